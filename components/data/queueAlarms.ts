import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

/** Seconds of one measurement. @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html */
const PERIOD_SECONDS = 60;

export interface QueueAlarmsArgs {
  queueName: pulumi.Input<string>;
  /** Queue of what nobody could do. */
  failedQueueName: pulumi.Input<string>;
  /** Seconds that a message may wait before people are called. */
  waitSeconds: number;
  alarmTopicArn: pulumi.Input<string>;
}

/**
 * Calls for people when a message of a queue waits too long, or has failed. A queue that nobody has used for hours measures nothing,
 * and is well. Children: 2 metric alarms.
 *
 * @see 45 CFR 164.308(a)(6)(ii), response and reporting
 */
export class QueueAlarms extends pulumi.ComponentResource {
  readonly waitingAlarmArn: pulumi.Output<string>;
  readonly failedAlarmArn: pulumi.Output<string>;

  constructor(name: string, args: QueueAlarmsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("novamind:data:QueueAlarms", name, args, opts);
    const { queueName, failedQueueName, waitSeconds, alarmTopicArn } = args;

    const child = { parent: this };
    const called = {
      namespace: "AWS/SQS",
      statistic: "Maximum",
      period: PERIOD_SECONDS,
      evaluationPeriods: 1,
      comparisonOperator: "GreaterThanOrEqualToThreshold",
      treatMissingData: "notBreaching",
      alarmActions: [alarmTopicArn],
      okActions: [alarmTopicArn],
    };
    const waiting = new aws.cloudwatch.MetricAlarm(
      `${name}-waiting`,
      {
        ...called,
        alarmDescription: `${name}: a message has waited ${String(waitSeconds)} s`,
        metricName: "ApproximateAgeOfOldestMessage",
        dimensions: { QueueName: queueName },
        threshold: waitSeconds,
      },
      child,
    );
    const failed = new aws.cloudwatch.MetricAlarm(
      `${name}-failed`,
      {
        ...called,
        alarmDescription: `${name}: nobody could do what a message asks for`,
        metricName: "ApproximateNumberOfMessagesVisible",
        dimensions: { QueueName: failedQueueName },
        threshold: 1,
      },
      child,
    );

    this.waitingAlarmArn = waiting.arn;
    this.failedAlarmArn = failed.arn;
    this.registerOutputs({
      waitingAlarmArn: this.waitingAlarmArn,
      failedAlarmArn: this.failedAlarmArn,
    });
  }
}
