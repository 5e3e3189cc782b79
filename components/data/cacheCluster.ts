import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { demand } from "../lib/demand.ts";
import { AUDIT_RETENTION_DAYS } from "../lib/limits.ts";
import type { Classification } from "./classification.ts";
import { type ClassifiedKeyArn, keyOfItsOwn } from "./classifiedKeyArn.ts";
import { type CacheRole, ofRole, replicate } from "./cacheRole.ts";
import { type CacheAccess, CacheUsers } from "./cacheUsers.ts";

/** Valkey's own port, over TLS. */
export const CACHE_PORT = 6379;

/**
 * Graviton3 and newer, large and up: a global datastore takes no burstable nodes, and none under large.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Redis-Global-Datastores-Getting-Started.html
 */
const NODE_TYPE = /^cache\.[mr][7-9]g\.(?:large|\d*xlarge)$/;

/** A primary and at most five replicas. @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/quota-limits.html */
const MAX_NODES = 6;

/**
 * Days that daily snapshots are kept: AWS keeps none longer than 35 days, and AWS Config's HIPAA rule fails under 15.
 *
 * @see https://docs.aws.amazon.com/config/latest/developerguide/elasticache-redis-cluster-automatic-backup-check.html
 */
const SNAPSHOT_DAYS = { min: 15, max: 35 } as const;

export interface CacheClusterArgs {
  /** What the cache holds; tagged on it. */
  classification: Classification;
  role: CacheRole;
  /** A subnet of the isolated tier in each zone, by zone id; two zones or more. */
  subnetIds: Record<string, pulumi.Input<string>>;
  /** Security groups of the store, which say who may connect. */
  securityGroupIds: pulumi.Input<string>[];
  /** What {@link CacheUsers} takes. */
  users: Record<string, CacheAccess>;
  /** Nodes, 2 to 6: the primary and its replicas. */
  nodes: number;
  /** Key of the same classification, in this region, that encrypts disks and snapshots. */
  key: ClassifiedKeyArn;
  /** ARN of the key of this region's log groups. */
  logKeyArn: pulumi.Input<string>;
  /** Days that daily snapshots are kept, 15 to 35. */
  snapshotDays?: number;
}

/**
 * A Valkey cache: nodes in several zones that fail over by themselves, TLS only, encrypted under one key, users by IAM. A secondary
 * takes engine, node type, parameters and encryption from its primary, and AWS refuses to be told them again; key, users and
 * logs are its own. Promoting it is the failover runbook's, and nothing here takes that back.
 * Children: 1 {@link CacheUsers}, 1 subnet group, 2 log groups, 1 replication group; unless it is a
 * secondary 1 parameter group; a primary has 1 global replication group, a secondary 1 replication alarm.
 *
 * @throws ResourceError for a key of another classification, for other nodes than a global datastore takes, for one zone, for fewer than 2 or more than 6 nodes, and
 * for snapshots kept under 15 or over 35 days
 * @see 45 CFR 164.312(a)(2)(iv), encryption; (d), authentication; (e)(1), transmission; 164.308(a)(7)(ii)(A), data backup
 */
export class CacheCluster extends pulumi.ComponentResource {
  readonly replicationGroupId: pulumi.Output<string>;
  /** ARN for `elasticache:Connect`, beside that of a user. */
  readonly arn: pulumi.Output<string>;
  readonly primaryEndpoint: pulumi.Output<string>;
  readonly readerEndpoint: pulumi.Output<string>;
  /** ARN of each user, by id. */
  readonly userArns: Record<string, pulumi.Output<string>>;
  /** Id of the global datastore, of a primary only; for its secondaries. */
  readonly globalReplicationGroupId: pulumi.Output<string> | undefined;

  constructor(name: string, args: CacheClusterArgs, opts?: pulumi.ComponentResourceOptions) {
    super("novamind:data:CacheCluster", name, args, opts);
    const { role, subnetIds, securityGroupIds, key, nodes } = args;
    const { snapshotDays = SNAPSHOT_DAYS.max } = args;
    demand(this, needsOf(args, snapshotDays));

    const child = { parent: this };
    const users = new CacheUsers(name, { users: args.users }, child);
    const subnets = new aws.elasticache.SubnetGroup(
      name,
      { subnetIds: Object.values(subnetIds), description: name },
      child,
    );
    const group = new aws.elasticache.ReplicationGroup(
      name,
      {
        ...ofRole(name, role, this),
        description: name,
        port: CACHE_PORT,
        numCacheClusters: nodes,
        automaticFailoverEnabled: true,
        multiAzEnabled: true,
        kmsKeyId: key.arn,
        subnetGroupName: subnets.name,
        securityGroupIds,
        userGroupIds: [users.userGroupId],
        tags: { DataClassification: args.classification },
        snapshotRetentionLimit: snapshotDays,
        snapshotWindow: "06:00-07:00",
        maintenanceWindow: "sun:08:00-sun:09:00",
        autoMinorVersionUpgrade: true,
        applyImmediately: false,
        logDeliveryConfigurations: engineLogs(name, args.logKeyArn, this),
      },
      // Set by failovers of the global datastore, and must not be taken back: it would replace the promoted cache.
      { ...child, ignoreChanges: ["globalReplicationGroupId"] },
    );

    this.replicationGroupId = group.id;
    this.arn = group.arn;
    this.primaryEndpoint = group.primaryEndpointAddress;
    this.readerEndpoint = group.readerEndpointAddress;
    this.userArns = users.userArns;
    this.globalReplicationGroupId = replicate(name, role, group, this);
    this.registerOutputs({
      replicationGroupId: this.replicationGroupId,
      arn: this.arn,
      primaryEndpoint: this.primaryEndpoint,
      readerEndpoint: this.readerEndpoint,
      userArns: this.userArns,
      globalReplicationGroupId: this.globalReplicationGroupId,
    });
  }
}

function needsOf({ classification, key, role, subnetIds, nodes }: CacheClusterArgs, days: number) {
  return {
    ...keyOfItsOwn(classification, key),
    "a node type of Graviton3 or newer, large or up":
      role.kind === "secondary" || NODE_TYPE.test(role.nodeType),
    "subnets in 2 zones or more": Object.keys(subnetIds).length >= 2,
    [`2 to ${String(MAX_NODES)} nodes`]:
      Number.isInteger(nodes) && nodes >= 2 && nodes <= MAX_NODES,
    [`snapshots kept ${String(SNAPSHOT_DAYS.min)} to ${String(SNAPSHOT_DAYS.max)} days`]:
      Number.isInteger(days) && days >= SNAPSHOT_DAYS.min && days <= SNAPSHOT_DAYS.max,
  };
}

/** Two encrypted log groups; @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Log_Delivery.html */
function engineLogs(name: string, kmsKeyId: pulumi.Input<string>, parent: pulumi.Resource) {
  return ["slow-log", "engine-log"].map((logType) => {
    const group = new aws.cloudwatch.LogGroup(
      `${name}-${logType}`,
      { kmsKeyId, retentionInDays: AUDIT_RETENTION_DAYS },
      { parent },
    );
    return {
      logType,
      destination: group.name,
      destinationType: "cloudwatch-logs",
      logFormat: "json",
    };
  });
}
