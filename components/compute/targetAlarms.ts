import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { demand } from "../lib/demand.ts";
import {
  type Metric,
  PERIOD_SECONDS,
  type TargetNames,
  numbered,
  ofTargets,
  sumOf,
} from "./serviceMetrics.ts";

/** Minutes in a row that call for people, and roll a deployment back: one alone may be a hiccup. */
const ERROR_MINUTES = 2;
const UNHEALTHY_MINUTES = 3;

export interface TargetAlarmsArgs extends TargetNames {
  /** Percent of requests that may fail by the service's own fault. */
  maxErrorPercent: number;
  /** Topic of this region, whose policy lets CloudWatch publish. */
  alarmTopicArn: pulumi.Input<string>;
}

/**
 * Calls for people when requests fail or tasks are not well, whichever of a service's target groups they are in; a deployment that
 * sets one of them off is rolled back. Children: 2 metric alarms.
 *
 * @throws ResourceError when the percent is none, or there is no target group
 * @see 45 CFR 164.308(a)(7)(i), contingency plan
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html
 */
export class TargetAlarms extends pulumi.ComponentResource {
  /** For the deployments of the service. */
  readonly alarmNames: pulumi.Output<string>[];
  readonly alarmArns: pulumi.Output<string>[];

  constructor(name: string, args: TargetAlarmsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("novamind:compute:TargetAlarms", name, args, opts);
    const { maxErrorPercent, alarmTopicArn } = args;
    demand(this, {
      "maxErrorPercent over 0 and under 100": maxErrorPercent > 0 && maxErrorPercent < 100,
      "one target group or more": args.targetGroupSuffixes.length > 0,
    });

    const child = { parent: this };
    const calls = { alarmActions: [alarmTopicArn], okActions: [alarmTopicArn] };
    const failed = numbered("failed", ofTargets(args, "HTTPCode_Target_5XX_Count"));
    const asked = numbered("asked", ofTargets(args, "RequestCount"));
    const errors = new aws.cloudwatch.MetricAlarm(
      `${name}-errors`,
      {
        alarmDescription: `${name}: ${String(maxErrorPercent)} percent of the requests or more fail`,
        metricQueries: [
          // Without requests the share is no number, and then nothing fails.
          ...expression("share", `100 * (${sumOf(failed)}) / (${sumOf(asked)})`),
          ...[...failed, ...asked].map((one) => query(one, "Sum")),
        ],
        comparisonOperator: "GreaterThanOrEqualToThreshold",
        threshold: maxErrorPercent,
        evaluationPeriods: ERROR_MINUTES,
        treatMissingData: "notBreaching",
        ...calls,
      },
      child,
    );
    const unwell = numbered("unwell", ofTargets(args, "UnHealthyHostCount"));
    const unhealthy = new aws.cloudwatch.MetricAlarm(
      `${name}-unhealthy`,
      {
        alarmDescription: `${name}: a task does not answer the load balancer's checks`,
        metricQueries: [
          ...expression("tasks", sumOf(unwell)),
          ...unwell.map((one) => query(one, "Maximum")),
        ],
        comparisonOperator: "GreaterThanOrEqualToThreshold",
        threshold: 1,
        evaluationPeriods: UNHEALTHY_MINUTES,
        // A target group without targets measures nothing.
        treatMissingData: "notBreaching",
        ...calls,
      },
      child,
    );

    const alarms = [errors, unhealthy];
    this.alarmNames = alarms.map((alarm) => alarm.name);
    this.alarmArns = alarms.map(({ arn }) => arn);
    this.registerOutputs({ alarmNames: this.alarmNames, alarmArns: this.alarmArns });
  }
}

function expression(id: string, formula: string) {
  return [{ id, expression: formula, label: id, returnData: true }];
}

/** One series of an alarm's expression. */
function query({ id, metric }: { id: string; metric: Metric }, stat: "Maximum" | "Sum") {
  return { id, metric: { ...metric, period: PERIOD_SECONDS, stat } };
}
