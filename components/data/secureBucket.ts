import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { demand } from "../lib/demand.ts";
import { denyInsecureBucketAccess, policyDocument } from "../lib/iam.ts";
import { logAccess } from "./accessLogging.ts";
import { type Aging, agingRule } from "./bucketAging.ts";
import type { Classification } from "./classification.ts";
import { type ClassifiedKeyArn, keyOfItsOwn } from "./classifiedKeyArn.ts";
import { allowedFrom, type BucketUser, objectUses } from "./dataUses.ts";
import { type ObjectLock, ObjectLocking } from "./objectLocking.ts";
import { PrivateBucket } from "./privateBucket.ts";

export interface SecureBucketArgs {
  /** What the bucket holds; tagged on it. */
  classification: Classification;
  /** Key of the same classification, in the bucket's region, that encrypts every object. */
  key: ClassifiedKeyArn;
  /** Name of the access-log bucket of the same account and region. */
  accessLogBucket: pulumi.Input<string>;
  /** What becomes of objects that nobody reads. */
  aging?: Aging;
  /** How every new version is kept from being overwritten or deleted; can only be said when the bucket is made. */
  lock?: ObjectLock;
  /** Who of other accounts reads or writes objects; nobody unless said. */
  users?: BucketUser[];
}

/**
 * A private bucket: one KMS key and no other, TLS 1.2, versions, access logs, tiering, events on EventBridge. S3 gives every object a
 * checksum, also where the writer sends none.
 * Children: 1 {@link PrivateBucket}; 1 bucket policy, 1 lifecycle, 1 logging, 1 notification; with a lock 1 {@link ObjectLocking}.
 *
 * @throws ResourceError when the key is of another classification, or the lock is not one that S3 takes
 * @see 45 CFR 164.312(a)(1), access control; (a)(2)(iv), encryption; (b), audit controls; (c)(1), integrity; (e)(1), transmission
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity.html
 * @see docs/decisions/0036-archive-that-answers-at-once.md
 */
export class SecureBucket extends pulumi.ComponentResource {
  /** Bucket name, known once the bucket keeps versions: what is built on it, such as replication, needs them. */
  readonly bucketName: pulumi.Output<string>;
  /** Bucket ARN, known as late as {@link bucketName}. */
  readonly arn: pulumi.Output<string>;

  constructor(name: string, args: SecureBucketArgs, opts?: pulumi.ComponentResourceOptions) {
    super("novamind:data:SecureBucket", name, args, opts);
    const { classification, key, accessLogBucket, aging = "archive", lock, users = [] } = args;
    demand(this, keyOfItsOwn(classification, key));

    const child = { parent: this };
    const tags = { DataClassification: classification };
    const lockable = lock === undefined ? {} : ({ objectLock: "enabled" } as const);
    const bucket = new PrivateBucket(name, { keyArn: key.arn, tags, ...lockable }, child);
    new aws.s3.BucketPolicy(
      name,
      { bucket: bucket.blockedName, policy: bucketPolicy(bucket.arn, key.arn, users) },
      child,
    );
    new aws.s3.BucketLifecycleConfiguration(
      name,
      { bucket: bucket.bucketName, rules: [agingRule(aging)] },
      child,
    );
    logAccess(name, bucket.bucketName, accessLogBucket, this);
    new aws.s3.BucketNotification(name, { bucket: bucket.bucketName, eventbridge: true }, child);
    if (lock !== undefined) {
      new ObjectLocking(name, { bucketName: bucket.bucketName, lock }, child);
    }

    this.bucketName = bucket.bucketName;
    this.arn = bucket.arn;
    this.registerOutputs({ bucketName: this.bucketName, arn: this.arn });
  }
}

/**
 * Refuses a write that names another key or another kind of encryption. One that names none gets the bucket's own, hence `Null`.
 * Allows nothing but to `users`.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html#require-sse-kms
 */
function bucketPolicy(
  bucketArn: pulumi.Output<string>,
  keyArn: pulumi.Input<string>,
  users: BucketUser[],
) {
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
    ...users.flatMap((user) => allowedFrom(user, objectUses(bucketArn, user))),
  );
}
