import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { demand } from "../lib/demand.ts";
import type { Home, Zone } from "../lib/home.ts";
import { type AuroraCapacity, capacityNeeds } from "./auroraCapacity.ts";
import { declareInstances } from "./auroraInstances.ts";
import type { Classification } from "./classification.ts";
import { type ClassifiedKeyArn, keyOfItsOwn } from "./classifiedKeyArn.ts";
import {
  BACKUP_WINDOW,
  DATABASE_BACKUP_DAYS,
  DATABASE_LOG_DAYS,
  INSIGHTS,
  isDatabaseIdentifier,
  keepsBackups,
  MAINTENANCE_WINDOW,
} from "./databaseDefaults.ts";
import { DatabaseMonitoringRole } from "./databaseMonitoringRole.ts";
import { AURORA_VERSION } from "./globalDatabase.ts";
import { groupParameters, POSTGRES_MAJOR, POSTGRES_PORT } from "./postgresParameters.ts";
import { ReaderScaling } from "./readerScaling.ts";
import { throwawayPassword } from "./throwawayPassword.ts";

/** How a cluster came into its global database; a later switchover or failover does not change it. */
export type AuroraRole =
  | { kind: "primary"; databaseName: string; masterUsername: string }
  | { kind: "secondary"; primaryRegion: string };

export interface AuroraClusterArgs {
  /** Names the cluster in AWS, and with it its log group and final snapshot; apart from the logical name, so that this can change. */
  identifier: string;
  classification: Classification;
  home: Home;
  role: AuroraRole;
  /** The global database to join, of {@link GlobalDatabase}. */
  globalClusterId: pulumi.Input<string>;
  capacity: AuroraCapacity;
  /** Zones of the instances: the writer's, then one for each reader. */
  zones: Zone[];
  /** Isolated subnets by zone id. */
  subnetIds: Record<string, pulumi.Input<string>>;
  securityGroupIds: pulumi.Input<string>[];
  /** Key of the same classification in this region. */
  key: ClassifiedKeyArn;
  /** Key that encrypts the log group; its policy lets CloudWatch Logs of this region use it. */
  logKeyArn: pulumi.Input<string>;
  /** Whether AWS refuses to delete the cluster. */
  protect: boolean;
  /** Readers up to which scaling goes; only where the cluster is the primary now, since AWS does not scale others. */
  maxReaders?: number;
  /** Days that backups are kept; 30 unless said. */
  backupRetentionDays?: number;
}

/**
 * What only a failover or an upgrade of the global database changes, and the program must not take back. `sourceRegion` would
 * replace the cluster once its former primary is the secondary.
 *
 * @see https://www.pulumi.com/registry/packages/aws/api-docs/rds/globalcluster/
 */
const CHANGED_BY_AWS = [
  "engineVersion",
  "globalClusterIdentifier",
  "replicationSourceIdentifier",
  "sourceRegion",
];

/**
 * Aurora PostgreSQL in one region of a global database: a writer and a reader in each further zone, encrypted, reachable over TLS
 * from its VPC only. A secondary is the same without credentials, which come with the storage it copies, and can be promoted from
 * its own region alone. Children: 1 log group, 1 {@link DatabaseMonitoringRole}, 1 subnet group, 1 parameter group, 1 cluster, 1
 * instance per zone, and with `maxReaders` 1 {@link ReaderScaling}.
 *
 * @throws ResourceError when the key is of another classification, or AWS or the platform would not take the identifier, backups, capacity, zones or readers
 * @see 45 CFR 164.312(a)(2)(iv), encryption; (b), audit controls; (e)(1), transmission security; 164.308(a)(7)(ii)
 * @see docs/decisions/0031-how-much-databases-may-lose.md
 */
export class AuroraCluster extends pulumi.ComponentResource {
  readonly arn: pulumi.Output<string>;
  readonly clusterIdentifier: pulumi.Output<string>;
  /** Never changes, and names the cluster in IAM policies that let someone connect (`rds-db:connect`). */
  readonly clusterResourceId: pulumi.Output<string>;
  /** Host name of the writer; of a secondary, it answers once it is promoted. */
  readonly endpoint: pulumi.Output<string>;
  /** Host name that spreads connections over the readers. */
  readonly readerEndpoint: pulumi.Output<string>;
  /** Name of the log group, for metric filters and queries. */
  readonly logGroupName: pulumi.Output<string>;
  /** Group of the subnets, in which a backup is restored. */
  readonly subnetGroupName: pulumi.Output<string>;

  constructor(name: string, args: AuroraClusterArgs, opts?: pulumi.ComponentResourceOptions) {
    super("novamind:data:AuroraCluster", name, args, opts);
    const { identifier, home, zones, subnetIds, maxReaders } = args;
    demand(this, needs(args));

    const child = { parent: this };
    const tags = { Name: name, DataClassification: args.classification };
    const log = new aws.cloudwatch.LogGroup(
      name,
      {
        name: `/aws/rds/cluster/${identifier}/postgresql`,
        kmsKeyId: args.logKeyArn,
        retentionInDays: DATABASE_LOG_DAYS,
      },
      child,
    );
    const monitoring = new DatabaseMonitoringRole(name, { home }, child);
    const subnets = new aws.rds.SubnetGroup(name, { subnetIds: Object.values(subnetIds) }, child);
    const parameters = new aws.rds.ClusterParameterGroup(
      name,
      { family: `aurora-postgresql${POSTGRES_MAJOR}`, parameters: groupParameters() },
      child,
    );
    const cluster = new aws.rds.Cluster(
      name,
      {
        ...settings(args),
        dbSubnetGroupName: subnets.name,
        dbClusterParameterGroupName: parameters.name,
        tags,
      },
      // RDS would make the log group itself, without a key. Through a reference, replacing the group would replace the cluster.
      { parent: this, dependsOn: [log], ignoreChanges: CHANGED_BY_AWS },
    );
    declareInstances(name, { ...args, cluster, monitoringRoleArn: monitoring.roleArn, tags }, this);
    if (maxReaders !== undefined) {
      const bounds = { min: zones.length - 1, max: maxReaders };
      // It holds no data: a region that turns passive gives it up, however much its data is protected.
      const scaling = { clusterIdentifier: cluster.id, ...bounds };
      new ReaderScaling(name, scaling, { ...child, protect: false });
    }

    this.arn = cluster.arn;
    this.clusterIdentifier = cluster.id;
    this.clusterResourceId = cluster.clusterResourceId;
    this.endpoint = cluster.endpoint;
    this.readerEndpoint = cluster.readerEndpoint;
    this.logGroupName = log.name;
    this.subnetGroupName = subnets.name;
    this.registerOutputs({
      subnetGroupName: this.subnetGroupName,
      arn: this.arn,
      clusterIdentifier: this.clusterIdentifier,
      clusterResourceId: this.clusterResourceId,
      endpoint: this.endpoint,
      readerEndpoint: this.readerEndpoint,
      logGroupName: this.logGroupName,
    });
  }
}

function needs({ identifier, capacity, zones, subnetIds, ...args }: AuroraClusterArgs) {
  const { backupRetentionDays = DATABASE_BACKUP_DAYS.default } = args;
  const { default: least, max } = DATABASE_BACKUP_DAYS;
  return {
    ...keyOfItsOwn(args.classification, args.key),
    "an identifier that RDS takes": isDatabaseIdentifier(identifier),
    [`${String(least)} <= backupRetentionDays <= ${String(max)}`]:
      keepsBackups(backupRetentionDays),
    "two different zones or more":
      zones.length > 1 && new Set(zones.map(({ id }) => id)).size === zones.length,
    "a subnet in each zone": zones.every(({ id }) => Object.hasOwn(subnetIds, id)),
    "one security group or more": args.securityGroupIds.length > 0,
    ...capacityNeeds(capacity),
  };
}

function settings(args: AuroraClusterArgs): aws.rds.ClusterArgs {
  const { identifier, role, capacity, key } = args;
  return {
    clusterIdentifier: identifier,
    engine: "aurora-postgresql",
    engineVersion: AURORA_VERSION,
    globalClusterIdentifier: args.globalClusterId,
    port: POSTGRES_PORT,
    vpcSecurityGroupIds: args.securityGroupIds,
    storageEncrypted: true,
    kmsKeyId: key.arn,
    iamDatabaseAuthenticationEnabled: true,
    enabledCloudwatchLogsExports: ["postgresql"],
    databaseInsightsMode: "advanced",
    ...INSIGHTS,
    performanceInsightsKmsKeyId: key.arn,
    backupRetentionPeriod: args.backupRetentionDays ?? DATABASE_BACKUP_DAYS.default,
    preferredBackupWindow: BACKUP_WINDOW,
    preferredMaintenanceWindow: MAINTENANCE_WINDOW,
    copyTagsToSnapshot: true,
    deletionProtection: args.protect,
    skipFinalSnapshot: false,
    finalSnapshotIdentifier: `${identifier}-final`,
    ...(capacity.kind === "serverless" && {
      serverlessv2ScalingConfiguration: {
        minCapacity: capacity.minAcu,
        maxCapacity: capacity.maxAcu,
      },
    }),
    ...(role.kind === "primary" ? credentials(role) : { sourceRegion: role.primaryRegion }),
  };
}

/** RDS cannot manage the password of a global database's member, so that a rotation of the platform's own replaces this one at once. */
function credentials({ databaseName, masterUsername }: AuroraRole & { kind: "primary" }) {
  const { password: masterPasswordWo, version: masterPasswordWoVersion } = throwawayPassword();
  return { databaseName, masterUsername, masterPasswordWo, masterPasswordWoVersion };
}
