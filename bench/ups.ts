import { rmSync } from "node:fs";
import { join } from "node:path";

import { REPOSITORY, SANDBOX_FOLDER } from "../sandbox/paths.ts";
import { Sandbox, type SandboxOptions } from "../sandbox/sandbox.ts";
import { STATE_AT_THE_END } from "../sandbox/testing/openSandbox.ts";
import { interleaved, STACK } from "./measure.ts";
import { simulatedTime } from "./simulatedTime.ts";

/** Resources in one workload of bench/many. */
const PER_WORKLOAD = 52;

/** One update of an empty sandbox, from the first resource to the last: what comes before and after is not its size's doing. */
export interface Up {
  seconds: number;
  /** Of these, what simulated AWS took to answer. */
  simulatedSeconds: number;
  /** What is in simulated AWS after it. */
  resources: number;
}

/** Updates to about as many resources as each case says, without policies, each as often as {@link interleaved} has it. */
export function ups<Name extends string>(
  cases: Record<Name, number>,
  rounds: number,
): Promise<Record<Name, Up>> {
  return interleaved(cases, rounds, (name, resources) => up(name, resources));
}

async function up(name: string, resources: number): Promise<Up> {
  const folder = join(SANDBOX_FOLDER, "bench", name);
  rmSync(folder, { recursive: true, force: true });
  const sandbox = await Sandbox.open({ ...many(resources), folder });
  const simulated = simulatedTime();
  let [first, last] = [0, 0];
  try {
    const outcome = await sandbox.run("up", "prod", {
      policies: false,
      onEvent: ({ resourcePreEvent, resOutputsEvent }) => {
        const type = (resourcePreEvent ?? resOutputsEvent)?.metadata.type ?? STACK;
        if (type === STACK) return;
        last = performance.now();
        if (first === 0) first = last;
      },
    });
    if (outcome.exitCode !== 0) throw new Error(outcome.output);
    return {
      seconds: (last - first) / 1000,
      simulatedSeconds: simulated(),
      resources: sandbox.world.inventory().length,
    };
  } finally {
    sandbox.close();
  }
}

function many(resources: number): SandboxOptions {
  const workloads = Math.round(resources / PER_WORKLOAD);
  return {
    program: {
      main: join(REPOSITORY, "bench", "many"),
      runtime: {
        name: "nodejs",
        options: { typescript: false, nodeargs: "--max-semi-space-size=64" },
      },
    },
    override: () => ({ "novamind:workloads": workloads }),
    // The CLI writes all of the state to its file before and after each resource: nine tenths of an update of 500, and all but all
    // of one of 5,000.
    env: STATE_AT_THE_END,
  };
}
