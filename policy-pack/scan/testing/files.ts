import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import type { Report } from "../../report/report.ts";
import { exportFile } from "./mix.ts";
import { policy, type Ran } from "./running.ts";

export const KEY = "aws:kms/key:Key";

export const urnOf = (name: string, type = KEY): string =>
  `urn:pulumi:prod::novamind::${type}::${name}`;

/** A key as an export has it. */
export const key = (name: string, inputs: object): object => ({
  urn: urnOf(name),
  type: KEY,
  id: name,
  inputs,
});

/** Keys of which one complies with every rule and the other breaks `kms-key-rotates` alone. */
export const good = key("good", { enableKeyRotation: true, deletionWindowInDays: 30 });
export const bad = key("bad", { enableKeyRotation: false, deletionWindowInDays: 30 });

/** Files to scan, in a folder of their own. */
export class Files {
  readonly #folder = mkdtempSync(join(tmpdir(), "scan-"));

  path(name: string): string {
    return join(this.#folder, name);
  }

  write(name: string, content: string | Buffer | object): string {
    const asItIs = typeof content === "string" || Buffer.isBuffer(content);
    writeFileSync(this.path(name), asItIs ? content : JSON.stringify(content));
    return this.path(name);
  }

  /** An export of a stack that has these resources. */
  stack(name: string, ...resources: object[]): string {
    return this.write(name, exportFile(resources));
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true });
  }
}

/** Runs `npm run policy -- scan --format json`. */
export function scanned(...args: string[]): Ran & { report: Report } {
  const ran = policy(["scan", "--format", "json", ...args]);
  return { ...ran, report: JSON.parse(ran.out) as Report };
}
