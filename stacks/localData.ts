import type * as pulumi from "@pulumi/pulumi";

import type { Classification } from "../components/data/classification.ts";
import type { ClassifiedKeyArn, ClassifiedKeyArns } from "../components/data/classifiedKeyArn.ts";
import type { TrackedTable } from "../components/data/phiAccessTracking.ts";
import {
  RECORD_TABLE_KEYS,
  RECORD_TABLES,
  type RecordTableKey,
} from "../components/data/recordTables.ts";
import { each } from "../components/lib/each.ts";
import type { DataOutputs, KeyPair } from "./outputs.ts";

type Text = pulumi.Input<string>;

/** Of what the primary owns in both regions, what one region works with. */
export interface LocalData {
  /** Keys of the `data` account, in this region. */
  keys: { readonly [Class in Classification]: ClassifiedKeyArn<Class> };
  /** Key for PHI of the `ml` account, in this region. */
  mlKeyArn: Text;
  /** Key that makes pseudonyms, in this region. */
  pseudonymKeyArn: Text;
  /** Tables of records, with their streams in this region. */
  tables: Record<RecordTableKey, TrackedTable>;
  /** Where access to buckets of the `data` account is logged, in this region, and requests to load balancers of `ml`. */
  accessLogBucket: Text;
  mlAccessLogBucket: Text;
}

/**
 * @param side `home` in the primary region, `replica` in the recovery region
 */
export function localData(data: DataOutputs<Text>, side: "home" | "replica"): LocalData {
  const arnOf = ({ keyArn, replicaKeyArn }: DataOutputs<Text>["mlKey"]) =>
    side === "home" ? keyArn : replicaKeyArn;
  const nameOf = ({ name, replicaName }: DataOutputs<Text>["accessLogs"]) =>
    side === "home" ? name : replicaName;
  const keyOf = <Class extends Classification>(classification: Class): ClassifiedKeyArn<Class> => ({
    classification,
    arn: arnOf(data.dataKeys[classification]),
  });
  return {
    keys: {
      phi: keyOf("phi"),
      pii: keyOf("pii"),
      clinical: keyOf("clinical"),
      public: keyOf("public"),
    },
    mlKeyArn: arnOf(data.mlKey),
    pseudonymKeyArn: arnOf(data.pseudonymKey),
    tables: each(RECORD_TABLE_KEYS, (key) => {
      const { name: tableName, streamArn, replicaStreamArn } = data.tables[key];
      return {
        tableName,
        streamArn: side === "home" ? streamArn : replicaStreamArn,
        keyArn: arnOf(data.dataKeys[RECORD_TABLES[key]]),
      };
    }),
    accessLogBucket: nameOf(data.accessLogs),
    mlAccessLogBucket: nameOf(data.mlAccessLogs),
  };
}

/** Of the keys of the `data` account, one in both regions. */
export function keyPairOf<Class extends Classification>(
  classification: Class,
  { [classification]: key }: Readonly<Record<Class, KeyPair<Text>>>,
): ClassifiedKeyArns<Class> {
  return { classification, arns: { home: key.keyArn, peer: key.replicaKeyArn } };
}
