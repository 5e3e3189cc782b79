import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { demand } from "../lib/demand.ts";
import type { Home } from "../lib/home.ts";
import type { Classification } from "./classification.ts";
import { type ClassifiedKeyArn, keyOfItsOwn } from "./classifiedKeyArn.ts";
import {
  BACKUP_WINDOW,
  DATABASE_BACKUP_DAYS,
  DATABASE_LOG_DAYS,
  INSIGHTS,
  isDatabaseIdentifier,
  isGraviton,
  keepsBackups,
  MAINTENANCE_WINDOW,
  SERVER,
} from "./databaseDefaults.ts";
import { DatabaseMonitoringRole } from "./databaseMonitoringRole.ts";
import { groupParameters, POSTGRES_MAJOR, POSTGRES_PORT } from "./postgresParameters.ts";
import { throwawayPassword } from "./throwawayPassword.ts";

/**
 * GiB that gp3 volumes of PostgreSQL have at least, and how much more the bound of storage scaling has to be.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PIOPS.Autoscaling.html
 */
const MIN_STORAGE_GIB = 20;
const MIN_GROWTH = 1.1;

/** What RDS writes to CloudWatch Logs of PostgreSQL: all there is. */
const LOGS = ["postgresql", "upgrade"];

/** How an instance came to be; a later promotion does not change it. */
export type InstanceRole =
  | { kind: "primary"; databaseName: string; masterUsername: string; storageGib: number }
  | { kind: "replica"; sourceArn: pulumi.Input<string> };

export interface RelationalInstanceArgs {
  /** Names the instance in AWS, and with it its log groups and final snapshot; apart from the logical name, so that this can change. */
  identifier: string;
  classification: Classification;
  home: Home;
  role: InstanceRole;
  /** A class of Graviton, for example `db.m8g.large`. */
  instanceClass: string;
  /** GiB up to which RDS makes the volume larger by itself. */
  maxStorageGib: number;
  /** Isolated subnets, in two zones or more. */
  subnetIds: pulumi.Input<string>[];
  securityGroupIds: pulumi.Input<string>[];
  /** Key of the same classification in this region. */
  key: ClassifiedKeyArn;
  /** Key that encrypts the log groups; its policy lets CloudWatch Logs of this region use it. */
  logKeyArn: pulumi.Input<string>;
  /** Whether AWS refuses to delete the instance. */
  protect: boolean;
  /** Days that backups are kept; 30 unless said. */
  backupRetentionDays?: number;
}

/**
 * PostgreSQL of RDS with a standby in another zone, encrypted, reachable over TLS from its VPC only. A replica copies an instance of
 * another region under this region's key, without credentials of its own, and can be promoted from its own region alone.
 * Children: 2 log groups, 1 {@link DatabaseMonitoringRole}, 1 subnet group, 1 parameter group, 1 instance.
 *
 * @throws ResourceError when the key is of another classification, or AWS or the platform would not take the identifier, backups, class, storage, subnets or security groups
 * @see 45 CFR 164.312(a)(2)(iv), encryption; (b), audit controls; (e)(1), transmission security; 164.308(a)(7)(ii)
 * @see docs/decisions/0031-how-much-databases-may-lose.md
 */
export class RelationalInstance extends pulumi.ComponentResource {
  /** ARN, which a replica in another region names as its source. */
  readonly arn: pulumi.Output<string>;
  /** Name in AWS, the dimension of its metrics. */
  readonly instanceIdentifier: pulumi.Output<string>;
  /** Never changes, and names the instance in IAM policies that let someone connect (`rds-db:connect`). */
  readonly resourceId: pulumi.Output<string>;
  /** Host name. */
  readonly address: pulumi.Output<string>;
  /** Names of the log groups, by kind of log. */
  readonly logGroupNames: Record<string, pulumi.Output<string>>;
  /** Group of the subnets, in which a backup is restored. */
  readonly subnetGroupName: pulumi.Output<string>;

  constructor(name: string, args: RelationalInstanceArgs, opts?: pulumi.ComponentResourceOptions) {
    super("novamind:data:RelationalInstance", name, args, opts);
    const { identifier, classification, home, subnetIds } = args;
    demand(this, needs(args));

    const child = { parent: this };
    const logs = LOGS.map((log) => {
      const group = {
        name: `/aws/rds/instance/${identifier}/${log}`,
        kmsKeyId: args.logKeyArn,
        retentionInDays: DATABASE_LOG_DAYS,
      };
      return [log, new aws.cloudwatch.LogGroup(`${name}-${log}`, group, child)] as const;
    });
    const monitoring = new DatabaseMonitoringRole(name, { home }, child);
    const subnets = new aws.rds.SubnetGroup(name, { subnetIds }, child);
    const parameters = new aws.rds.ParameterGroup(
      name,
      { family: `postgres${POSTGRES_MAJOR}`, parameters: groupParameters() },
      child,
    );
    const instance = new aws.rds.Instance(
      name,
      {
        ...settings(args),
        ...origin(args),
        dbSubnetGroupName: subnets.name,
        parameterGroupName: parameters.name,
        monitoringRoleArn: monitoring.roleArn,
        tags: { Name: name, DataClassification: classification },
      },
      // RDS would make the log groups itself, without a key. A promoted replica has no source any more.
      {
        parent: this,
        dependsOn: logs.map(([, group]) => group),
        ignoreChanges: ["replicateSourceDb"],
      },
    );

    this.arn = instance.arn;
    this.instanceIdentifier = instance.identifier;
    this.resourceId = instance.resourceId;
    this.address = instance.address;
    this.logGroupNames = Object.fromEntries(logs.map(([log, group]) => [log, group.name]));
    this.subnetGroupName = subnets.name;
    this.registerOutputs({
      subnetGroupName: this.subnetGroupName,
      arn: this.arn,
      instanceIdentifier: this.instanceIdentifier,
      resourceId: this.resourceId,
      address: this.address,
      logGroupNames: this.logGroupNames,
    });
  }
}

function needs({
  identifier,
  role,
  instanceClass,
  maxStorageGib,
  ...args
}: RelationalInstanceArgs) {
  const { backupRetentionDays = DATABASE_BACKUP_DAYS.default } = args;
  const { default: least, max } = DATABASE_BACKUP_DAYS;
  const storageGib = role.kind === "primary" ? role.storageGib : MIN_STORAGE_GIB;
  return {
    ...keyOfItsOwn(args.classification, args.key),
    "an identifier that RDS takes": isDatabaseIdentifier(identifier),
    [`${String(least)} <= backupRetentionDays <= ${String(max)}`]:
      keepsBackups(backupRetentionDays),
    "instanceClass of Graviton": isGraviton(instanceClass),
    [`storageGib >= ${String(MIN_STORAGE_GIB)}`]: storageGib >= MIN_STORAGE_GIB,
    [`maxStorageGib >= ${String(MIN_GROWTH)} * storageGib`]:
      maxStorageGib >= MIN_GROWTH * storageGib,
    "two subnets or more": args.subnetIds.length > 1,
    "one security group or more": args.securityGroupIds.length > 0,
  };
}

function settings(args: RelationalInstanceArgs): Omit<aws.rds.InstanceArgs, "instanceClass"> {
  const { key } = args;
  return {
    ...SERVER,
    ...INSIGHTS,
    identifier: args.identifier,
    port: POSTGRES_PORT,
    multiAz: true,
    storageType: "gp3",
    maxAllocatedStorage: args.maxStorageGib,
    storageEncrypted: true,
    kmsKeyId: key.arn,
    vpcSecurityGroupIds: args.securityGroupIds,
    iamDatabaseAuthenticationEnabled: true,
    enabledCloudwatchLogsExports: LOGS,
    databaseInsightsMode: "advanced",
    performanceInsightsKmsKeyId: key.arn,
    backupRetentionPeriod: args.backupRetentionDays ?? DATABASE_BACKUP_DAYS.default,
    backupWindow: BACKUP_WINDOW,
    maintenanceWindow: MAINTENANCE_WINDOW,
    deleteAutomatedBackups: false,
    deletionProtection: args.protect,
  };
}

/**
 * Where the data comes from. RDS cannot manage the password of an instance with replicas, so that a rotation of the platform's own
 * replaces this one; it makes no final snapshot of a replica. With the major version alone, automatic minor upgrades are no change.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DeleteDBInstance.html
 */
function origin({ role, identifier, instanceClass }: RelationalInstanceArgs): aws.rds.InstanceArgs {
  if (role.kind === "replica") {
    return { instanceClass, replicateSourceDb: role.sourceArn, skipFinalSnapshot: true };
  }
  const { password: passwordWo, version: passwordWoVersion } = throwawayPassword();
  return {
    instanceClass,
    engine: "postgres",
    engineVersion: POSTGRES_MAJOR,
    allocatedStorage: role.storageGib,
    dbName: role.databaseName,
    username: role.masterUsername,
    ...{ passwordWo, passwordWoVersion },
    skipFinalSnapshot: false,
    finalSnapshotIdentifier: `${identifier}-final`,
  };
}
