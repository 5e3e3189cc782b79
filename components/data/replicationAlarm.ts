import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { demand } from "../lib/demand.ts";

/** Of a promise, what may have passed when people are called: the other half is theirs to act in. */
const SHARE_OF_PROMISE = 0.5;

/** Seconds of one measurement: what these metrics are published in, and the shortest of an alarm at no extra cost. */
const PERIOD_SECONDS = 60;

/**
 * Seconds of lag in one unit of the metric.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_MetricDatum.html
 */
const UNIT_SECONDS = { milliseconds: 0.001, seconds: 1 } as const;

export interface ReplicationAlarmArgs {
  /** What is replicated, in words, for example `Aurora PostgreSQL`. */
  store: string;
  /** Most seconds of writes that the store may lose with its region. */
  promiseSeconds: number;
  /** For example `AWS/RDS`. */
  namespace: string;
  /** The metric that measures the lag. */
  metricName: string;
  /** What the metric is counted in. */
  unit: keyof typeof UNIT_SECONDS;
  /** Which of the metric's series: all of its dimensions, since CloudWatch finds no series by some of them. */
  dimensions: Record<string, pulumi.Input<string>>;
  /** Which value of a minute counts. */
  statistic: "Average" | "Maximum";
  /** What a minute without measurement is; `breaching` unless the metric is silent when there is nothing to replicate. */
  treatMissingData?: "breaching" | "notBreaching";
  /** Topic of the alarm's own region, whose policy lets CloudWatch publish. */
  alarmTopicArn: pulumi.Input<string>;
}

/**
 * Calls for people when a store's replication has used up half of what it may lose, or is no longer measured: a lag that nobody
 * reports is the worst of all. Where nothing is measured because nothing was written, it calls for a lag alone, and something else
 * has to tell that the region is gone. Belongs where AWS publishes the metric: where the replica is, for most stores, so that
 * it also calls when the primary's region is gone; in the primary's region for DynamoDB.
 * Children: 1 metric alarm.
 *
 * @throws ResourceError when the promise is not a positive number of seconds
 * @see 45 CFR 164.308(a)(7)(ii)(B), disaster recovery plan
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html
 */
export class ReplicationAlarm extends pulumi.ComponentResource {
  readonly alarmArn: pulumi.Output<string>;
  /** Seconds of lag from which it calls. */
  readonly thresholdSeconds: number;

  constructor(name: string, args: ReplicationAlarmArgs, opts?: pulumi.ComponentResourceOptions) {
    super("novamind:data:ReplicationAlarm", name, args, opts);
    const { store, promiseSeconds, namespace, metricName, unit, alarmTopicArn } = args;
    const { treatMissingData = "breaching" } = args;
    demand(this, {
      "promiseSeconds > 0": Number.isFinite(promiseSeconds) && promiseSeconds > 0,
    });

    const thresholdSeconds = promiseSeconds * SHARE_OF_PROMISE;
    const alarm = new aws.cloudwatch.MetricAlarm(
      name,
      {
        alarmDescription: `${store}: replication is ${String(thresholdSeconds)} s behind, of ${String(promiseSeconds)} s promised${treatMissingData === "breaching" ? ", or not measured" : ""}`,
        namespace,
        metricName,
        dimensions: args.dimensions,
        statistic: args.statistic,
        period: PERIOD_SECONDS,
        evaluationPeriods: 1,
        comparisonOperator: "GreaterThanOrEqualToThreshold",
        threshold: thresholdSeconds / UNIT_SECONDS[unit],
        treatMissingData,
        alarmActions: [alarmTopicArn],
        okActions: [alarmTopicArn],
      },
      { parent: this },
    );

    this.alarmArn = alarm.arn;
    this.thresholdSeconds = thresholdSeconds;
    this.registerOutputs({ alarmArn: this.alarmArn, thresholdSeconds });
  }
}
