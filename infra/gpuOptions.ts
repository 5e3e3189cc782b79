import { z } from "zod";

import { each } from "../components/lib/each.ts";
import { GPU_FAMILIES } from "../components/compute/instanceTypes.ts";
import { TimeZone, ZoneId } from "./schema.ts";

const NUMBER = "a whole number of at least 0";
const Count = z.int("a whole number").min(0, NUMBER);
const Cron = z
  .string("a cron expression of five fields")
  .regex(/^([\dA-Za-z*,/-]+ ){4}[\dA-Za-z*,/-]+$/, "a cron expression of five fields");

export const Bounds = z
  .strictObject({ min: Count, max: Count }, { error: "an object with min and max" })
  .refine(({ min, max }) => min <= max, "min up to max");

const Purchase = z.strictObject({
  onDemandBase: Count,
  spotShare: z
    .number("a percentage above 0")
    .gt(0, "a percentage above 0")
    .max(100, "a percentage of at most 100"),
});

const Reserve = z.discriminatedUnion(
  "kind",
  [
    z.strictObject({
      kind: z.literal("onDemand"),
      instances: z
        .record(ZoneId, z.int("a whole number").min(1, "a whole number of at least 1"))
        .refine((zones) => Object.keys(zones).length > 0, "instances of one zone or more"),
    }),
    z.strictObject({
      kind: z.literal("capacityBlock"),
      reservationId: z
        .string("a reservation's id")
        .regex(/^cr-[0-9a-f]{8,17}$/, "a reservation's id, such as cr-0123456789abcdef0"),
      zoneId: ZoneId,
    }),
  ],
  { error: "an object whose kind is onDemand or capacityBlock" },
);

const OffHours = z.strictObject({
  bounds: Bounds,
  begin: Cron,
  end: Cron,
  timeZone: TimeZone,
});

const Family = z
  .strictObject({
    active: Bounds,
    passive: Bounds,
    zoneIds: z.array(ZoneId).min(1, "one zone id or more").optional(),
    purchase: Purchase.optional(),
    warm: Count.optional(),
    reserve: Reserve.optional(),
    offHours: OffHours.optional(),
  })
  .refine(({ purchase, warm = 0 }) => purchase === undefined || warm === 0, {
    path: ["warm"],
    message: "none beside purchase: warm pools are for hosts that are all on demand",
  })
  .refine(({ reserve, warm = 0 }) => reserve?.kind !== "capacityBlock" || warm === 0, {
    path: ["warm"],
    message: "none in a Capacity Block",
  })
  .refine(({ purchase, reserve }) => purchase === undefined || reserve === undefined, {
    path: ["reserve"],
    message: "nothing beside purchase: Spot is not reserved",
  })
  .refine(({ active, offHours }) => (offHours?.bounds.max ?? 0) <= active.max, {
    path: ["offHours", "bounds"],
    message: "at most active.max",
  });

/**
 * The hosts with accelerators of a region, as its configuration says it under `gpuCapacity`: any of the families, one or more.
 */
export const GpuOptions = z
  .strictObject(
    each(GPU_FAMILIES, () => Family.optional()),
    {
      error: ({ code }) =>
        code === "unrecognized_keys" ? `only ${GPU_FAMILIES.join(", ")}` : "an object",
    },
  )
  .refine((plan) => Object.values(plan).some((family) => family !== undefined), {
    message: `one or more of ${GPU_FAMILIES.join(", ")}`,
  });
