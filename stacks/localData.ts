import type * as pulumi from "@pulumi/pulumi";

import type { Classification } from "../components/data/classification.ts";
import { CLASSIFICATIONS } from "../components/data/classification.ts";
import type { DataOutputs } from "./outputs.ts";

type Text = pulumi.Input<string>;

/** Of what the primary owns in both regions, what one region works with. */
export interface LocalData {
  /** Keys of the `data` account, in this region. */
  keyArns: Record<Classification, Text>;
  /** Key for PHI of the `ml` account, in this region. */
  mlKeyArn: Text;
  /** Where access to buckets of the `data` account is logged, in this region. */
  accessLogBucket: Text;
}

/**
 * @param side `home` in the primary region, `replica` in the recovery region
 */
export function localData(data: DataOutputs<Text>, side: "home" | "replica"): LocalData {
  const keyOf = ({ keyArn, replicaKeyArn }: DataOutputs<Text>["mlKey"]) =>
    side === "home" ? keyArn : replicaKeyArn;
  const keys = CLASSIFICATIONS.map((one) => [one, keyOf(data.dataKeys[one])]);
  return {
    keyArns: Object.fromEntries(keys) as LocalData["keyArns"],
    mlKeyArn: keyOf(data.mlKey),
    accessLogBucket: side === "home" ? data.accessLogs.name : data.accessLogs.replicaName,
  };
}
