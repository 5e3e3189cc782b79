import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";

import { REPOSITORY } from "../sandbox/paths.ts";
import { peakMemoryOfChildren } from "./memory.ts";
import { type Preview, previews } from "./measure.ts";
import { type Up, ups } from "./ups.ts";

const run = promisify(execFile);

/** One line of the result: what was measured, and what it may be at most. */
interface Result {
  what: string;
  measured: number;
  atMost?: number;
  unit: "ratio" | "s" | "MiB";
}

const SMALL_SPOKES = 2;
const MANY_SPOKES = 20;

process.exitCode = await main();

async function main(): Promise<number> {
  const results = [
    ...(await onEngine()),
    ...(await checks()),
    ...(await growth()),
    ...(await scale()),
    ...(await unitTests()),
  ];
  for (const { what, measured, atMost, unit } of results) {
    const limit = atMost === undefined ? "" : `  at most ${String(atMost)}`;
    const verdict = atMost !== undefined && measured > atMost ? "  MISSED" : "";
    process.stdout.write(`${what}: ${measured.toFixed(2)} ${unit}${limit}${verdict}\n`);
  }
  const file = join(REPOSITORY, "bench", "results.json");
  writeFileSync(file, `${JSON.stringify({ node: process.version, results }, undefined, 2)}\n`);
  return results.some(({ measured, atMost = Infinity }) => measured > atMost) ? 1 : 0;
}

async function onEngine(): Promise<Result[]> {
  const memory = peakMemoryOfChildren();
  const { sized } = await previews({ sized: { options: {}, policies: true } }, 1);
  const peak = memory.stop();
  const program = { main: join(REPOSITORY, "bench", "stock"), runtime: "nodejs" };
  const override = () => ({ "novamind:count": sized.resources });
  const pack = join(REPOSITORY, "bench", "emptyPack");
  const { own, checked, idle, stock } = await previews({
    own: { options: {}, policies: false },
    checked: { options: {}, policies: true },
    idle: { options: { pack }, policies: true },
    stock: { options: { program, override }, policies: false },
  });
  return [
    {
      what: `preview of prod against ${String(own.resources)} plain resources of a stock program`,
      measured: own.seconds / stock.seconds,
      atMost: 0.7,
      unit: "ratio",
    },
    {
      what: "preview of prod with the policy pack against without it",
      measured: checked.seconds / own.seconds,
      atMost: 1.2,
      unit: "ratio",
    },
    {
      what: "preview of prod with the policy pack against one with a pack that checks nothing",
      measured: checked.seconds / idle.seconds,
      unit: "ratio",
    },
    {
      what: "from the command to the first resource, policy pack included",
      measured: checked.firstResourceSeconds,
      atMost: 4,
      unit: "s",
    },
    { what: "preview of prod", measured: own.seconds, unit: "s" },
    { what: "preview of prod with the policy pack", measured: checked.seconds, unit: "s" },
    { what: "preview of the stock program", measured: stock.seconds, unit: "s" },
    {
      what: "from the command to the first resource, without the policy pack",
      measured: own.firstResourceSeconds,
      atMost: 4,
      unit: "s",
    },
    { what: "peak memory of the CLI, the program and all plugins", measured: peak, unit: "MiB" },
  ];
}

/** How the time per resource grows with the number of VPCs. */
async function growth(): Promise<Result[]> {
  const { few, many } = await previews(
    {
      few: { options: { override: withSpokes(SMALL_SPOKES) }, policies: false },
      many: { options: { override: withSpokes(MANY_SPOKES) }, policies: false },
    },
    2,
  );
  const perResource = ({ seconds, firstResourceSeconds, resources }: Preview) =>
    (seconds - firstResourceSeconds) / resources;
  return [
    {
      what: `time per resource with ${String(MANY_SPOKES)} spokes against ${String(SMALL_SPOKES)}`,
      measured: perResource(many) / perResource(few),
      atMost: 1.15,
      unit: "ratio",
    },
  ];
}

/** What it costs a preview that simulated AWS refuses what AWS refuses. */
async function checks(): Promise<Result[]> {
  const { strict, lenient } = await previews({
    strict: { options: {}, policies: false },
    lenient: { options: { strict: false }, policies: false },
  });
  return [
    {
      what: "preview of prod with simulated AWS's checks against without them",
      measured: strict.seconds / lenient.seconds,
      atMost: 1.1,
      unit: "ratio",
    },
  ];
}

/** How the time per resource of an update grows with the number of resources. */
async function scale(): Promise<Result[]> {
  const { hundreds, thousands } = await ups({ hundreds: 500, thousands: 5000 }, 2);
  const [few, many] = [String(hundreds.resources), String(thousands.resources)];
  const grows = (seconds: (of: Up) => number) =>
    seconds(thousands) / thousands.resources / (seconds(hundreds) / hundreds.resources);
  return [
    {
      what: `update, time in simulated AWS per resource with ${many} resources against ${few}`,
      measured: grows(({ simulatedSeconds }) => simulatedSeconds),
      atMost: 1.2,
      unit: "ratio",
    },
    {
      what: `update without checkpoints, time per resource with ${many} resources against ${few}`,
      measured: grows(({ seconds }) => seconds),
      atMost: 1.2,
      unit: "ratio",
    },
    {
      what: `update without checkpoints, from the first of ${many} resources to the last`,
      measured: thousands.seconds,
      unit: "s",
    },
    {
      what: `of this, in simulated AWS`,
      measured: thousands.simulatedSeconds,
      unit: "s",
    },
  ];
}

function withSpokes(count: number) {
  return (config: Record<string, unknown>): Record<string, unknown> => {
    const platform = config["novamind:platform"] as Record<string, unknown>;
    const spokes = Object.fromEntries(
      Array.from({ length: count }, (_, index) => {
        const cidr = `10.24.${String(index * 8)}.0/21`;
        return [`spoke${String(index)}`, { layout: "data", account: "data", cidr }];
      }),
    );
    return { ...config, "novamind:platform": { ...platform, spokes } };
  };
}

async function unitTests(): Promise<Result[]> {
  const mocha = join(REPOSITORY, "node_modules", "mocha", "bin", "mocha.js");
  const seconds = async (...files: string[]) => {
    // All of the project's settings for mocha but its list of files.
    const settings = ["--no-config", "--import=tsx", "--timeout=10000"];
    const args = [mocha, ...settings, "--reporter=json", ...files];
    const { stdout } = await run(process.execPath, args, { cwd: REPOSITORY, maxBuffer: 2 ** 26 });
    const { stats } = JSON.parse(stdout) as { stats: { duration: number } };
    return stats.duration / 1000;
  };
  return [
    {
      what: "unit tests of one component, HipaaVpc",
      measured: await seconds("components/network/hipaaVpc.test.ts"),
      atMost: 1,
      unit: "s",
    },
    {
      what: "all tests on mocks",
      measured: await seconds("components/**/*.test.ts", "infra/*.test.ts"),
      atMost: 15,
      unit: "s",
    },
  ];
}
