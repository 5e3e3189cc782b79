import type { Result } from "./result.ts";
import { type Up, ups } from "./ups.ts";

/** How the time per resource of an update grows with the number of resources. */
export async function scale(): Promise<Result[]> {
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
