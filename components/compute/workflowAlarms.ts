import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

/** Seconds in which executions are counted together. */
const PERIOD_SECONDS = 300;

/**
 * How an execution ends that did not do its work, by what it is called here. Throttled ones go on.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/procedure-cw-metrics.html
 */
const ENDS = {
  failed: "ExecutionsFailed",
  "timed-out": "ExecutionsTimedOut",
  aborted: "ExecutionsAborted",
} as const;

export interface WorkflowAlarmsArgs {
  stateMachineArn: pulumi.Input<string>;
  /** Topic of this region, whose policy lets CloudWatch publish. */
  alarmTopicArn: pulumi.Input<string>;
}

/**
 * Calls for people when an execution of a state machine failed, timed out or was stopped. One that nobody starts publishes nothing, and is
 * well. Children: 3 metric alarms.
 *
 * @see 45 CFR 164.308(a)(6)(ii), response and reporting
 */
export class WorkflowAlarms extends pulumi.ComponentResource {
  /** By how the executions ended. */
  readonly alarmArns: Record<string, pulumi.Output<string>>;

  constructor(name: string, args: WorkflowAlarmsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("novamind:compute:WorkflowAlarms", name, args, opts);
    const { stateMachineArn, alarmTopicArn } = args;

    const alarms = Object.entries(ENDS).map(([end, metricName]) => {
      const alarm = new aws.cloudwatch.MetricAlarm(
        `${name}-${end}`,
        {
          alarmDescription: `${name}: an execution ended as ${end}`,
          namespace: "AWS/States",
          metricName,
          dimensions: { StateMachineArn: stateMachineArn },
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
      return [end, alarm.arn] as const;
    });

    this.alarmArns = Object.fromEntries(alarms);
    this.registerOutputs({ alarmArns: this.alarmArns });
  }
}
