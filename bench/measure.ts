import { rmSync } from "node:fs";
import { join } from "node:path";

import { SANDBOX_FOLDER } from "../sandbox/paths.ts";
import { type RunOptions, Sandbox, type SandboxOptions } from "../sandbox/sandbox.ts";
import { changes } from "../sandbox/tally.ts";

/** Type of the resource that stands for the stack itself. */
export const STACK = "pulumi:pulumi:Stack";

/** One preview, measured from the call to its end. */
export interface Preview {
  seconds: number;
  /** From the call until the engine registers the first resource that is not the stack itself. */
  firstResourceSeconds: number;
  resources: number;
}

/** What is previewed: a sandbox of its own, and how it runs. */
export interface Case {
  options: SandboxOptions;
  policies: boolean;
}

/**
 * Previews `prod` of each case on an empty sandbox.
 *
 * @see interleaved for how often, and which counts
 */
export function previews<Name extends string>(
  cases: Record<Name, Case>,
  rounds = 3,
): Promise<Record<Name, Preview>> {
  return interleaved(cases, rounds, one);
}

/**
 * Measures each case once unmeasured and then `rounds` times, case after case in every round: what the machine does besides then
 * falls on all of them.
 *
 * @returns the fastest of each case, since disturbances only ever add
 */
export async function interleaved<Name extends string, Given, Measured extends { seconds: number }>(
  cases: Record<Name, Given>,
  rounds: number,
  measure: (name: Name, given: Given, isFirst: boolean) => Promise<Measured>,
): Promise<Record<Name, Measured>> {
  const names = Object.keys(cases) as Name[];
  const best = {} as Record<Name, Measured>;
  for (let round = 0; round <= rounds; round += 1) {
    for (const name of names) {
      const measured = await measure(name, cases[name], round === 0);
      // The unmeasured round's place is taken by the first that counts.
      if (round <= 1 || measured.seconds < best[name].seconds) best[name] = measured;
    }
  }
  return best;
}

async function one(name: string, { options, policies }: Case, first: boolean): Promise<Preview> {
  const folder = join(SANDBOX_FOLDER, "bench", name);
  if (first) rmSync(folder, { recursive: true, force: true });
  const sandbox = await Sandbox.open({ ...options, folder });
  try {
    return await once(sandbox, { policies });
  } finally {
    sandbox.close();
  }
}

async function once(sandbox: Sandbox, options: RunOptions): Promise<Preview> {
  const start = performance.now();
  const elapsed = () => (performance.now() - start) / 1000;
  let first = Infinity;
  const outcome = await sandbox.run("preview", "prod", {
    ...options,
    onEvent: ({ resourcePreEvent }) => {
      const type = resourcePreEvent?.metadata.type ?? STACK;
      if (type !== STACK) first = Math.min(first, elapsed());
    },
  });
  if (outcome.exitCode !== 0) throw new Error(outcome.output);
  const { create = 0 } = changes(outcome.events);
  return { seconds: elapsed(), firstResourceSeconds: first, resources: create };
}
