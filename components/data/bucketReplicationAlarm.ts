import * as pulumi from "@pulumi/pulumi";

import { ReplicationAlarm } from "./replicationAlarm.ts";
import { REPLICATION_RULE_ID } from "./replicatedBucket.ts";

/**
 * Seconds of objects that a lost region may take with it: the platform's goal. Replication Time Control itself agrees to 15
 * minutes for 99.99 % of objects, most of them in seconds; what lies between is watched, not guaranteed.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-time-control.html
 */
export const BUCKET_RPO_SECONDS = 300;

export interface BucketReplicationAlarmArgs {
  /** Name of the bucket in the home region. */
  bucketName: pulumi.Input<string>;
  /** Name of the bucket in the peer region. */
  replicaName: pulumi.Input<string>;
  /** Topic of the peer region, whose policy lets CloudWatch publish. */
  alarmTopicArn: pulumi.Input<string>;
}

/**
 * Calls for people when a bucket's replica is half of {@link BUCKET_RPO_SECONDS} behind. S3 publishes the lag in the replica's region: the
 * alarm belongs there. A bucket into which nobody writes may have no measurement, which is no lag.
 * Children: 1 {@link ReplicationAlarm}.
 *
 * @see 45 CFR 164.308(a)(7)(ii)(B), disaster recovery plan
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/repl-metrics.html
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/metrics-dimensions.html
 */
export class BucketReplicationAlarm extends pulumi.ComponentResource {
  readonly alarmArn: pulumi.Output<string>;

  constructor(
    name: string,
    args: BucketReplicationAlarmArgs,
    opts?: pulumi.ComponentResourceOptions,
  ) {
    super("novamind:data:BucketReplicationAlarm", name, args, opts);
    const { bucketName, replicaName, alarmTopicArn } = args;

    const alarm = new ReplicationAlarm(
      name,
      {
        store: "S3",
        promiseSeconds: BUCKET_RPO_SECONDS,
        namespace: "AWS/S3",
        metricName: "ReplicationLatency",
        unit: "seconds",
        dimensions: {
          SourceBucket: bucketName,
          DestinationBucket: replicaName,
          RuleId: REPLICATION_RULE_ID,
        },
        statistic: "Maximum",
        treatMissingData: "notBreaching",
        alarmTopicArn,
      },
      { parent: this },
    );

    this.alarmArn = alarm.alarmArn;
    this.registerOutputs({ alarmArn: this.alarmArn });
  }
}
