import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { PERIOD_SECONDS, type ServiceNames, ofService } from "./serviceMetrics.ts";

/** Minutes that tasks may be missing: an instance with GPUs boots and pulls an image in about ten. */
const MISSING_MINUTES = 15;

export interface RunningTasksAlarmArgs extends ServiceNames {
  /** Topic of this region, whose policy lets CloudWatch publish. */
  alarmTopicArn: pulumi.Input<string>;
}

/**
 * Calls for people when fewer tasks run than should, for longer than new ones take to start. Needs Container Insights on the cluster.
 * Children: 1 metric alarm.
 *
 * @see 45 CFR 164.308(a)(7)(i), contingency plan
 */
export class RunningTasksAlarm extends pulumi.ComponentResource {
  readonly alarmArn: pulumi.Output<string>;

  constructor(name: string, args: RunningTasksAlarmArgs, opts?: pulumi.ComponentResourceOptions) {
    super("novamind:compute:RunningTasksAlarm", name, args, opts);
    const { alarmTopicArn } = args;

    const counted = (id: string, metricName: "DesiredTaskCount" | "RunningTaskCount") => ({
      id,
      metric: { ...ofService(args, metricName), period: PERIOD_SECONDS, stat: "Minimum" },
    });
    const alarm = new aws.cloudwatch.MetricAlarm(
      name,
      {
        alarmDescription: `${name}: fewer tasks run than should`,
        metricQueries: [
          // With no task running, ECS need not say so.
          {
            id: "missing",
            expression: "wanted - FILL(running, 0)",
            label: "missing",
            returnData: true,
          },
          counted("wanted", "DesiredTaskCount"),
          counted("running", "RunningTaskCount"),
        ],
        comparisonOperator: "GreaterThanOrEqualToThreshold",
        threshold: 1,
        evaluationPeriods: MISSING_MINUTES,
        // A service that should run nothing, as in a region that waits, may publish nothing.
        treatMissingData: "notBreaching",
        alarmActions: [alarmTopicArn],
        okActions: [alarmTopicArn],
      },
      { parent: this },
    );

    this.alarmArn = alarm.arn;
    this.registerOutputs({ alarmArn: this.alarmArn });
  }
}
