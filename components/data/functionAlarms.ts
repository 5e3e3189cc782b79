import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

/** Seconds in which failures are counted together. */
const PERIOD_SECONDS = 300;

/** How an invocation ends that did nothing. @see https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html */
const ENDS = {
  errors: { metricName: "Errors", meaning: "an invocation failed or took too long" },
  throttles: { metricName: "Throttles", meaning: "an invocation found no free concurrency" },
} as const;

export interface FunctionAlarmsArgs {
  functionName: pulumi.Input<string>;
  alarmTopicArn: pulumi.Input<string>;
}

/**
 * Calls for people when a function fails, or is asked more often than it may run. One that nobody invokes is well.
 * Children: 2 metric alarms.
 *
 * @see 45 CFR 164.308(a)(6)(ii), response and reporting
 */
export class FunctionAlarms extends pulumi.ComponentResource {
  readonly alarmArns: pulumi.Output<string>[];

  constructor(name: string, args: FunctionAlarmsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("novamind:data:FunctionAlarms", name, args, opts);
    const { functionName, alarmTopicArn } = args;

    this.alarmArns = Object.entries(ENDS).map(([end, { metricName, meaning }]) => {
      const alarm = new aws.cloudwatch.MetricAlarm(
        `${name}-${end}`,
        {
          alarmDescription: `${name}: ${meaning}`,
          namespace: "AWS/Lambda",
          metricName,
          dimensions: { FunctionName: functionName },
          statistic: "Sum",
          period: PERIOD_SECONDS,
          evaluationPeriods: 1,
          comparisonOperator: "GreaterThanThreshold",
          threshold: 0,
          treatMissingData: "notBreaching",
          alarmActions: [alarmTopicArn],
          okActions: [alarmTopicArn],
        },
        { parent: this },
      );
      return alarm.arn;
    });
    this.registerOutputs({ alarmArns: this.alarmArns });
  }
}
