import type * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { policyDocument } from "../lib/iam.ts";

/** Seconds in which events are counted together. */
const PERIOD_SECONDS = 300;

/** Of a log group: the path under which EventBridge delivers events. */
export const eventLogPath = (name: string): string => `/aws/events/${name}`;

/**
 * An alarm on every event that a rule matches: only alarms may publish to the alarm topic.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-monitoring.html
 */
export function matchedAlarm(
  alarmDescription: string,
  RuleName: pulumi.Input<string>,
  alarmTopicArn: pulumi.Input<string>,
): aws.cloudwatch.MetricAlarmArgs {
  return {
    alarmDescription,
    namespace: "AWS/Events",
    metricName: "MatchedEvents",
    dimensions: { RuleName },
    statistic: "Sum",
    period: PERIOD_SECONDS,
    evaluationPeriods: 1,
    comparisonOperator: "GreaterThanThreshold",
    threshold: 0,
    treatMissingData: "notBreaching",
    alarmActions: [alarmTopicArn],
  };
}

/**
 * Lets EventBridge put into a log group what these rules match.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html#eb-cloudwatchlogs-permissions
 */
export function deliveredByRules(
  ruleArns: pulumi.Input<string> | pulumi.Input<string>[],
  logArn: pulumi.Input<string>,
): pulumi.Output<string> {
  return policyDocument({
    Effect: "Allow",
    Principal: { Service: ["events.amazonaws.com", "delivery.logs.amazonaws.com"] },
    Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
    Resource: pulumi.interpolate`${logArn}:*`,
    Condition: { ArnEquals: { "aws:SourceArn": ruleArns } },
  });
}
