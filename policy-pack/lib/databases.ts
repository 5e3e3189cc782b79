import type { PropsOf } from "../awsType.ts";
import { declared } from "../resources.ts";
import { changed } from "./changed.ts";

export const DATABASE = "aws:rds/instance:Instance";
export const DATABASE_CLUSTER = "aws:rds/cluster:Cluster";
export const CLUSTER_MEMBER = "aws:rds/clusterInstance:ClusterInstance";

type Database = PropsOf<typeof DATABASE>;
type Cluster = PropsOf<typeof DATABASE_CLUSTER>;
type Member = PropsOf<typeof CLUSTER_MEMBER>;

const KEY = "arn:aws:kms:us-east-2:111122223333:key/k";

/** Whether the storage of an instance, its backups and its protection are a cluster's. A replica has the engine of its source. */
export const isAurora = ({ engine = "" }: Database): boolean => engine.includes("aurora");

/** What rules ask of every server. */
const server = {
  autoMinorVersionUpgrade: true,
  copyTagsToSnapshot: true,
  monitoringInterval: 60,
  monitoringRoleArn: "arn:aws:iam::111122223333:role/monitoring",
  performanceInsightsEnabled: true,
  performanceInsightsKmsKeyId: KEY,
  publiclyAccessible: false,
};

/** What rules ask of every store. */
const store = {
  backupRetentionPeriod: 30,
  deletionProtection: true,
  iamDatabaseAuthenticationEnabled: true,
  kmsKeyId: KEY,
  storageEncrypted: true,
};

/** An instance that complies with the rules on databases, but for what `changes` takes away or makes other. */
export function databaseExample(changes: Database = {}): Database {
  const whole: Database = {
    ...server,
    ...store,
    identifier: "series",
    instanceClass: "db.m8g.large",
    engine: "postgres",
    enabledCloudwatchLogsExports: ["postgresql", "upgrade"],
    multiAz: true,
  };
  return changed(whole, changes);
}

/** A replica of it in another region, which has its engine and its backups from there. */
export function replicaExample(changes: Database = {}): Database {
  const replicateSourceDb = "arn:aws:rds:us-east-2:111122223333:db:series";
  return databaseExample({ engine: undefined, replicateSourceDb, ...changes });
}

/** A cluster of which the same holds. */
export function clusterExample(changes: Cluster = {}): Cluster {
  const whole: Cluster = {
    ...store,
    clusterIdentifier: "records",
    copyTagsToSnapshot: true,
    engine: "aurora-postgresql",
    enabledCloudwatchLogsExports: ["postgresql"],
  };
  return changed(whole, changes);
}

/** An instance of {@link clusterExample}, of which the same holds. */
export function memberExample(changes: Member = {}): Member {
  const whole: Member = {
    ...server,
    availabilityZone: "us-east-2a",
    clusterIdentifier: "records",
    engine: "aurora-postgresql",
    instanceClass: "db.r8g.large",
  };
  return changed(whole, changes);
}

/** Instances of {@link clusterExample} in two zones. */
export const membersExample = ["us-east-2a", "us-east-2b"].map((availabilityZone) =>
  declared(CLUSTER_MEMBER, `records-${availabilityZone}`, memberExample({ availabilityZone })),
);
