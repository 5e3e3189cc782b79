import { declared, type Declared, type Resource, type Resources } from "../resources.ts";

export const BUCKET = "aws:s3/bucket:Bucket";
export const BUCKET_POLICY = "aws:s3/bucketPolicy:BucketPolicy";
export const PUBLIC_ACCESS_BLOCK = "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock";
export const BUCKET_LOGGING = "aws:s3/bucketLogging:BucketLogging";
export const BUCKET_VERSIONING = "aws:s3/bucketVersioning:BucketVersioning";
export const BUCKET_ENCRYPTION =
  "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration";
export const OBJECT_LOCK = "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration";
export const BUCKET_REPLICATION = "aws:s3/bucketReplicationConfig:BucketReplicationConfig";

const ARN = "arn:aws:s3:::novamind-phi";
const bucket = { $ref: "phi.id" };

/**
 * Whether S3 delivers access logs of other buckets into this one. It can have neither Object Lock nor KMS as default, and what is written
 * to it S3 writes alone.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html
 */
export const receivesAccessLogs = (subject: Resource<object>, resources: Resources): boolean =>
  resources.pointingAt(subject, BUCKET_LOGGING, "targetBucket").length > 0;

/** The settings of a bucket, each a resource of its own, that together comply with all rules on buckets. */
const SETTINGS = {
  bucket: declared(BUCKET, "phi", { bucket: "novamind-phi", objectLockEnabled: true }),
  block: declared(PUBLIC_ACCESS_BLOCK, "block", {
    bucket,
    blockPublicAcls: true,
    blockPublicPolicy: true,
    ignorePublicAcls: true,
    restrictPublicBuckets: true,
  }),
  encryption: declared(BUCKET_ENCRYPTION, "encryption", {
    bucket,
    rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms" } }],
  }),
  lifecycle: declared("aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration", "cycle", {
    bucket,
    rules: [
      { id: "old", status: "Enabled", noncurrentVersionExpiration: { noncurrentDays: 2192 } },
    ],
  }),
  lock: declared(OBJECT_LOCK, "lock", {
    bucket,
    rule: { defaultRetention: { mode: "COMPLIANCE", days: 2192 } },
  }),
  logging: declared(BUCKET_LOGGING, "logging", {
    bucket,
    targetBucket: "novamind-access-logs",
    targetPrefix: "phi/",
  }),
  notification: declared("aws:s3/bucketNotification:BucketNotification", "notification", {
    bucket,
    eventbridge: true,
  }),
  ownership: declared("aws:s3/bucketOwnershipControls:BucketOwnershipControls", "ownership", {
    bucket,
    rule: { objectOwnership: "BucketOwnerEnforced" },
  }),
  policy: declared(BUCKET_POLICY, "policy", { bucket, policy: policyExample() }),
  replication: declared(BUCKET_REPLICATION, "replication", {
    bucket,
    role: "arn:aws:iam::111122223333:role/replication",
    rules: [
      {
        id: "all",
        status: "Enabled",
        destination: {
          bucket: "arn:aws:s3:::novamind-phi-replica",
          encryptionConfiguration: { replicaKmsKeyId: "arn:aws:kms:us-west-2:111122223333:key/r" },
        },
      },
    ],
  }),
  versioning: declared(BUCKET_VERSIONING, "versioning", {
    bucket,
    versioningConfiguration: { status: "Enabled" },
  }),
} as const satisfies Record<string, Declared>;

type Setting = keyof typeof SETTINGS;

/** A bucket `phi` with every setting that rules ask for, but for those of which `changes` makes properties other, or that it leaves out. */
export function bucketExample(changes: Partial<Record<Setting, object | "absent">> = {}) {
  return Object.entries(SETTINGS).flatMap(([setting, one]) => {
    const change = changes[setting as Setting];
    if (change === "absent") return [];
    return [{ ...one, props: { ...one.props, ...change } }];
  });
}

/** A bucket policy that refuses requests without TLS, with further statements. */
export function policyExample(...more: object[]): string {
  const onlyTls = {
    Effect: "Deny",
    Principal: "*",
    Action: "s3:*",
    Resource: [ARN, `${ARN}/*`],
    Condition: { Bool: { "aws:SecureTransport": "false" } },
  };
  return JSON.stringify({ Version: "2012-10-17", Statement: [onlyTls, ...more] });
}
