import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { REJECTED } from "../../services/feature-ingest/src/rejected.ts";

/** Of a promise, what may have passed when people are called: the other half is theirs to act in. */
const SHARE_OF_PROMISE = 0.5;

/** Where what is counted in the function's log is measured. */
const NAMESPACE = "Novamind/FeatureStore";

/** What an alarm measures; its threshold is 1 unless said. */
interface Measure {
  description: string;
  namespace: string;
  metricName: string;
  dimensions?: Record<string, pulumi.Input<string>>;
  statistic: "Maximum" | "Sum";
  threshold?: number;
}

export interface FeatureStreamAlarmsArgs {
  streamName: pulumi.Input<string>;
  functionName: pulumi.Input<string>;
  /** Queue that is told of what was given up. */
  deadLetterQueueArn: pulumi.Output<string>;
  /** Log of the function. */
  logGroupName: pulumi.Input<string>;
  freshnessSeconds: number;
  alarmTopicArn: pulumi.Input<string>;
}

/**
 * Calls for people when features fall behind, are refused, or are given up: while the stream still has them, they can be put by hand. Without
 * measurements there is none, which is not a failure. Children: 1 log metric filter, 6 alarms.
 *
 * @see 45 CFR 164.308(a)(1)(ii)(D), information system activity review
 * @see https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html
 * @see https://docs.aws.amazon.com/streams/latest/dev/monitoring-with-cloudwatch.html
 */
export class FeatureStreamAlarms extends pulumi.ComponentResource {
  /** By what they call for: `behind`, `stream-throttled`, `throttled`, `failing`, `given-up`, `rejected`. */
  readonly alarmArns: Record<string, pulumi.Output<string>>;

  constructor(name: string, args: FeatureStreamAlarmsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("novamind:workloads:FeatureStreamAlarms", name, args, opts);
    const { alarmTopicArn } = args;

    const child = { parent: this };
    const rejected = `${name}-rejected`;
    new aws.cloudwatch.LogMetricFilter(
      rejected,
      {
        logGroupName: args.logGroupName,
        // The words, wherever in a line they are: so it does not depend on how the runtime wraps what is logged.
        pattern: `"${REJECTED}"`,
        metricTransformation: { namespace: NAMESPACE, name: rejected, value: "1", unit: "Count" },
      },
      child,
    );
    const alarms = Object.entries(measures(args, rejected)).map(
      ([what, { description, threshold = 1, ...measure }]) => {
        const alarm = new aws.cloudwatch.MetricAlarm(
          `${name}-${what}`,
          {
            ...measure,
            alarmDescription: description,
            threshold,
            period: 60,
            evaluationPeriods: 1,
            comparisonOperator: "GreaterThanOrEqualToThreshold",
            treatMissingData: "notBreaching",
            alarmActions: [alarmTopicArn],
            okActions: [alarmTopicArn],
          },
          child,
        );
        return [what, alarm.arn] as const;
      },
    );

    this.alarmArns = Object.fromEntries(alarms);
    this.registerOutputs({ alarmArns: this.alarmArns });
  }
}

function measures(args: FeatureStreamAlarmsArgs, rejected: string): Record<string, Measure> {
  const { streamName, functionName, deadLetterQueueArn, freshnessSeconds } = args;
  const lagSeconds = freshnessSeconds * SHARE_OF_PROMISE;
  const ofFunction = { namespace: "AWS/Lambda", dimensions: { FunctionName: functionName } };
  return {
    behind: {
      ...ofFunction,
      description: `Features reach the store ${String(lagSeconds)} s late, of ${String(freshnessSeconds)} s promised`,
      metricName: "IteratorAge",
      statistic: "Maximum",
      threshold: lagSeconds * 1000,
    },
    "stream-throttled": {
      description: "Producers put more into the stream of features than it takes",
      namespace: "AWS/Kinesis",
      metricName: "WriteProvisionedThroughputExceeded",
      dimensions: { StreamName: streamName },
      statistic: "Sum",
    },
    throttled: {
      ...ofFunction,
      description: "The ingest of features has all of its concurrency in use",
      metricName: "Throttles",
      statistic: "Sum",
    },
    failing: {
      ...ofFunction,
      description: "The ingest of features fails",
      metricName: "Errors",
      statistic: "Sum",
    },
    "given-up": {
      description: "Features could not be put into the store; the queue says where they are",
      namespace: "AWS/SQS",
      metricName: "ApproximateNumberOfMessagesVisible",
      dimensions: { QueueName: deadLetterQueueArn.apply(nameOf) },
      statistic: "Maximum",
    },
    rejected: {
      description: "Records are no features as agreed; the ingest's log says which and why",
      namespace: NAMESPACE,
      metricName: rejected,
      statistic: "Sum",
    },
  };
}

/** The last part of a queue's ARN. */
function nameOf(queueArn: string): string {
  return queueArn.slice(queueArn.lastIndexOf(":") + 1);
}
