import { z } from "zod";

const Count = z.int("a whole number").min(1, "a whole number of at least 1");
const Class = z
  .string("an instance class")
  .regex(/^(cache|dax|db)\.[\w.-]+$/, "an instance class of AWS");

const Acu = z
  .number("Aurora capacity units")
  .min(2, "2 to 256 in halves")
  .max(256, "2 to 256 in halves");

const Capacity = z.discriminatedUnion(
  "kind",
  [
    z.strictObject({ kind: z.literal("provisioned"), instanceClass: Class }),
    z.strictObject({ kind: z.literal("serverless"), minAcu: Acu, maxAcu: Acu }),
  ],
  { error: "an object whose kind is provisioned or serverless" },
);

/**
 * How large a region's stores are, as its configuration says it under `stores`. What a class has to be for each store, the components say.
 */
export const Stores = z.strictObject({
  records: z.strictObject({
    capacity: z.strictObject({ active: Capacity, passive: Capacity }),
    maxReaders: Count,
  }),
  actigraphy: z.strictObject({ instanceClass: Class, storageGib: Count, maxStorageGib: Count }),
  cache: z.strictObject({ nodeType: Class, nodes: Count }),
  graph: z.strictObject({ instanceClass: Class }),
  timeSeries: z.strictObject({ instanceType: Class, storageGib: Count }),
  accelerator: z.strictObject({ nodeType: Class }).optional(),
});
