import type { PropsOf } from "../awsType.ts";
import { declared, type Declared } from "../resources.ts";
import { changed } from "./changed.ts";

export const NEPTUNE_CLUSTER = "aws:neptune/cluster:Cluster";
export const NEPTUNE_INSTANCE = "aws:neptune/clusterInstance:ClusterInstance";
export const NEPTUNE_PARAMETERS = "aws:neptune/clusterParameterGroup:ClusterParameterGroup";

type Cluster = PropsOf<typeof NEPTUNE_CLUSTER>;

/** A cluster that complies with the rules on Neptune, but for what `changes` takes away or makes other. */
export function neptuneExample(changes: Cluster = {}): Cluster {
  const whole: Cluster = {
    backupRetentionPeriod: 30,
    clusterIdentifier: "graph",
    copyTagsToSnapshot: true,
    deletionProtection: true,
    enableCloudwatchLogsExports: ["audit", "slowquery"],
    finalSnapshotIdentifier: "graph-final",
    iamDatabaseAuthenticationEnabled: true,
    kmsKeyArn: "arn:aws:kms:us-east-2:111122223333:key/k",
    neptuneClusterParameterGroupName: "audited",
    storageEncrypted: true,
    tags: { DataClassification: "phi" },
  };
  return changed(whole, changes);
}

/** An instance of {@link neptuneExample} in a zone. */
export const neptuneInstance = (zone: string): Declared =>
  declared(NEPTUNE_INSTANCE, `instance-${zone}`, {
    availabilityZone: `us-east-2${zone}`,
    clusterIdentifier: { $ref: "graph.id" },
    instanceClass: "db.r7g.large",
    publiclyAccessible: false,
  });

/** The cluster of {@link neptuneExample}, declared under the name by which others refer to it. */
export const neptuneCluster = (changes: Cluster = {}): Declared =>
  declared(NEPTUNE_CLUSTER, "graph", neptuneExample(changes));

/** Its parameter group. */
export const neptuneParameters = (value = "1"): Declared =>
  declared(NEPTUNE_PARAMETERS, "audited", {
    name: "audited",
    family: "neptune1.4",
    parameters: [{ name: "neptune_enable_audit_log", value }],
  });
