import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

import { nearest } from "./nearest.ts";

/** What the installed `@pulumi/aws` says of one resource type. */
export interface TypeSchema {
  /** Type token, such as `aws:ec2/routeTable:RouteTable`. */
  readonly token: string;
  /** Names a program may give. */
  readonly inputs: ReadonlySet<string>;
  /** Inputs without which the resource cannot be declared. */
  readonly required: readonly string[];
  /** Names that only AWS can give; an input that AWS fills in when absent is not among them. */
  readonly outputs: readonly string[];
  /** Properties the engine keeps encrypted. */
  readonly secrets: readonly string[];
}

/** A property that was refused, as the provider protocol reports it. */
export interface CheckFailure {
  property: string;
  reason: string;
}

/** Stands for a value that a preview does not know yet. */
export const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

const packageRoot = dirname(createRequire(import.meta.url).resolve("@pulumi/aws/package.json"));
const schemas = new Map<string, TypeSchema | undefined>();
const listings = new Map<string, readonly string[]>();

/** Undefined when the installed package has no such type. */
export function typeSchema(token: string): TypeSchema | undefined {
  if (!schemas.has(token)) schemas.set(token, readSchema(token));
  return schemas.get(token);
}

function readSchema(token: string): TypeSchema | undefined {
  const [, module, file] = /^aws:(\w+)\/(\w+):\w+$/.exec(token) ?? [];
  if (module === undefined || file === undefined) return undefined;
  const folder = module === "index" ? packageRoot : join(packageRoot, module);
  for (const candidate of candidates(folder, file)) {
    const source = readFileSync(join(folder, candidate), "utf8");
    if (source.includes(`__pulumiType = '${token}'`)) return parseSchema(token, source);
  }
  return undefined;
}

/**
 * The package spells some file names unlike their tokens: `mLTransform` lives in `mltransform.js`,
 * and `index` in `index_.js` because `index.js` is the module itself.
 */
function candidates(folder: string, file: string): string[] {
  const wanted = `${file}.js`.toLowerCase();
  return filesOf(folder).filter((name) => name.replace("_.js", ".js").toLowerCase() === wanted);
}

function filesOf(folder: string): readonly string[] {
  const known = listings.get(folder);
  if (known !== undefined) return known;
  const files = existsSync(folder) ? readdirSync(folder) : [];
  listings.set(folder, files);
  return files;
}

/** The part of the constructor that handles declared arguments, not `Class.get(...)`. */
function parseSchema(token: string, source: string): TypeSchema {
  const body = source.slice(source.lastIndexOf("const args = argsOrState;"));
  const secretList = /additionalSecretOutputs: \[([^\]]*)\]/.exec(body)?.[1] ?? "";
  return {
    token,
    inputs: new Set(captures(body, /resourceInputs\["(\w+)"\] = (?!undefined \/\*out\*\/)/g)),
    required: captures(body, /if \(args\?\.(\w+) === undefined && !opts\.urn\)/g),
    outputs: captures(body, /resourceInputs\["(\w+)"\] = undefined \/\*out\*\//g),
    secrets: captures(secretList, /"(\w+)"/g),
  };
}

function captures(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].flatMap(([, name]) => name ?? []);
}

/** Names that start with two underscores, such as `__defaults`, are the engine's own. */
export function isInternal(name: string): boolean {
  return name.startsWith("__");
}

/**
 * Whether an input is write-only, such as `masterPasswordWo`: sent to AWS and kept, encrypted, among the resource's inputs, but no output, and
 * gone from the inputs after a refresh. Without a value to compare with, a new one alone is no difference: its version is.
 * Inputs within inputs, of which few types have any, are not looked at.
 *
 * @see https://www.pulumi.com/docs/iac/concepts/secrets/write-only-fields/
 */
export function isWriteOnly({ secrets, inputs }: TypeSchema, name: string): boolean {
  return name.endsWith("Wo") && secrets.includes(name) && inputs.has(name);
}

/** Refuses what the real provider refuses before any call: unknown and missing arguments. */
export function checkInputs(
  schema: TypeSchema,
  inputs: Readonly<Record<string, unknown>>,
): CheckFailure[] {
  const given = Object.keys(inputs).filter((name) => !isInternal(name));
  return [
    ...given
      .filter((name) => !schema.inputs.has(name))
      .map((name) => ({ property: name, reason: unsupported(schema, name) })),
    ...schema.required
      .filter((name) => inputs[name] === undefined || inputs[name] === null)
      .map((name) => ({
        property: name,
        reason: `Missing required argument. The argument "${name}" is required, but no definition was found.`,
      })),
  ];
}

function unsupported(schema: TypeSchema, name: string): string {
  if (schema.outputs.includes(name)) {
    return `Unsupported argument. "${name}" is decided by AWS and cannot be given.`;
  }
  const near = nearest(name, schema.inputs);
  const hint = near === undefined ? "" : ` Did you mean "${near}"?`;
  return `Unsupported argument. An argument named "${name}" is not expected here.${hint}`;
}
