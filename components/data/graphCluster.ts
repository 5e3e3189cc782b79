import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { after } from "../lib/after.ts";
import { demand } from "../lib/demand.ts";
import type { Zone } from "../lib/home.ts";
import type { Classification } from "./classification.ts";
import { type ClassifiedKeyArn, keyOfItsOwn } from "./classifiedKeyArn.ts";
import { graphLogs } from "./graphLogs.ts";
import { graphParameters } from "./graphParameters.ts";
import { alarmOf, globalDatabaseOf, GRAPH_ENGINE, type GraphRole } from "./graphRole.ts";

/** Neptune's own port, over TLS. */
export const GRAPH_PORT = 8182;

/**
 * Graviton, large and up: a global database takes no burstable instances.
 *
 * @see https://docs.aws.amazon.com/neptune/latest/userguide/instance-types.html
 */
const INSTANCE_CLASS = /^db\.[rx][2-9]gd?\.(?:large|\d*xlarge)$/;

/** A writer and at most fifteen readers. @see https://docs.aws.amazon.com/neptune/latest/userguide/limits.html */
const MAX_INSTANCES = 16;

/** Days of point-in-time restore, of at most 35. @see https://docs.aws.amazon.com/neptune/latest/userguide/backup-restore-overview.html */
const BACKUP_DAYS = { usual: 30, max: 35 } as const;

/** @see https://docs.aws.amazon.com/neptune/latest/apiref/API_CreateDBCluster.html */
const IDENTIFIER = /^[a-z](?:-?[a-z0-9])*$/;

export interface GraphClusterArgs {
  /** What the graph holds; tagged on it, and so picks its backup plan. */
  classification: Classification;
  role: GraphRole;
  /** A subnet of the isolated tier in each zone, by zone id. */
  subnetIds: Record<string, pulumi.Input<string>>;
  /** Zones with an instance each, two or more: one is the writer, or in a secondary a reader like the rest. */
  zones: readonly Zone[];
  /** Security groups of the store, which say who may connect. */
  securityGroupIds: pulumi.Input<string>[];
  /** For example `db.r7g.large`. */
  instanceClass: string;
  /** Key of the same classification, in this region, that encrypts storage and backups. */
  key: ClassifiedKeyArn;
  /** ARN of the key of this region's log groups. */
  logKeyArn: pulumi.Input<string>;
  /** Days of point-in-time restore, at most 35. */
  backupDays?: number;
  /** Whether AWS itself refuses to delete the cluster. */
  protect: boolean;
}

/**
 * A Neptune cluster with an instance in each of several zones: encrypted under one key, requests signed by IAM over TLS, every
 * request audited, slow ones told. Its name is the cluster's identifier, because the log groups that Neptune writes to carry it
 * and have to be there, encrypted, before. Promoting a secondary is the failover runbook's, and nothing here takes that back.
 * Children: 1 subnet group, 2 parameter groups, 2 log groups, 1 cluster, 1 instance per zone; a primary
 * has 1 global cluster, a secondary 1 replication alarm.
 *
 * @throws ResourceError for a key of another classification, for an instance class that is not Graviton or is burstable, for instances in one zone or in one without
 * subnet, for backups kept under a day or over 35, and for a name that is no identifier
 * @see 45 CFR 164.312(a)(2)(iv), encryption; (b), audit controls; (d), authentication; 164.308(a)(7)(ii)(A), data backup
 */
export class GraphCluster extends pulumi.ComponentResource {
  readonly clusterIdentifier: pulumi.Output<string>;
  readonly arn: pulumi.Output<string>;
  /** What `neptune-db:*` permissions name instead of the identifier. */
  readonly clusterResourceId: pulumi.Output<string>;
  readonly endpoint: pulumi.Output<string>;
  readonly readerEndpoint: pulumi.Output<string>;
  /** Of a primary only, for its secondaries; known once its instances run, before which AWS takes no secondary. */
  readonly globalClusterIdentifier: pulumi.Output<string> | undefined;
  /** Group of the subnets, in which a backup is restored. */
  readonly subnetGroupName: pulumi.Output<string>;

  constructor(name: string, args: GraphClusterArgs, opts?: pulumi.ComponentResourceOptions) {
    super("novamind:data:GraphCluster", name, args, opts);
    const { role, subnetIds, zones, securityGroupIds, key, logKeyArn, protect } = args;
    const { backupDays = BACKUP_DAYS.usual } = args;
    demand(this, needsOf(name, args, backupDays));

    const child = { parent: this };
    const subnets = new aws.neptune.SubnetGroup(
      name,
      { subnetIds: Object.values(subnetIds), description: name },
      child,
    );
    const parameters = graphParameters(name, this);
    const logs = graphLogs(name, logKeyArn, this);
    const global = globalDatabaseOf(name, role, protect, this);
    const cluster = new aws.neptune.Cluster(
      name,
      {
        ...GRAPH_ENGINE,
        ...memberOf(role, global),
        clusterIdentifier: after(pulumi.output(name), ...logs),
        ...clusterSettings,
        neptuneSubnetGroupName: subnets.name,
        vpcSecurityGroupIds: securityGroupIds,
        neptuneClusterParameterGroupName: parameters.cluster.name,
        kmsKeyArn: key.arn,
        backupRetentionPeriod: backupDays,
        deletionProtection: protect,
        finalSnapshotIdentifier: `${name}-final`,
        tags: { DataClassification: args.classification },
      },
      // AWS upgrades within the family, and a failover takes a cluster out of its global database: neither is to be undone.
      { ...child, ignoreChanges: ["engineVersion", "globalClusterIdentifier"] },
    );
    const instances = zones.map((zone) =>
      instanceIn(zone, name, args.instanceClass, cluster, parameters.instance, this),
    );
    alarmOf(name, role, cluster, this);

    this.clusterIdentifier = cluster.id;
    this.arn = cluster.arn;
    this.clusterResourceId = cluster.clusterResourceId;
    this.endpoint = cluster.endpoint;
    this.readerEndpoint = cluster.readerEndpoint;
    this.globalClusterIdentifier =
      global === undefined ? undefined : after(global.globalClusterIdentifier, ...instances);
    this.subnetGroupName = subnets.name;
    this.registerOutputs({
      subnetGroupName: this.subnetGroupName,
      clusterIdentifier: this.clusterIdentifier,
      arn: this.arn,
      clusterResourceId: this.clusterResourceId,
      endpoint: this.endpoint,
      readerEndpoint: this.readerEndpoint,
      globalClusterIdentifier: this.globalClusterIdentifier,
    });
  }
}

const clusterSettings = {
  port: GRAPH_PORT,
  storageEncrypted: true,
  iamDatabaseAuthenticationEnabled: true,
  enableCloudwatchLogsExports: ["audit", "slowquery"],
  preferredBackupWindow: "06:00-07:00",
  preferredMaintenanceWindow: "sun:08:00-sun:09:00",
  copyTagsToSnapshot: true,
  skipFinalSnapshot: false,
  applyImmediately: false,
};

const instanceSettings = {
  engine: "neptune",
  port: GRAPH_PORT,
  publiclyAccessible: false,
  autoMinorVersionUpgrade: true,
  applyImmediately: false,
};

function instanceIn(
  zone: Zone,
  name: string,
  instanceClass: string,
  { id, neptuneSubnetGroupName }: aws.neptune.Cluster,
  parameters: aws.neptune.ParameterGroup,
  parent: pulumi.Resource,
) {
  return new aws.neptune.ClusterInstance(
    `${name}-${zone.id}`,
    {
      ...instanceSettings,
      clusterIdentifier: id,
      availabilityZone: zone.name,
      instanceClass,
      neptuneSubnetGroupName,
      neptuneParameterGroupName: parameters.name,
    },
    { parent },
  );
}

function needsOf(
  name: string,
  { classification, key, zones, subnetIds, instanceClass }: GraphClusterArgs,
  days: number,
) {
  const ids = new Set(zones.map(({ id }) => id));
  return {
    ...keyOfItsOwn(classification, key),
    "a name of letters, digits and single hyphens, up to 57":
      IDENTIFIER.test(name) && name.length <= 57,
    "an instance class of Graviton, large or up": INSTANCE_CLASS.test(instanceClass),
    [`instances in 2 to ${String(MAX_INSTANCES)} different zones`]:
      ids.size >= 2 && ids.size === zones.length && ids.size <= MAX_INSTANCES,
    "a subnet in each zone": [...ids].every((id) => id in subnetIds),
    [`backups kept 1 to ${String(BACKUP_DAYS.max)} days`]:
      Number.isInteger(days) && days >= 1 && days <= BACKUP_DAYS.max,
  };
}

/** The global database that a cluster is a member of, if any. */
function memberOf(role: GraphRole, global: aws.neptune.GlobalCluster | undefined) {
  if (role.kind === "secondary") return { globalClusterIdentifier: role.globalClusterIdentifier };
  return global === undefined ? {} : { globalClusterIdentifier: global.globalClusterIdentifier };
}
