import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

/** Age, in milliseconds, of the oldest unread record from which people are called: 15 minutes of the 24 hours that a stream keeps. */
const MAX_ITERATOR_AGE_MS = 900_000;

export interface PhiAccessAlarmsArgs {
  functionName: pulumi.Input<string>;
  /** Queue that is told of what could not be tracked. */
  deadLetterQueueArn: pulumi.Output<string>;
  alarmTopicArn: pulumi.Input<string>;
}

/**
 * Calls for people when tracking falls behind, or gives a record up: while its stream still has it, it can be tracked by hand.
 * A region without writes, and a passive one, have no measurement, which is not a failure. Children: 2 alarms.
 *
 * @see 45 CFR 164.308(a)(1)(ii)(D), information system activity review
 * @see https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html
 */
export class PhiAccessAlarms extends pulumi.ComponentResource {
  readonly behindAlarmArn: pulumi.Output<string>;
  readonly givenUpAlarmArn: pulumi.Output<string>;

  constructor(name: string, args: PhiAccessAlarmsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("novamind:data:PhiAccessAlarms", name, args, opts);
    const { functionName, deadLetterQueueArn, alarmTopicArn } = args;

    const child = { parent: this };
    const called = {
      statistic: "Maximum",
      period: 60,
      evaluationPeriods: 1,
      comparisonOperator: "GreaterThanOrEqualToThreshold",
      treatMissingData: "notBreaching",
      alarmActions: [alarmTopicArn],
      okActions: [alarmTopicArn],
    };
    const behind = new aws.cloudwatch.MetricAlarm(
      `${name}-behind`,
      {
        ...called,
        alarmDescription: "Changes of PHI are not tracked for 15 minutes, and lost after 24 hours",
        namespace: "AWS/Lambda",
        metricName: "IteratorAge",
        dimensions: { FunctionName: functionName },
        threshold: MAX_ITERATOR_AGE_MS,
      },
      child,
    );
    const givenUp = new aws.cloudwatch.MetricAlarm(
      `${name}-given-up`,
      {
        ...called,
        alarmDescription: "Changes of PHI could not be tracked; the queue says which",
        namespace: "AWS/SQS",
        metricName: "ApproximateNumberOfMessagesVisible",
        dimensions: { QueueName: deadLetterQueueArn.apply(nameOf) },
        threshold: 1,
      },
      child,
    );

    this.behindAlarmArn = behind.arn;
    this.givenUpAlarmArn = givenUp.arn;
    this.registerOutputs({
      behindAlarmArn: this.behindAlarmArn,
      givenUpAlarmArn: this.givenUpAlarmArn,
    });
  }
}

/** The last part of a queue's ARN. */
function nameOf(queueArn: string): string {
  return queueArn.slice(queueArn.lastIndexOf(":") + 1);
}
