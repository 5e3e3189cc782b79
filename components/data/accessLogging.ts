import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";

/**
 * Declares, as a child of `parent`, that access to a bucket is logged into the access-log bucket of its account and region: 1 logging.
 *
 * @see 45 CFR 164.312(b), audit controls
 */
export function logAccess(
  name: string,
  bucketName: pulumi.Input<string>,
  accessLogBucket: pulumi.Input<string>,
  parent: pulumi.Resource,
): void {
  new aws.s3.BucketLogging(
    name,
    {
      bucket: bucketName,
      targetBucket: accessLogBucket,
      targetPrefix: "s3/",
      // Adds account, region, bucket and date, so that many buckets can share the target.
      targetObjectKeyFormat: { partitionedPrefix: { partitionDateSource: "EventTime" } },
    },
    { parent },
  );
}
