import { rmSync } from "node:fs";
import { join } from "node:path";

import type { Resource } from "../policy-pack/resources.ts";
import { rules } from "../policy-pack/rules/index.ts";
import { readInput } from "../policy-pack/scan/input.ts";
import { exported, exportFile, roundOfAll } from "../policy-pack/scan/testing/mix.ts";
import { OWN_PACK } from "../sandbox/policyPack.ts";
import { REPOSITORY } from "../sandbox/paths.ts";
import { interleaved } from "./measure.ts";
import { ofResource, ofStack, PackProcess } from "./packProcess.ts";
import type { Result } from "./result.ts";

const ONE_RULE_PACK = join(REPOSITORY, "bench", "oneRulePack");
const ONE_POLICY_PACK = join(REPOSITORY, "bench", "onePolicyPack");

const STACK = 2000;

/** How much larger the stack is that shows how the time grows. */
const TIMES = 4;

/** What the engine waits for. */
export async function onPolicyEngine(): Promise<Result[]> {
  const starts = await coldStarts();
  return [...starts, ...(await perResource()), ...(await perStack())];
}

async function coldStarts(): Promise<Result[]> {
  const dist = join(OWN_PACK, "dist");
  const { first, later } = await interleaved(
    { first: true, later: false },
    5,
    async (_, isFirst) => {
      if (isFirst) rmSync(dist, { recursive: true, force: true });
      const start = performance.now();
      const pack = await PackProcess.start(OWN_PACK);
      const seconds = (performance.now() - start) / 1000;
      pack.stop();
      return { seconds };
    },
  );
  return [
    {
      what: "cold start of the pack from spawn to port, the very first one",
      measured: first.seconds,
      atMost: 1,
      unit: "s",
    },
    { what: "cold start of the pack, the next", measured: later.seconds, atMost: 1, unit: "s" },
  ];
}

/** Side by side: all rules, one rule in the same server, and one policy in the server of the SDK. */
async function perResource(): Promise<Result[]> {
  const questions = resources(roundOfAll()).map(ofResource);
  const folders = { all: OWN_PACK, rule: ONE_RULE_PACK, policy: ONE_POLICY_PACK };
  const { all, rule, policy } = await withPacks(folders, (packs) =>
    interleaved(packs, 8, async (_, pack) => {
      const start = performance.now();
      for (const question of questions) {
        await pack.ask("Remediate", question);
        await pack.ask("Analyze", question);
      }
      return { seconds: (performance.now() - start) / 1000 / questions.length };
    }),
  );
  const what = `Remediate and Analyze of one resource by ${String(rules.length)} rules`;
  return [
    {
      what: `${what} against one rule in the same server`,
      measured: all.seconds / rule.seconds,
      atMost: 1.5,
      unit: "ratio",
    },
    {
      what: `${what} against one policy in the SDK's server`,
      measured: all.seconds / policy.seconds,
      atMost: 1.5,
      unit: "ratio",
    },
    { what, measured: all.seconds * 1e6, unit: "µs" },
  ];
}

async function perStack(): Promise<Result[]> {
  const round = roundOfAll();
  const size = Math.ceil(STACK / round) * round;
  const [few, many] = [resources(size), resources(size * TIMES)];
  const cases = { stack: ofStack(few), large: ofStack(many) };
  const { stack, large } = await withPacks({ all: OWN_PACK }, ({ all }) =>
    interleaved(cases, 5, async (_, question) => {
      const start = performance.now();
      await all.ask("AnalyzeStack", question);
      return { seconds: (performance.now() - start) / 1000 };
    }),
  );
  return [
    {
      what: `AnalyzeStack over ${String(few.length)} resources`,
      measured: stack.seconds * 1000,
      atMost: 500,
      unit: "ms",
    },
    {
      what: `AnalyzeStack, time per resource of ${String(many.length)} against ${String(few.length)}`,
      measured: large.seconds / many.length / (stack.seconds / few.length),
      atMost: 1.2,
      unit: "ratio",
    },
  ];
}

/** Starts packs, and ends them whatever happens. */
async function withPacks<Name extends string, T>(
  folders: Record<Name, string>,
  use: (packs: Record<Name, PackProcess>) => Promise<T>,
): Promise<T> {
  const packs = {} as Record<Name, PackProcess>;
  try {
    for (const name of Object.keys(folders) as Name[]) {
      packs[name] = await PackProcess.start(folders[name]);
    }
    return await use(packs);
  } finally {
    for (const pack of Object.values<PackProcess>(packs)) pack.stop();
  }
}

/** Examples of all rules, complying and not, and what no rule is about. */
const resources = (count: number): Resource[] =>
  readInput(Buffer.from(exportFile(exported(count)))).resources;
