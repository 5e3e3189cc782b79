import type { Values } from "../naming.ts";
import { type CheckFailure, UNKNOWN } from "../typeSchema.ts";

/** Memory that goes with so many CPU units: least, most and step, in MiB. */
type Memory = readonly [least: number, most: number, step: number];

const GIB = 1024;

/** @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html#fargate-tasks-size */
const SIZES: Readonly<Record<number, Memory>> = {
  512: [1 * GIB, 4 * GIB, GIB],
  1024: [2 * GIB, 8 * GIB, GIB],
  2048: [4 * GIB, 16 * GIB, GIB],
  4096: [8 * GIB, 30 * GIB, GIB],
  8192: [16 * GIB, 60 * GIB, 4 * GIB],
  16384: [32 * GIB, 120 * GIB, 8 * GIB],
};
/** The smallest size has a half GiB too: 512, 1024 or 2048 MiB. */
const SMALLEST = { cpu: 256, memory: [512, 1024, 2048] };

/** Refuses a task on Fargate whose CPU and memory are no size that Fargate has. */
export function fargateSize(inputs: Values): CheckFailure[] {
  const { requiresCompatibilities: on, cpu, memory } = inputs;
  const isOnFargate = Array.isArray(on) && on.includes("FARGATE");
  if (!isOnFargate || [cpu, memory].includes(UNKNOWN)) return [];
  const units = amount(cpu, /^([\d.]+) ?vcpus?$/i);
  const mib = amount(memory, /^([\d.]+) ?gb$/i);
  if (units === undefined || mib === undefined) {
    const property = units === undefined ? "cpu" : "memory";
    return [
      { property, reason: `Fargate requires that '${property}' be defined at the task level.` },
    ];
  }
  if (isSize(units, mib)) return [];
  const given = `${String(units)} CPU, ${String(mib)} memory`;
  const reason = `No Fargate configuration exists for given values: ${given}. See the Amazon ECS documentation for the valid values.`;
  return [{ property: "memory", reason }];
}

/** A number as it is, or in the larger unit, of which one is 1024. */
function amount(value: unknown, larger: RegExp): number | undefined {
  const text = typeof value === "string" || typeof value === "number" ? String(value) : "";
  const inLarger = larger.exec(text)?.[1];
  if (inLarger !== undefined) return Number(inLarger) * 1024;
  return /^\d+$/.test(text) ? Number(text) : undefined;
}

function isSize(units: number, mib: number): boolean {
  if (units === SMALLEST.cpu) return SMALLEST.memory.includes(mib);
  const [least, most, step] = SIZES[units] ?? [Infinity, 0, 1];
  return mib >= least && mib <= most && (mib - least) % step === 0;
}
