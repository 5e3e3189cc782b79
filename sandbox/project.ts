import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { parse, stringify } from "yaml";

import { ownFile, REPOSITORY } from "./paths.ts";

/** The part of a stack's settings file that the sandbox reads or writes. */
export interface StackSettings {
  config?: Record<string, unknown>;
  encryptionsalt?: string;
}

/** Changes a stack's configuration before the sandbox runs it: for tests and benchmarks. */
export type Override = (config: Record<string, unknown>, stack: string) => Record<string, unknown>;

/** A program to run instead of the repository's own. */
export interface OtherProgram {
  /** Its folder, which is `main` of the project. */
  main: string;
  /** `runtime` of the project, if it is to be another. */
  runtime?: unknown;
}

/**
 * Writes the project that the engine runs in the sandbox: the repository's own Pulumi.yaml, with the program at its place in the
 * repository and nothing else changed but where the provider plugins are.
 */
export function writeProject(folder: string, program: OtherProgram | undefined): void {
  mkdirSync(folder, { recursive: true });
  const project = read(join(REPOSITORY, "Pulumi.yaml")) as Record<string, unknown>;
  const providers = ["aws", "awsx"].map((name) => ({ name, path: ownFile("plugins", name) }));
  const main = join(REPOSITORY, "infra");
  write(join(folder, "Pulumi.yaml"), { ...project, main, ...program, plugins: { providers } });
}

/** Writes one stack's settings; its secrets stay encrypted by the passphrase of the sandbox, never by a key of AWS. */
export function writeStackSettings(folder: string, stack: string, override: Override): void {
  const name = `Pulumi.${stack}.yaml`;
  const { config = {} } = read(join(REPOSITORY, name)) as StackSettings;
  const own = join(folder, name);
  const salt = existsSync(own) ? (read(own) as StackSettings).encryptionsalt : undefined;
  const settings: StackSettings = { config: override(config, stack) };
  write(own, salt === undefined ? settings : { ...settings, encryptionsalt: salt });
}

function read(file: string): unknown {
  return parse(readFileSync(file, "utf8"));
}

function write(file: string, value: unknown): void {
  writeFileSync(file, stringify(value));
}
