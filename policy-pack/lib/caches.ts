import type { PropsOf } from "../awsType.ts";
import { changed } from "./changed.ts";

export const CACHE_GROUP = "aws:elasticache/replicationGroup:ReplicationGroup";
export const CACHE_CLUSTER = "aws:elasticache/cluster:Cluster";
export const SERVERLESS_CACHE = "aws:elasticache/serverlessCache:ServerlessCache";

type Group = PropsOf<typeof CACHE_GROUP>;
type Serverless = PropsOf<typeof SERVERLESS_CACHE>;

const KEY = "arn:aws:kms:us-east-2:111122223333:key/k";

/** A replication group that complies with the rules on caches, but for what `changes` takes away or makes other. */
export function cacheExample(changes: Group = {}): Group {
  const whole: Group = {
    atRestEncryptionEnabled: true,
    automaticFailoverEnabled: true,
    engine: "valkey",
    kmsKeyId: KEY,
    multiAzEnabled: true,
    numCacheClusters: 3,
    snapshotRetentionLimit: 35,
    tags: { DataClassification: "phi" },
    transitEncryptionEnabled: true,
    transitEncryptionMode: "required",
    userGroupIds: ["cache"],
  };
  return changed(whole, changes);
}

/** A serverless cache of which the same holds. */
export function serverlessExample(changes: Serverless = {}): Serverless {
  const whole: Serverless = {
    engine: "valkey",
    kmsKeyId: KEY,
    snapshotRetentionLimit: 35,
    userGroupId: "cache",
  };
  return changed(whole, changes);
}
