import type { PropsOf } from "../awsType.ts";
import { changed } from "./changed.ts";

/** Instances of Timestream for InfluxDB, and clusters of them. */
export const INFLUX_DATABASES = [
  "aws:timestreaminfluxdb/dbInstance:DbInstance",
  "aws:timestreaminfluxdb/dbCluster:DbCluster",
] as const;

type Database = PropsOf<"aws:timestreaminfluxdb/dbInstance:DbInstance">;

/** A database that complies with the rules on InfluxDB, but for what `changes` takes away or makes other. */
export function influxExample(changes: Database = {}) {
  const whole: Database = {
    bucket: "actigraphy",
    dbInstanceType: "db.influx.large",
    deploymentType: "WITH_MULTIAZ_STANDBY",
    logDeliveryConfiguration: { s3Configuration: { bucketName: "series-logs", enabled: true } },
    name: "series",
    publiclyAccessible: false,
    tags: { DataClassification: "clinical" },
    vpcSecurityGroupIds: ["sg-1"],
    vpcSubnetIds: ["subnet-1", "subnet-2"],
  };
  return changed(whole, changes) as PropsOf<(typeof INFLUX_DATABASES)[number]>;
}
