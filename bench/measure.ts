import { rmSync } from "node:fs";
import { join } from "node:path";

import { SANDBOX_FOLDER } from "../sandbox/paths.ts";
import { type RunOptions, Sandbox, type SandboxOptions } from "../sandbox/sandbox.ts";
import { changes } from "../sandbox/tally.ts";

const STACK = "pulumi:pulumi:Stack";

/** One preview, measured from the call to its end. */
export interface Preview {
  seconds: number;
  /** From the call until the engine registers the first resource that is not the stack itself. */
  firstResourceSeconds: number;
  resources: number;
}

/**
 * Previews `prod` on an empty sandbox, once unmeasured and then `runs` times.
 *
 * @returns the fastest run: what the machine did besides only ever adds to the others
 */
export async function preview(
  name: string,
  options: SandboxOptions,
  run: RunOptions,
  runs = 3,
): Promise<Preview> {
  const folder = join(SANDBOX_FOLDER, "bench", name);
  rmSync(folder, { recursive: true, force: true });
  const sandbox = await Sandbox.open({ ...options, folder });
  try {
    await once(sandbox, run);
    const measured: Preview[] = [];
    for (let count = 0; count < runs; count += 1) measured.push(await once(sandbox, run));
    return measured.reduce((best, one) => (one.seconds < best.seconds ? one : best));
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
