import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { demand } from "../lib/demand.ts";
import type { Home } from "../lib/home.ts";
import { alphanumeric } from "./alphanumeric.ts";
import type { Classification } from "./classification.ts";
import { throwawayPassword } from "./throwawayPassword.ts";
import { TimeSeriesLogs } from "./timeSeriesLogs.ts";

/** InfluxDB's own port, over TLS. */
export const TIME_SERIES_PORT = 8086;

/** GiB of included-I/O storage. @see https://docs.aws.amazon.com/ts-influxdb/latest/ts-influxdb-api/API_CreateDbInstance.html */
const STORAGE_GIB = { min: 20, max: 16_384 } as const;

/** Instance types, all of them memory-optimized; the smallest is for trying out. */
const INSTANCE_TYPE = /^db\.influx\.(?:large|\d*xlarge)$/;

export interface TimeSeriesDatabaseArgs {
  /** What the series hold; tagged on the database. */
  classification: Classification;
  home: Home;
  /** A subnet of the isolated tier in each zone, by zone id; two zones or more. */
  subnetIds: Record<string, pulumi.Input<string>>;
  /** Security groups of the store, which say who may connect. */
  securityGroupIds: pulumi.Input<string>[];
  /** For example `db.influx.large`. */
  instanceType: string;
  /** GiB of storage, 20 to 16384; cannot be taken back. */
  storageGib: number;
  /** InfluxDB's own names of the first organization and bucket, for example `novamind` and `actigraphy`. */
  organization: string;
  bucket: string;
  /** Name of the access-log bucket of the same account and region. */
  accessLogBucket: pulumi.Input<string>;
}

/**
 * InfluxDB for time series that can be computed again: in private subnets of two zones, with a standby, logs in S3. It is encrypted
 * under AWS's own key, since the provider cannot name another yet, and is not replicated: the other region has one of its own,
 * filled from the raw actigraphy. Deletion is refused by the engine alone: the service has no protection of its own.
 * Children: 1 {@link TimeSeriesLogs}, 1 instance.
 *
 * @throws ResourceError for one zone, an instance type under large, and storage under 20 or over 16384 GiB
 * @see 45 CFR 164.312(a)(1), access control; (b), audit controls; (e)(1), transmission
 * @see docs/decisions/0035-time-series.md
 */
export class TimeSeriesDatabase extends pulumi.ComponentResource {
  readonly instanceId: pulumi.Output<string>;
  readonly arn: pulumi.Output<string>;
  readonly endpoint: pulumi.Output<string>;
  /** ARN of the secret in which the service keeps the first user's credentials. */
  readonly credentialsSecretArn: pulumi.Output<string>;

  constructor(name: string, args: TimeSeriesDatabaseArgs, opts?: pulumi.ComponentResourceOptions) {
    super("novamind:data:TimeSeriesDatabase", name, args, opts);
    const { home, subnetIds, securityGroupIds, instanceType, storageGib, accessLogBucket } = args;
    demand(this, {
      "subnets in 2 zones or more": Object.keys(subnetIds).length >= 2,
      "an instance type of db.influx, large or up": INSTANCE_TYPE.test(instanceType),
      [`storage of ${String(STORAGE_GIB.min)} to ${String(STORAGE_GIB.max)} GiB`]:
        Number.isInteger(storageGib) &&
        storageGib >= STORAGE_GIB.min &&
        storageGib <= STORAGE_GIB.max,
    });

    const child = { parent: this };
    const logs = new TimeSeriesLogs(`${name}-logs`, { home, accessLogBucket }, child);
    const instance = new aws.timestreaminfluxdb.DbInstance(
      name,
      {
        tags: { DataClassification: args.classification },
        dbInstanceType: instanceType,
        allocatedStorage: storageGib,
        dbStorageType: "InfluxIOIncludedT1",
        deploymentType: "WITH_MULTIAZ_STANDBY",
        networkType: "IPV4",
        port: TIME_SERIES_PORT,
        publiclyAccessible: false,
        vpcSubnetIds: Object.values(subnetIds),
        vpcSecurityGroupIds: securityGroupIds,
        organization: args.organization,
        bucket: args.bucket,
        username: "operator",
        password: alphanumeric(throwawayPassword().password),
        logDeliveryConfiguration: {
          s3Configuration: { bucketName: logs.bucketName, enabled: true },
        },
        maintenanceSchedule: { preferredMaintenanceWindow: "Sun:08:00-Sun:09:00", timezone: "UTC" },
      },
      // Another value on every run, and a change of it would make the database anew.
      { ...child, ignoreChanges: ["password"] },
    );

    this.instanceId = instance.id;
    this.arn = instance.arn;
    this.endpoint = instance.endpoint;
    this.credentialsSecretArn = instance.influxAuthParametersSecretArn;
    this.registerOutputs({
      instanceId: this.instanceId,
      arn: this.arn,
      endpoint: this.endpoint,
      credentialsSecretArn: this.credentialsSecretArn,
    });
  }
}
