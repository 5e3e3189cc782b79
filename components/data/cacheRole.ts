import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";

import { ReplicationAlarm } from "./replicationAlarm.ts";

/** Newest Valkey of ElastiCache, and its family of parameters. @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/engine-versions.html */
const ENGINE = { engine: "valkey", engineVersion: "9.0" } as const;
const PARAMETER_FAMILY = "valkey9";

/** Seconds of writes that a lost region may take with it; AWS says under one second, typically. @see docs/decisions/0034-cache.md */
export const CACHE_RPO_SECONDS = 60;

/** What a cache is to others: alone, the writer of a global datastore, or its reader in another region. */
export type CacheRole =
  | { kind: "standalone"; nodeType: string }
  /** `datastore`: end of the global datastore's id; AWS sets a prefix of the region before it. */
  | { kind: "primary"; nodeType: string; datastore: string }
  | {
      kind: "secondary";
      /** Of the primary's `globalReplicationGroupId`. */
      globalReplicationGroupId: pulumi.Input<string>;
      /** Topic of this region that is told when replication lags. */
      alarmTopicArn: pulumi.Input<string>;
    };

/** What the owner of the data says, and what a secondary has to leave out. */
export function ofRole(name: string, role: CacheRole, parent: pulumi.Resource) {
  if (role.kind === "secondary") {
    return { globalReplicationGroupId: role.globalReplicationGroupId };
  }
  const parameters = new aws.elasticache.ParameterGroup(
    name,
    {
      family: PARAMETER_FAMILY,
      description: name,
      // What has no expiry was not meant to be lost: only what has one makes room.
      parameters: [{ name: "maxmemory-policy", value: "volatile-lru" }],
    },
    { parent },
  );
  return {
    ...ENGINE,
    nodeType: role.nodeType,
    parameterGroupName: parameters.name,
    atRestEncryptionEnabled: true,
    transitEncryptionEnabled: true,
    transitEncryptionMode: "required",
    finalSnapshotIdentifier: `${name}-final`,
  };
}

/** The global datastore of a primary, or the alarm on a secondary's lag. */
export function replicate(
  name: string,
  role: CacheRole,
  group: aws.elasticache.ReplicationGroup,
  parent: pulumi.Resource,
): pulumi.Output<string> | undefined {
  if (role.kind === "secondary") {
    new ReplicationAlarm(
      `${name}-replication`,
      {
        store: "ElastiCache",
        promiseSeconds: CACHE_RPO_SECONDS,
        namespace: "AWS/ElastiCache",
        metricName: "GlobalDatastoreReplicationLag",
        unit: "seconds",
        dimensions: { ReplicationGroupId: group.id },
        statistic: "Maximum",
        alarmTopicArn: role.alarmTopicArn,
      },
      { parent },
    );
  }
  if (role.kind !== "primary") return undefined;
  return new aws.elasticache.GlobalReplicationGroup(
    name,
    {
      globalReplicationGroupIdSuffix: role.datastore,
      globalReplicationGroupDescription: name,
      primaryReplicationGroupId: group.id,
      automaticFailoverEnabled: true,
    },
    // After a failover the primary is the other region's: to make it this one again would replace the datastore.
    { parent, ignoreChanges: ["primaryReplicationGroupId"] },
  ).globalReplicationGroupId;
}
