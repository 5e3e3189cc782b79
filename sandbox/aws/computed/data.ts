import { hex, letters } from "../deterministic.ts";
import { regionFacts } from "../regions.ts";
import { text } from "../template.ts";
import { GRAPH_CACHE_AND_SERIES } from "./caches.ts";
import { call, type Facts, givenVersion, type Rule, type Rules, vpcOfSubnets } from "./rule.ts";

const KEY: Rules[string] = {
  customerMasterKeySpec: "SYMMETRIC_DEFAULT",
  enableKeyRotation: false,
  isEnabled: true,
  keyId: "{id}",
  keyUsage: "ENCRYPT_DECRYPT",
  multiRegion: false,
};

/** A replica takes these from its primary, whatever region that is in. */
const ofPrimary =
  (property: string, otherwise: unknown): Rule =>
  ({ inputs, find }) => {
    const id = (text(inputs["primaryKeyArn"]) ?? "").split("/").at(-1) ?? "";
    return find(id)?.outputs[property] ?? otherwise;
  };

const targetKey = ({ inputs, place, find }: Facts): string => {
  const target = text(inputs["targetKeyId"]) ?? "";
  if (target.startsWith("arn:")) return target;
  const known = text(find(target)?.outputs["arn"]);
  return known ?? `arn:${place.partition}:kms:${place.region}:${place.accountId}:key/${target}`;
};

const KEYS_AND_SECRETS: Rules = {
  "kms/alias": {
    targetKeyArn: targetKey,
  },
  "kms/externalKey": { keyState: "PendingImport", keyUsage: "ENCRYPT_DECRYPT", multiRegion: false },
  "kms/key": KEY,
  "kms/replicaKey": {
    enabled: true,
    keyId: "{id}",
    keyRotationEnabled: ofPrimary("enableKeyRotation", false),
    keySpec: ofPrimary("customerMasterKeySpec", "SYMMETRIC_DEFAULT"),
    keyUsage: ofPrimary("keyUsage", "ENCRYPT_DECRYPT"),
  },
  "secretsmanager/secret": { forceOverwriteReplicaSecret: false, recoveryWindowInDays: 30 },
  "secretsmanager/secretRotation": { rotationEnabled: true },
  "secretsmanager/secretVersion": {
    arn: "{secretId}",
    versionId: ({ id }) => id.split("|")[1],
    versionStages: () => ["AWSCURRENT"],
  },
};

/** @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/VirtualHosting.html */
const S3: Rules = {
  "s3/accessPoint": {
    alias: "{name}-{lower34}-s3alias",
    domainName: "{name}-{account}.s3-accesspoint.{region}.amazonaws.com",
  },
  "s3/bucket": {
    bucket: "{id}",
    bucketDomainName: "{id}.s3.amazonaws.com",
    bucketRegion: "{region}",
    bucketRegionalDomainName: "{id}.s3.{region}.amazonaws.com",
    forceDestroy: false,
    hostedZoneId: ({ place }) => regionFacts(place.region).hostedZones.s3,
    objectLockEnabled: false,
    requestPayer: "BucketOwner",
  },
  "s3/bucketObjectv2": { etag: "{hex32}", versionId: "{alnum32}" },
  "s3/bucketWebsiteConfiguration": {
    websiteDomain: "s3-website.{region}.amazonaws.com",
    websiteEndpoint: "{bucket}.s3-website.{region}.amazonaws.com",
  },
};

/** Endpoints of one account and region share a suffix. */
const databaseHost =
  (start: string): Rule =>
  ({ id, place }) => {
    const suffix = letters(
      `${place.accountId}|${place.region}`,
      12,
      "abcdefghijklmnopqrstuvwxyz0123456789",
    );
    return `${id}.${start}${suffix}.${place.region}.rds.amazonaws.com`;
  };

const port: Rule = ({ inputs }) => (/mysql|maria/.test(text(inputs["engine"]) ?? "") ? 3306 : 5432);

const RELATIONAL: Rules = {
  "rds/proxyDefaultTargetGroup": { name: "default" },
  "rds/cluster": {
    backupRetentionPeriod: 1,
    clusterIdentifier: "{id}",
    clusterMembers: () => [],
    clusterResourceId: "cluster-{upper26}",
    endpoint: databaseHost("cluster-"),
    engineMode: "provisioned",
    engineVersionActual: givenVersion,
    hostedZoneId: "Z{upper13}",
    port,
    readerEndpoint: databaseHost("cluster-ro-"),
    storageEncrypted: false,
  },
  "rds/clusterEndpoint": { endpoint: databaseHost("cluster-custom-") },
  "rds/clusterInstance": {
    dbiResourceId: "db-{upper26}",
    endpoint: databaseHost(""),
    engineVersionActual: givenVersion,
    identifier: "{id}",
    port: 5432,
    writer: false,
  },
  "rds/globalCluster": { globalClusterResourceId: "cluster-{hex16}", storageEncrypted: false },
  "rds/instance": {
    address: databaseHost(""),
    endpoint: (facts) => `${String(call(databaseHost(""), facts))}:${String(call(port, facts))}`,
    engineVersionActual: givenVersion,
    hostedZoneId: "Z{upper13}",
    port,
    resourceId: "db-{upper26}",
    status: "available",
  },
  "rds/proxy": { endpoint: databaseHost("proxy-") },
  "rds/subnetGroup": { vpcId: vpcOfSubnets },
  "rds/proxyEndpoint": { endpoint: databaseHost("proxy-"), isDefault: false },
};

const VAULT = "arn:{partition}:backup:{region}:{account}:backup-vault:{backupVaultName}";

const TABLES_AND_BACKUP: Rules = {
  "backup/plan": { version: "{alnum48}" },
  "backup/vault": { recoveryPoints: 0 },
  "backup/vaultLockConfiguration": { backupVaultArn: VAULT },
  "backup/vaultNotifications": { backupVaultArn: VAULT },
  "backup/vaultPolicy": { backupVaultArn: VAULT },
  "dynamodb/table": {
    billingMode: "PROVISIONED",
    streamArn: (facts) => streamArn(facts),
    streamLabel: (facts) => streamArn(facts)?.split("/stream/")[1],
  },
  "kinesis/stream": { encryptionType: "NONE", retentionPeriod: 24 },
};

function streamArn(facts: Facts, arn = facts.arn?.() ?? ""): string | undefined {
  if (facts.inputs["streamEnabled"] !== true) return undefined;
  return `${arn}/stream/2025-01-01T00:00:00.${hex(arn, 3).replace(/\D/g, "0")}`;
}

/** A replica is a table of the same name in its own region, with a stream of its own. */
function replicasOf(facts: Facts): unknown {
  const { replicas } = facts.inputs;
  if (!Array.isArray(replicas)) return undefined;
  return (replicas as Record<string, unknown>[]).map((replica) => {
    const region = `:dynamodb:${String(replica["regionName"])}:`;
    const arn = facts.arn?.()?.replace(/:dynamodb:[^:]+:/, region);
    const stream = streamArn(facts, arn);
    return { ...replica, arn, streamArn: stream, streamLabel: stream?.split("/stream/")[1] };
  });
}

/** Inputs, by type, within which AWS fills in more: told in the place of what was sent. */
export const COMPLETED: Rules = { "dynamodb/table": { replicas: replicasOf } };

export const DATA: Rules = {
  ...GRAPH_CACHE_AND_SERIES,
  ...KEYS_AND_SECRETS,
  ...S3,
  ...RELATIONAL,
  ...TABLES_AND_BACKUP,
};
