import type { PropsOf } from "../awsType.ts";
import { declared, type Declared } from "../resources.ts";
import { changed } from "./changed.ts";

export const REDSHIFT_CLUSTER = "aws:redshift/cluster:Cluster";
export const REDSHIFT_LOGGING = "aws:redshift/logging:Logging";
export const REDSHIFT_PARAMETERS = "aws:redshift/parameterGroup:ParameterGroup";

type Cluster = PropsOf<typeof REDSHIFT_CLUSTER>;

/** A cluster that complies with the rules on Redshift, but for what `changes` takes away or makes other. */
export function redshiftExample(changes: Cluster = {}): Cluster {
  const whole: Cluster = {
    allowVersionUpgrade: true,
    automatedSnapshotRetentionPeriod: 35,
    clusterIdentifier: "warehouse",
    clusterParameterGroupName: "only-tls",
    encrypted: "true",
    enhancedVpcRouting: true,
    finalSnapshotIdentifier: "warehouse-final",
    kmsKeyId: "arn:aws:kms:us-east-2:111122223333:key/k",
    nodeType: "ra3.large",
    preferredMaintenanceWindow: "sun:08:00-sun:09:00",
    publiclyAccessible: false,
    tags: { DataClassification: "phi" },
  };
  return changed(whole, changes);
}

/** A stack of {@link redshiftExample} and what it needs beside it; `without` names a resource that is left out. */
export function redshiftStack(changes: Cluster = {}, without?: "logging" | "only-tls"): Declared[] {
  const all = [
    declared(REDSHIFT_CLUSTER, "warehouse", redshiftExample(changes)),
    declared(REDSHIFT_LOGGING, "logging", {
      clusterIdentifier: { $ref: "warehouse.id" },
      logDestinationType: "cloudwatch",
      logExports: ["connectionlog", "userlog", "useractivitylog"],
    }),
    onlyTls(),
  ];
  return all.filter(({ name }) => name !== without);
}

/** The parameter group of {@link redshiftExample}. */
export const onlyTls = (value = "true"): Declared =>
  declared(REDSHIFT_PARAMETERS, "only-tls", {
    name: "only-tls",
    family: "redshift-2.0",
    parameters: [{ name: "require_ssl", value }],
  });
