import * as pulumi from "@pulumi/pulumi";

import type { Classification } from "../components/data/classification.ts";
import type { ConsumerData, Encrypted } from "../components/data/consumerStatements.ts";
import {
  type Consumer,
  type ConsumerKey,
  CONSUMERS,
  type UsedBucketKey,
} from "../components/data/consumers.ts";
import { DATA_BUCKETS, ML_BUCKETS } from "../components/data/dataBuckets.ts";
import { RECORD_TABLES, type RecordTableKey } from "../components/data/recordTables.ts";
import { each } from "../components/lib/each.ts";
import type { Accounts } from "./accounts.ts";
import type { DataOutputs } from "./outputs.ts";

type Text = pulumi.Input<string>;

/** Where a consumer works, and on which side of what the primary owns in both regions. */
export interface ConsumerPlace {
  accounts: Accounts;
  region: string;
  /** `home` in the primary region, `replica` in the recovery region. */
  side: "home" | "replica";
}

/** What the role of a consumer works with in one region, as the table of consumers names it. */
export function consumerData<Key extends ConsumerKey>(
  key: Key,
  data: DataOutputs<Text>,
  { accounts, region, side }: ConsumerPlace,
): ConsumerData<Key> {
  const consumer: Consumer = CONSUMERS[key];
  const { account, buckets = {}, tables = {}, services } = consumer;
  const { partition, accountId } = accounts.home("data", region);
  const arnOf = ({ keyArn, replicaKeyArn }: DataOutputs<Text>["mlKey"]) =>
    side === "home" ? keyArn : replicaKeyArn;
  const dataKey = (classification: Classification) => arnOf(data.dataKeys[classification]);
  const told = {
    buckets: each(Object.keys(buckets) as UsedBucketKey[], (bucket): Encrypted => {
      const { name, replicaName } = data.buckets[bucket];
      return {
        arn: pulumi.interpolate`arn:${partition}:s3:::${side === "home" ? name : replicaName}`,
        keyArn: isOfMl(bucket) ? arnOf(data.mlKey) : dataKey(DATA_BUCKETS[bucket].classification),
      };
    }),
    tables: each(Object.keys(tables) as RecordTableKey[], (table): Encrypted => ({
      arn: pulumi.interpolate`arn:${partition}:dynamodb:${region}:${accountId}:table/${data.tables[table].name}`,
      keyArn: dataKey(RECORD_TABLES[table]),
    })),
    ...(services && { keyArn: account === "ml" ? arnOf(data.mlKey) : dataKey("phi") }),
  };
  // Of the row that `key` names, as its type says: the compiler does not follow a key that it does not know yet.
  return told as unknown as ConsumerData<Key>;
}

function isOfMl(bucket: UsedBucketKey): bucket is keyof typeof ML_BUCKETS {
  return bucket in ML_BUCKETS;
}
