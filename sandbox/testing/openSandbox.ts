import { rmSync } from "node:fs";
import { join } from "node:path";

import { SANDBOX_FOLDER } from "../paths.ts";
import { Sandbox, type Outcome, type SandboxOptions } from "../sandbox.ts";

/**
 * Environment in which the CLI writes a stack's state once, at the end: with every step it writes all of it, which of a thousand resources
 * takes longer than making them. Not for tests that end the engine before its time.
 */
export const STATE_AT_THE_END = { PULUMI_SKIP_CHECKPOINTS: "true" };

/** A sandbox that starts empty, apart from the one that people use. */
export function openSandbox(name: string, options: SandboxOptions = {}): Promise<Sandbox> {
  const folder = join(SANDBOX_FOLDER, "tests", name);
  rmSync(folder, { recursive: true, force: true });
  return Sandbox.open({ ...options, folder });
}

interface Deployment {
  deployment: { resources?: { type: string; id?: string; custom: boolean }[] };
}

/** The resources of AWS in a stack's state, as `<type> <id>`, in a fixed order. */
export async function inState(sandbox: Sandbox, stack: string): Promise<string[]> {
  const { deployment } = JSON.parse(await sandbox.export(stack)) as Deployment;
  return (deployment.resources ?? [])
    .filter(({ type, custom }) => custom && type.startsWith("aws:"))
    .map(({ type, id = "" }) => `${type} ${id}`)
    .sort();
}

/** The resources that simulated AWS holds for a stack, as {@link inState} spells them. */
export function inWorld(sandbox: Sandbox, stack: string): string[] {
  return sandbox.world
    .inventory()
    .filter((one) => one.stack === stack)
    .map(({ type, id }) => `${type} ${id}`)
    .sort();
}

/** Fails with what the engine printed unless the operation succeeded: an exit code alone tells nobody what to mend. */
export function succeeded({ operation, stack, exitCode, output }: Outcome): void {
  if (exitCode !== 0) throw new Error(`${operation} ${stack} failed:\n${output}`);
}
