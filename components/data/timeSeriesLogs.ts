import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { after } from "../lib/after.ts";
import type { Home } from "../lib/home.ts";
import { denyInsecureBucketAccess, policyDocument } from "../lib/iam.ts";
import { keyPolicy, usedThrough } from "../lib/keyPolicy.ts";
import { KEY_DELETION_WINDOW_DAYS } from "../lib/limits.ts";
import { logAccess } from "./accessLogging.ts";
import { PrivateBucket } from "./privateBucket.ts";

const SERVICE = "timestream-influxdb.amazonaws.com";

/** Days that logs of the engine are kept. */
const LOG_DAYS = 365;

export interface TimeSeriesLogsArgs {
  home: Home;
  /** Name of the access-log bucket of the same account and region. */
  accessLogBucket: pulumi.Input<string>;
}

/**
 * Where Timestream for InfluxDB delivers its engine's logs every hour: a bucket of the same account and region, under a key that the
 * service may use through S3 alone. Children: 1 key, 1 {@link PrivateBucket}, 1 bucket policy, 1 lifecycle, 1 logging,
 * 1 notification to EventBridge.
 *
 * @see 45 CFR 164.312(b), audit controls
 * @see https://docs.aws.amazon.com/timestream/latest/developerguide/timestream-for-influx-managing-view-influx-logs.html
 */
export class TimeSeriesLogs extends pulumi.ComponentResource {
  /** Bucket name, known once the service may deliver to it. */
  readonly bucketName: pulumi.Output<string>;
  readonly arn: pulumi.Output<string>;

  constructor(name: string, args: TimeSeriesLogsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("novamind:data:TimeSeriesLogs", name, args, opts);
    const { home, accessLogBucket } = args;

    const child = { parent: this };
    const key = new aws.kms.Key(
      name,
      {
        deletionWindowInDays: KEY_DELETION_WINDOW_DAYS,
        description: "InfluxDB logs",
        enableKeyRotation: true,
        policy: keyPolicy(home, usedThrough(home, ["s3"]), usedByDelivery(home)),
      },
      child,
    );
    const bucket = new PrivateBucket(name, { keyArn: key.arn }, child);
    const policy = new aws.s3.BucketPolicy(
      name,
      { bucket: bucket.blockedName, policy: deliveryPolicy(bucket.arn) },
      child,
    );
    new aws.s3.BucketLifecycleConfiguration(
      name,
      { bucket: bucket.bucketName, rules: [expiry] },
      child,
    );
    logAccess(name, bucket.bucketName, accessLogBucket, this);
    new aws.s3.BucketNotification(name, { bucket: bucket.bucketName, eventbridge: true }, child);

    this.bucketName = after(bucket.bucketName, policy);
    this.arn = bucket.arn;
    this.registerOutputs({ bucketName: this.bucketName, arn: this.arn });
  }
}

const expiry = {
  id: "expire",
  status: "Enabled",
  filter: { prefix: "" },
  expiration: { days: LOG_DAYS },
  noncurrentVersionExpiration: { noncurrentDays: 1 },
  abortIncompleteMultipartUpload: { daysAfterInitiation: 1 },
};

/** AWS does not say that the service names the account it delivers for: what confines it is S3 of this region. */
function usedByDelivery({ region }: Home): aws.iam.PolicyStatement {
  return {
    Sid: "DeliveryThroughS3",
    Effect: "Allow",
    Principal: { Service: SERVICE },
    Action: ["kms:GenerateDataKey", "kms:Decrypt"],
    Resource: "*",
    Condition: { StringEquals: { "kms:ViaService": `s3.${region}.amazonaws.com` } },
  };
}

function deliveryPolicy(bucketArn: pulumi.Output<string>) {
  return policyDocument(...denyInsecureBucketAccess(bucketArn), {
    Sid: "InfluxLogs",
    Effect: "Allow",
    Principal: { Service: SERVICE },
    Action: "s3:PutObject",
    Resource: pulumi.interpolate`${bucketArn}/InfluxLogs/*`,
  });
}
