import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { REPOSITORY } from "../sandbox/paths.ts";
import { onPolicyEngine } from "./packPhase.ts";
import { checks, growth, onEngine } from "./previewPhases.ts";
import type { Result } from "./result.ts";
import { scanning } from "./scanPhase.ts";
import { unitTests } from "./unitTests.ts";
import { scale } from "./updatePhases.ts";

/** What is measured, in order; each can be asked for by its name. */
const PHASES: Readonly<Record<string, () => Promise<Result[]>>> = {
  previews: onEngine,
  checks,
  growth,
  scale,
  units: unitTests,
  scan: scanning,
  pack: onPolicyEngine,
};
const FILE = join(REPOSITORY, "bench", "results.json");

process.exitCode = await main(process.argv.slice(2));

/** Measures the named phases, all unless some are named, and writes down each once it is over: the others keep what they last had. */
async function main(asked: string[]): Promise<number> {
  const unknown = asked.filter((name) => !(name in PHASES));
  if (unknown.length > 0) {
    process.stderr.write(
      `no such phase: ${unknown.join(", ")}; ${Object.keys(PHASES).join(", ")}\n`,
    );
    return 2;
  }
  let missed = false;
  for (const [name, measure] of Object.entries(PHASES)) {
    if (asked.length > 0 && !asked.includes(name)) continue;
    const results = await measure();
    process.stdout.write(`${name}\n${results.map(line).join("\n")}\n`);
    missed ||= results.some(({ measured, atMost = Infinity }) => measured > atMost);
    record(name, results);
  }
  return missed ? 1 : 0;
}

function line({ what, measured, atMost, unit }: Result): string {
  const limit = atMost === undefined ? "" : `  at most ${String(atMost)}`;
  const verdict = atMost !== undefined && measured > atMost ? "  MISSED" : "";
  return `  ${what}: ${measured.toFixed(2)} ${unit}${limit}${verdict}`;
}

function record(phase: string, results: Result[]): void {
  const known = JSON.parse(readFileSync(FILE, "utf8")) as Record<string, unknown>;
  const measured = { node: process.version, on: new Date().toISOString().slice(0, 10), results };
  writeFileSync(FILE, `${JSON.stringify({ ...known, [phase]: measured }, undefined, 2)}\n`);
}
