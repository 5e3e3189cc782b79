import type * as pulumi from "@pulumi/pulumi";

import type { Classification } from "./classification.ts";
import type { PerRegion } from "./replicatedBucket.ts";

/** A key in one region, and of which classification it is: a store takes no other than its own. */
export interface ClassifiedKeyArn<Class extends Classification = Classification> {
  classification: Class;
  arn: pulumi.Input<string>;
}

/** A key in both regions of a pair, and of which classification it is. */
export interface ClassifiedKeyArns<Class extends Classification = Classification> {
  classification: Class;
  arns: PerRegion;
}

/** The need of a store for a key of what it holds, as `demand` takes it. */
export function keyOfItsOwn(
  classification: Classification,
  key: ClassifiedKeyArn | ClassifiedKeyArns,
): Record<string, boolean> {
  return { [`a key of ${classification} data`]: key.classification === classification };
}
