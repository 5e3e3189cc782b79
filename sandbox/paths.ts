import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The checkout: where Pulumi.yaml lies. */
export const REPOSITORY = fileURLToPath(new URL("..", import.meta.url)).replace(/\/$/, "");

/** All that the sandbox writes lies in here; git ignores it, and deleting it starts afresh. */
export const SANDBOX_FOLDER = join(REPOSITORY, ".sandbox");

/** A path of a file that belongs to the sandbox's own source. */
export function ownFile(...path: string[]): string {
  return join(REPOSITORY, "sandbox", ...path);
}

/** Version of an installed package, from its own package.json. */
export function packageVersion(name: string): string {
  const text = readFileSync(join(REPOSITORY, "node_modules", name, "package.json"), "utf8");
  return (JSON.parse(text) as { version: string }).version;
}
