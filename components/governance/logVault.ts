import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { PrivateBucket } from "../data/privateBucket.ts";
import { after } from "../lib/after.ts";
import { demand } from "../lib/demand.ts";
import type { Home } from "../lib/home.ts";
import { denyInsecureBucketAccess, policyDocument } from "../lib/iam.ts";
import { keyPolicy, usedByService, usedThrough } from "../lib/keyPolicy.ts";
import {
  AUDIT_RETENTION_DAYS,
  KEY_DELETION_WINDOW_DAYS,
  LOG_REPLICATION_ROLE_PREFIX,
} from "../lib/limits.ts";
import { auditDelivery, usedByAuditDelivery } from "./vaultAuditDelivery.ts";
import { trailDelivery, usedByTrails } from "./vaultTrailDelivery.ts";

/** Days after which a log is archived to Glacier Flexible Retrieval: it is read when something is investigated, if ever. */
const ARCHIVE_AFTER_DAYS = 90;

/** Delivers VPC flow logs, and whatever else AWS calls vended logs. */
const LOG_DELIVERY = "delivery.logs.amazonaws.com";

/** Alias of each region's vault key: fixed, since other accounts name the key by it. */
export const VAULT_KEY_ALIAS = "alias/novamind-log-vault";

/** Name of a region's vault: fixed, since other accounts deliver to it by name. */
export function vaultBucketName(accountId: string, region: string): string {
  return `novamind-log-vault-${accountId}-${region}`;
}

export interface LogVaultArgs {
  home: Home;
  /** For example `o-a1b2c3d4e5`; its roles may replicate and deliver into the vault. */
  organizationId: string;
  /** Accounts whose logs and trails AWS may deliver. */
  accountIds: string[];
  /** Name of a bucket of the same account and region for the vault's own access log, which is not replicated here. */
  accessLogBucket: pulumi.Input<string>;
}

/**
 * The log archive of one region: what is written there cannot be changed or deleted by anyone, the account's root included,
 * until {@link AUDIT_RETENTION_DAYS} days are over. Everything but the key's alias
 * and the access log stays when the stack is destroyed: AWS would refuse to
 * delete the locked objects, and without its key and its settings what it keeps would be unreadable or unguarded.
 *
 * It takes VPC flow logs from AWS, access logs by replication, audit streams by Firehose, and trails of data events. Not AWS Config: Config refuses a bucket with a default
 * retention, and needs one of its own.
 * Children: 1 key, 1 alias, 1 {@link PrivateBucket}, 1 Object Lock configuration, 1 lifecycle, 1 access log, 1 notification to
 * EventBridge, 1 bucket policy.
 *
 * @throws ResourceError when the organization's id is none, or no account may deliver
 * @see 45 CFR 164.312(b), audit controls; 164.312(c)(1), integrity; 164.316(b)(2)(i), time limit
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html
 */
export class LogVault extends pulumi.ComponentResource {
  readonly bucketName: pulumi.Output<string>;
  /** Bucket ARN, known once others may write: what they send first must not be refused. */
  readonly arn: pulumi.Output<string>;
  readonly keyArn: pulumi.Output<string>;

  constructor(name: string, args: LogVaultArgs, opts?: pulumi.ComponentResourceOptions) {
    super("novamind:governance:LogVault", name, args, opts);
    const { home, organizationId, accountIds } = args;
    demand(this, {
      "organizationId like o-a1b2c3d4e5": /^o-[a-z0-9]{10,32}$/.test(organizationId),
      "accountIds of one account or more": accountIds.length > 0,
    });

    const physicalName = vaultBucketName(home.accountId, home.region);
    // Spelled, not asked of the bucket: a preview then shows the policy as it will be.
    const arn = `arn:${home.partition}:s3:::${physicalName}`;
    const child = { parent: this };
    const kept = { parent: this, retainOnDelete: true };
    const key = new aws.kms.Key(
      name,
      {
        deletionWindowInDays: KEY_DELETION_WINDOW_DAYS,
        description: "Log archive",
        enableKeyRotation: true,
        policy: keyUse(args),
      },
      kept,
    );
    new aws.kms.Alias(name, { name: VAULT_KEY_ALIAS, targetKeyId: key.id }, child);
    const locked = { keyArn: key.arn, objectLock: "enabled", physicalName } as const;
    const bucket = new PrivateBucket(name, locked, kept);
    new aws.s3.BucketObjectLockConfiguration(
      name,
      {
        bucket: bucket.bucketName,
        rule: { defaultRetention: { mode: "COMPLIANCE", days: AUDIT_RETENTION_DAYS } },
      },
      kept,
    );
    new aws.s3.BucketLifecycleConfiguration(
      name,
      { bucket: bucket.bucketName, rules: [archive] },
      kept,
    );
    new aws.s3.BucketLogging(
      name,
      {
        bucket: bucket.bucketName,
        targetBucket: args.accessLogBucket,
        targetPrefix: `${physicalName}/`,
      },
      child,
    );
    new aws.s3.BucketNotification(name, { bucket: bucket.bucketName, eventbridge: true }, child);
    const policy = new aws.s3.BucketPolicy(
      name,
      {
        bucket: bucket.blockedName,
        policy: bucketPolicy(arn, args),
      },
      kept,
    );

    this.bucketName = bucket.bucketName;
    this.arn = after(bucket.arn, policy);
    this.keyArn = key.arn;
    this.registerOutputs({ bucketName: this.bucketName, arn: this.arn, keyArn: this.keyArn });
  }
}

function bucketPolicy(arn: string, args: LogVaultArgs) {
  return policyDocument(
    ...denyInsecureBucketAccess(arn),
    ...delivery(arn, args),
    ...replication(arn, args),
    ...auditDelivery(arn, args),
    ...trailDelivery(arn, args),
  );
}

function keyUse(args: LogVaultArgs) {
  return keyPolicy(
    args.home,
    usedThrough(args.home, ["s3"]),
    usedByService(LOG_DELIVERY, args.accountIds),
    usedByReplication(args),
    usedByAuditDelivery(args),
    ...usedByTrails(args),
  );
}

const archive = {
  id: "archive",
  status: "Enabled",
  filter: { prefix: "" },
  transitions: [{ days: ARCHIVE_AFTER_DAYS, storageClass: "GLACIER" }],
  abortIncompleteMultipartUpload: { daysAfterInitiation: 7 },
};

/** @see https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-s3-permissions.html */
function delivery(
  bucketArn: string,
  { home: { partition, region }, accountIds }: LogVaultArgs,
): aws.iam.PolicyStatement[] {
  const sources = accountIds.map((id) => `arn:${partition}:logs:${region}:${id}:*`);
  const allowed = { Effect: "Allow", Principal: { Service: LOG_DELIVERY } } as const;
  const forAccounts = { "aws:SourceAccount": accountIds };
  const ArnLike = { "aws:SourceArn": sources };
  return [
    {
      ...allowed,
      Sid: "LogDelivery",
      Action: "s3:PutObject",
      Resource: `${bucketArn}/*`,
      Condition: {
        StringEquals: { ...forAccounts, "s3:x-amz-acl": "bucket-owner-full-control" },
        ArnLike,
      },
    },
    {
      ...allowed,
      Sid: "LogDeliveryCheck",
      Action: ["s3:GetBucketAcl", "s3:ListBucket"],
      Resource: bucketArn,
      Condition: { StringEquals: forAccounts, ArnLike },
    },
  ];
}

/**
 * Lets the organization's log replication roles add objects. AWS's own example also lets them replicate deletions; a vault takes
 * none.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/setting-repl-config-perm-overview.html#setting-repl-config-crossacct
 */
function replication(bucketArn: string, args: LogVaultArgs): aws.iam.PolicyStatement[] {
  const allowed = { Effect: "Allow", Principal: { AWS: "*" } } as const;
  return [
    {
      ...allowed,
      Sid: "Replication",
      Action: ["s3:ReplicateObject", "s3:ReplicateTags", "s3:ObjectOwnerOverrideToBucketOwner"],
      Resource: `${bucketArn}/*`,
      Condition: ofReplicationRoles(args),
    },
    {
      ...allowed,
      Sid: "ReplicationCheck",
      Action: ["s3:GetBucketVersioning", "s3:PutBucketVersioning"],
      Resource: bucketArn,
      Condition: ofReplicationRoles(args),
    },
  ];
}

/** With an S3 Bucket Key, S3 also makes and checks the bucket's data key; only S3 of this region can be asked to. */
function usedByReplication(args: LogVaultArgs): aws.iam.PolicyStatement {
  const { StringEquals, ArnLike } = ofReplicationRoles(args);
  return {
    Sid: "Replication",
    Effect: "Allow",
    Principal: { AWS: "*" },
    Action: ["kms:Encrypt", "kms:GenerateDataKey", "kms:Decrypt"],
    Resource: "*",
    Condition: {
      StringEquals: {
        ...StringEquals,
        "kms:ViaService": `s3.${args.home.region}.amazonaws.com`,
      },
      ArnLike,
    },
  };
}

function ofReplicationRoles({ home: { partition }, organizationId }: LogVaultArgs) {
  return {
    StringEquals: { "aws:PrincipalOrgID": organizationId },
    ArnLike: {
      "aws:PrincipalArn": `arn:${partition}:iam::*:role/${LOG_REPLICATION_ROLE_PREFIX}*`,
    },
  };
}
