import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { after } from "../lib/after.ts";

export interface PrivateBucketArgs {
  /** ARN of the key that encrypts every object by default, with an S3 Bucket Key; SSE-S3 when absent. */
  keyArn?: pulumi.Input<string>;
  /** Physical name, where another account must spell it; generated otherwise. */
  physicalName?: string;
  /** Whether object versions can be locked; can only be said when the bucket is made. */
  objectLock?: "enabled";
  tags?: Record<string, string>;
}

/**
 * What every bucket has in common: no public access, one owner of all objects, versions, encryption. Its policy is its user's.
 * Children: 1 bucket and 4 settings: versioning, encryption, public access block, ownership.
 *
 * @see 45 CFR 164.312(a)(1), access control; (a)(2)(iv), encryption; (c)(1), integrity
 */
export class PrivateBucket extends pulumi.ComponentResource {
  /** Bucket name, known once the bucket keeps versions: what is built on it, such as replication, needs them. */
  readonly bucketName: pulumi.Output<string>;
  /** Bucket ARN, known as late as {@link bucketName}. */
  readonly arn: pulumi.Output<string>;
  /**
   * Bucket name for its policy, known once public access is blocked: S3 refuses two such changes of one bucket at once.
   *
   * @see https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html#ErrorCodeList OperationAborted
   */
  readonly blockedName: pulumi.Output<string>;

  constructor(name: string, args: PrivateBucketArgs, opts?: pulumi.ComponentResourceOptions) {
    super("novamind:data:PrivateBucket", name, args, opts);
    const { keyArn, physicalName, objectLock, tags = {} } = args;

    const child = { parent: this };
    const bucket = new aws.s3.Bucket(
      name,
      {
        tags,
        ...(physicalName === undefined ? {} : { bucket: physicalName }),
        ...(objectLock === undefined ? {} : { objectLockEnabled: true }),
      },
      child,
    );
    const versioning = new aws.s3.BucketVersioning(
      name,
      { bucket: bucket.id, versioningConfiguration: { status: "Enabled" } },
      child,
    );
    new aws.s3.BucketServerSideEncryptionConfiguration(
      name,
      { bucket: bucket.id, rules: [encryption(keyArn)] },
      child,
    );
    const block = new aws.s3.BucketPublicAccessBlock(
      name,
      {
        bucket: bucket.id,
        blockPublicAcls: true,
        blockPublicPolicy: true,
        ignorePublicAcls: true,
        restrictPublicBuckets: true,
      },
      child,
    );
    new aws.s3.BucketOwnershipControls(
      name,
      { bucket: bucket.id, rule: { objectOwnership: "BucketOwnerEnforced" } },
      child,
    );

    this.bucketName = after(bucket.id, versioning);
    this.arn = after(bucket.arn, versioning);
    this.blockedName = after(bucket.id, block);
    this.registerOutputs({
      bucketName: this.bucketName,
      arn: this.arn,
      blockedName: this.blockedName,
    });
  }
}

function encryption(keyArn?: pulumi.Input<string>) {
  const blockedEncryptionTypes = ["SSE-C"];
  return keyArn === undefined
    ? { applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" }, blockedEncryptionTypes }
    : {
        applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: keyArn },
        blockedEncryptionTypes,
        bucketKeyEnabled: true,
      };
}
