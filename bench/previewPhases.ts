import { join } from "node:path";

import { REPOSITORY } from "../sandbox/paths.ts";
import { peakMemoryOfChildren } from "./memory.ts";
import { type Preview, previews } from "./measure.ts";
import type { Result } from "./result.ts";

const SMALL_SPOKES = 2;
const MANY_SPOKES = 20;

/** `prod` against a stock program, against itself with the policy pack, and how soon it begins. */
export async function onEngine(): Promise<Result[]> {
  const memory = peakMemoryOfChildren();
  const { sized } = await previews({ sized: { options: {}, policies: true } }, 1);
  const peak = memory.stop();
  const program = { main: join(REPOSITORY, "bench", "stock"), runtime: "nodejs" };
  const override = () => ({ "novamind:count": sized.resources });
  const pack = join(REPOSITORY, "bench", "emptyPack");
  const { own, checked, idle, stock } = await previews(
    {
      own: { options: {}, policies: false },
      checked: { options: {}, policies: true },
      idle: { options: { pack }, policies: true },
      stock: { options: { program, override }, policies: false },
    },
    2,
  );
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
export async function growth(): Promise<Result[]> {
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
export async function checks(): Promise<Result[]> {
  const { strict, lenient } = await previews(
    {
      strict: { options: {}, policies: false },
      lenient: { options: { strict: false }, policies: false },
    },
    2,
  );
  return [
    {
      what: "preview of prod with simulated AWS's checks against without them",
      measured: strict.seconds / lenient.seconds,
      atMost: 1.1,
      unit: "ratio",
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
