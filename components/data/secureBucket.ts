import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { denyInsecureBucketAccess, policyDocument } from "../lib/iam.ts";
import type { Classification } from "./classification.ts";
import { PrivateBucket } from "./privateBucket.ts";

/** Days after which an object is archived; the first seed's lifecycle. */
const ARCHIVE_AFTER_DAYS = 90;

/** Days that an overwritten or deleted version can still be brought back. */
const NONCURRENT_DAYS = 365;

/** Days after which the parts of an upload that was never completed are thrown away. */
const INCOMPLETE_UPLOAD_DAYS = 7;

export interface SecureBucketArgs {
  /** What the bucket holds; tagged on it. */
  classification: Classification;
  /** ARN of the key, in the bucket's region, that encrypts every object. */
  keyArn: pulumi.Input<string>;
  /** Name of the access-log bucket of the same account and region. */
  accessLogBucket: pulumi.Input<string>;
}

/**
 * A private bucket: one KMS key and no other, TLS 1.2, versions, access logs, tiering, events on EventBridge.
 * Objects start in Intelligent-Tiering and are archived to Glacier Flexible Retrieval after {@link ARCHIVE_AFTER_DAYS} days; reading
 * them then means restoring them, in minutes (expedited) to hours.
 * Children: 1 {@link PrivateBucket}; 1 bucket policy, 1 lifecycle, 1 logging, 1 notification.
 *
 * @see 45 CFR 164.312(a)(1), access control; (a)(2)(iv), encryption; (b), audit controls; (c)(1), integrity; (e)(1), transmission
 */
export class SecureBucket extends pulumi.ComponentResource {
  /** Bucket name, known once the bucket keeps versions: what is built on it, such as replication, needs them. */
  readonly bucketName: pulumi.Output<string>;
  /** Bucket ARN, known as late as {@link bucketName}. */
  readonly arn: pulumi.Output<string>;

  constructor(name: string, args: SecureBucketArgs, opts?: pulumi.ComponentResourceOptions) {
    super("novamind:data:SecureBucket", name, args, opts);
    const { classification, keyArn, accessLogBucket } = args;

    const child = { parent: this };
    const tags = { DataClassification: classification };
    const bucket = new PrivateBucket(name, { keyArn, tags }, child);
    new aws.s3.BucketPolicy(
      name,
      { bucket: bucket.blockedName, policy: rightKeyOnly(bucket.arn, keyArn) },
      child,
    );
    new aws.s3.BucketLifecycleConfiguration(
      name,
      { bucket: bucket.bucketName, rules: [aging] },
      child,
    );
    new aws.s3.BucketLogging(
      name,
      {
        bucket: bucket.bucketName,
        targetBucket: accessLogBucket,
        targetPrefix: "s3/",
        // Adds account, region, bucket and date, so that many buckets can share the target.
        targetObjectKeyFormat: { partitionedPrefix: { partitionDateSource: "EventTime" } },
      },
      child,
    );
    new aws.s3.BucketNotification(name, { bucket: bucket.bucketName, eventbridge: true }, child);

    this.bucketName = bucket.bucketName;
    this.arn = bucket.arn;
    this.registerOutputs({ bucketName: this.bucketName, arn: this.arn });
  }
}

const aging = {
  id: "age",
  status: "Enabled",
  filter: { prefix: "" },
  transitions: [
    { days: 0, storageClass: "INTELLIGENT_TIERING" },
    { days: ARCHIVE_AFTER_DAYS, storageClass: "GLACIER" },
  ],
  noncurrentVersionExpiration: { noncurrentDays: NONCURRENT_DAYS },
  expiration: { expiredObjectDeleteMarker: true },
  abortIncompleteMultipartUpload: { daysAfterInitiation: INCOMPLETE_UPLOAD_DAYS },
};

/**
 * Refuses a write that names another key or another kind of encryption. One that names none gets the bucket's own, hence `Null`.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html#require-sse-kms
 */
function rightKeyOnly(bucketArn: pulumi.Output<string>, keyArn: pulumi.Input<string>) {
  const refuse = (sid: string, header: string, expected: pulumi.Input<string>) =>
    ({
      Sid: sid,
      Effect: "Deny",
      Principal: "*",
      Action: "s3:PutObject",
      Resource: pulumi.interpolate`${bucketArn}/*`,
      Condition: { Null: { [header]: "false" }, StringNotEquals: { [header]: expected } },
    }) as const;
  return policyDocument(
    ...denyInsecureBucketAccess(bucketArn),
    refuse("OnlyKms", "s3:x-amz-server-side-encryption", "aws:kms"),
    refuse("OnlyItsKey", "s3:x-amz-server-side-encryption-aws-kms-key-id", keyArn),
  );
}
