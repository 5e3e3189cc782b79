import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import {
  PERIOD_SECONDS,
  type TargetNames,
  numbered,
  ofTargets,
} from "../compute/serviceMetrics.ts";

/** Seconds that one in a hundred analyses may take: four wait before it at most, and each takes about two. */
const SLOW_SECONDS = 10;
const SLOW_MINUTES = 5;

/** Callers without a valid token or role within as many seconds: more is a client that is set up wrong, or somebody who tries. */
const REFUSED_CALLERS = 20;
const REFUSED_SECONDS = 300;

const NAMESPACE = "Novamind/Pat";

export interface PatAlarmsArgs extends TargetNames {
  /** Log group of the service. */
  logGroupName: pulumi.Input<string>;
  /** Topic of this region, whose policy lets CloudWatch publish. */
  alarmTopicArn: pulumi.Input<string>;
}

/**
 * Calls for people when analyses take long, and when many callers are refused. Children: 1 log metric filter, 2 metric alarms.
 *
 * @see 45 CFR 164.308(a)(5)(ii)(C), log-in monitoring
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html
 */
export class PatAlarms extends pulumi.ComponentResource {
  readonly alarmArns: pulumi.Output<string>[];

  constructor(name: string, args: PatAlarmsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("novamind:workloads:PatAlarms", name, args, opts);
    const { logGroupName, alarmTopicArn } = args;

    const child = { parent: this };
    const calls = { alarmActions: [alarmTopicArn], okActions: [alarmTopicArn] };
    const slow = new aws.cloudwatch.MetricAlarm(
      `${name}-slow`,
      {
        alarmDescription: `${name}: one analysis in a hundred takes ${String(SLOW_SECONDS)} seconds or more`,
        metricQueries: slowestOf(args),
        comparisonOperator: "GreaterThanOrEqualToThreshold",
        threshold: SLOW_SECONDS,
        evaluationPeriods: SLOW_MINUTES,
        treatMissingData: "notBreaching",
        ...calls,
      },
      child,
    );
    const metricName = `${name}-refused-callers`;
    const counted = new aws.cloudwatch.LogMetricFilter(
      `${name}-refused`,
      {
        logGroupName,
        // A line per request, of which the service writes neither token nor caller.
        pattern: '{ ($.event = "request") && (($.status = 401) || ($.status = 403)) }',
        metricTransformation: { namespace: NAMESPACE, name: metricName, value: "1", unit: "Count" },
      },
      child,
    );
    const refused = new aws.cloudwatch.MetricAlarm(
      `${name}-refused`,
      {
        alarmDescription: `${name}: ${String(REFUSED_CALLERS)} callers or more came without a valid token or role`,
        namespace: NAMESPACE,
        metricName: counted.metricTransformation.name,
        statistic: "Sum",
        period: REFUSED_SECONDS,
        evaluationPeriods: 1,
        comparisonOperator: "GreaterThanOrEqualToThreshold",
        threshold: REFUSED_CALLERS,
        treatMissingData: "notBreaching",
        ...calls,
      },
      child,
    );

    this.alarmArns = [slow.arn, refused.arn];
    this.registerOutputs({ alarmArns: this.alarmArns });
  }
}

/** The slower of the two target groups: both have requests while a release is tried. */
function slowestOf(targets: TargetNames): aws.types.input.cloudwatch.MetricAlarmMetricQuery[] {
  const series = numbered("slow", ofTargets(targets, "TargetResponseTime"));
  const filled = series.map(({ id }) => `FILL(${id}, 0)`).join(", ");
  return [
    { id: "slowest", expression: `MAX([${filled}])`, label: "slowest", returnData: true },
    ...series.map(({ id, metric }) => ({
      id,
      metric: { ...metric, period: PERIOD_SECONDS, stat: "p99" },
    })),
  ];
}
