import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { after } from "../lib/after.ts";
import type { Home } from "../lib/home.ts";
import { denyInsecureBucketAccess, policyDocument } from "../lib/iam.ts";
import {
  AUDIT_RETENTION_DAYS,
  LOAD_BALANCER_LOG_FOLDER,
  LOG_REPLICATION_ROLE_PREFIX,
} from "../lib/limits.ts";
import { PrivateBucket } from "./privateBucket.ts";
import { ReplicationRole } from "./replicationRole.ts";

/** Days that the account keeps its own copy, for those who look into yesterday, when the vault's copy is the record. */
const COPY_DAYS = 90;

/** The log-archive vault of a region, as other accounts know it. */
export interface VaultAddress {
  /** Account that owns the vault, and every replica in it. */
  accountId: string;
  bucketArn: pulumi.Input<string>;
  /** ARN of the key that the vault encrypts with, or of its alias. */
  keyArn: pulumi.Input<string>;
}

export interface AccessLogBucketArgs {
  home: Home;
  /**
   * Vault of this region, to which everything is copied; without one this bucket is the record. The vault's own access log must not
   * name it: what was copied would be logged, and copied again.
   */
  vault?: VaultAddress;
}

/**
 * Where S3 writes the access logs of one account's buckets in one region, and application load balancers theirs, which go to SSE-S3
 * alone; and from where they are copied to the locked vault.
 * S3 delivers access logs only within an account and region, not to buckets with Object Lock, and not to ones whose default is
 * SSE-KMS: so this bucket stands between, encrypted with SSE-S3, and the copy is under the vault's key.
 * It logs no access to itself, which would log the logging.
 * Children: 1 {@link PrivateBucket}, 1 bucket policy, 1 lifecycle; with a vault also 1 {@link ReplicationRole}, 1 replication
 * configuration.
 *
 * @see 45 CFR 164.312(b), audit controls
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html
 */
export class AccessLogBucket extends pulumi.ComponentResource {
  /** Bucket name, known once S3 may deliver to it. */
  readonly bucketName: pulumi.Output<string>;
  readonly arn: pulumi.Output<string>;

  constructor(name: string, args: AccessLogBucketArgs, opts?: pulumi.ComponentResourceOptions) {
    super("novamind:data:AccessLogBucket", name, args, opts);
    const { home, vault } = args;

    const child = { parent: this };
    const bucket = new PrivateBucket(name, {}, child);
    const policy = new aws.s3.BucketPolicy(
      name,
      { bucket: bucket.blockedName, policy: deliveryPolicy(bucket.arn, home) },
      child,
    );
    const days = vault === undefined ? AUDIT_RETENTION_DAYS : COPY_DAYS;
    new aws.s3.BucketLifecycleConfiguration(
      name,
      { bucket: bucket.bucketName, rules: [expiry(days)] },
      child,
    );
    if (vault !== undefined) {
      const role = new ReplicationRole(
        name,
        {
          source: { bucketArn: bucket.arn, region: home.region },
          destination: {
            bucketArn: vault.bucketArn,
            region: home.region,
            keyArn: vaultKeys(home, vault),
          },
          writes: ["s3:ReplicateObject", "s3:ReplicateTags", "s3:ObjectOwnerOverrideToBucketOwner"],
          namePrefix: LOG_REPLICATION_ROLE_PREFIX,
        },
        child,
      );
      new aws.s3.BucketReplicationConfig(
        name,
        { bucket: bucket.bucketName, role: role.roleArn, rules: [toVault(vault)] },
        child,
      );
    }

    this.bucketName = after(bucket.bucketName, policy);
    this.arn = bucket.arn;
    this.registerOutputs({ bucketName: this.bucketName, arn: this.arn });
  }
}

function expiry(days: number) {
  return {
    id: "expire",
    status: "Enabled",
    filter: { prefix: "" },
    expiration: { days },
    noncurrentVersionExpiration: { noncurrentDays: 1 },
    abortIncompleteMultipartUpload: { daysAfterInitiation: 1 },
  };
}

/** IAM does not know keys by their alias. The key's own policy says which of these it is, and the role's conditions for what. */
export function vaultKeys({ partition, region }: Home, { accountId }: VaultAddress): string {
  return `arn:${partition}:kms:${region}:${accountId}:key/*`;
}

function deliveryPolicy(bucketArn: pulumi.Output<string>, { accountId, partition, region }: Home) {
  const delivers = { Effect: "Allow", Action: "s3:PutObject" } as const;
  const balancers = `arn:${partition}:elasticloadbalancing:${region}:${accountId}:loadbalancer/*`;
  return policyDocument(
    ...denyInsecureBucketAccess(bucketArn),
    {
      ...delivers,
      Sid: "S3AccessLogs",
      Principal: { Service: "logging.s3.amazonaws.com" },
      Resource: pulumi.interpolate`${bucketArn}/*`,
      Condition: {
        StringEquals: { "aws:SourceAccount": accountId },
        ArnLike: { "aws:SourceArn": `arn:${partition}:s3:::*` },
      },
    },
    {
      ...delivers,
      Sid: "LoadBalancerLogs",
      Principal: { Service: "logdelivery.elasticloadbalancing.amazonaws.com" },
      Resource: pulumi.interpolate`${bucketArn}/${LOAD_BALANCER_LOG_FOLDER}/*/AWSLogs/${accountId}/*`,
      Condition: { ArnLike: { "aws:SourceArn": balancers } },
    },
  );
}

/** Everything but deletions: what expires here stays in the vault, in the hands of the vault's account. */
function toVault({ accountId, bucketArn, keyArn }: VaultAddress) {
  return {
    id: "vault",
    status: "Enabled",
    priority: 1,
    filter: { prefix: "" },
    deleteMarkerReplication: { status: "Disabled" },
    sourceSelectionCriteria: { sseKmsEncryptedObjects: { status: "Enabled" } },
    destination: {
      account: accountId,
      accessControlTranslation: { owner: "Destination" },
      bucket: bucketArn,
      encryptionConfiguration: { replicaKmsKeyId: keyArn },
    },
  };
}
