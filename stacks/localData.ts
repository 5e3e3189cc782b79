import type * as pulumi from "@pulumi/pulumi";

import { type Classification, CLASSIFICATIONS } from "../components/data/classification.ts";
import type { TrackedTable } from "../components/data/phiAccessTracking.ts";
import {
  RECORD_TABLE_KEYS,
  RECORD_TABLES,
  type RecordTableKey,
} from "../components/data/recordTables.ts";
import { each } from "../components/lib/each.ts";
import type { DataOutputs } from "./outputs.ts";

type Text = pulumi.Input<string>;

/** Of what the primary owns in both regions, what one region works with. */
export interface LocalData {
  /** Keys of the `data` account, in this region. */
  keyArns: Record<Classification, Text>;
  /** Key for PHI of the `ml` account, in this region. */
  mlKeyArn: Text;
  /** Key that makes pseudonyms, in this region. */
  pseudonymKeyArn: Text;
  /** Tables of records, with their streams in this region. */
  tables: Record<RecordTableKey, TrackedTable>;
  /** Where access to buckets of the `data` account is logged, in this region. */
  accessLogBucket: Text;
}

/**
 * @param side `home` in the primary region, `replica` in the recovery region
 */
export function localData(data: DataOutputs<Text>, side: "home" | "replica"): LocalData {
  const keyOf = ({ keyArn, replicaKeyArn }: DataOutputs<Text>["mlKey"]) =>
    side === "home" ? keyArn : replicaKeyArn;
  return {
    keyArns: each(CLASSIFICATIONS, (one) => keyOf(data.dataKeys[one])),
    mlKeyArn: keyOf(data.mlKey),
    pseudonymKeyArn: keyOf(data.pseudonymKey),
    tables: each(RECORD_TABLE_KEYS, (key) => {
      const { name: tableName, streamArn, replicaStreamArn } = data.tables[key];
      return {
        tableName,
        streamArn: side === "home" ? streamArn : replicaStreamArn,
        keyArn: keyOf(data.dataKeys[RECORD_TABLES[key]]),
      };
    }),
    accessLogBucket: side === "home" ? data.accessLogs.name : data.accessLogs.replicaName,
  };
}
