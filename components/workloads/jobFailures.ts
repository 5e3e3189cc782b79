import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { deliveredByRules, eventLogPath, matchedAlarm } from "../data/matchedEvents.ts";
import { AUDIT_RETENTION_DAYS } from "../lib/limits.ts";

/**
 * How a run of a job ends that people have to look at; somebody stopped the others.
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/automating-awsglue-with-cloudwatch-events.html
 */
const FAILED = ["FAILED", "TIMEOUT"];

export interface JobFailuresArgs {
  jobName: pulumi.Input<string>;
  logKeyArn: pulumi.Input<string>;
  alarmTopicArn: pulumi.Input<string>;
}

/**
 * Keeps a record of every run of a Glue job that failed, and calls for people. The alarm is CloudWatch's, on how often the rule has matched,
 * because only it may publish to the alarm topic. Children: 1 log group with 1 resource policy, 1 event rule with its target, 1 alarm.
 *
 * @see 45 CFR 164.308(a)(1)(ii)(D), information system activity review
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-monitoring.html
 */
export class JobFailures extends pulumi.ComponentResource {
  readonly alarmArn: pulumi.Output<string>;
  readonly logGroupName: pulumi.Output<string>;

  constructor(name: string, args: JobFailuresArgs, opts?: pulumi.ComponentResourceOptions) {
    super("novamind:workloads:JobFailures", name, args, opts);
    const { jobName, logKeyArn, alarmTopicArn } = args;

    const child = { parent: this };
    const path = eventLogPath(`${name}-failures`);
    const log = new aws.cloudwatch.LogGroup(
      name,
      { name: path, kmsKeyId: logKeyArn, retentionInDays: AUDIT_RETENTION_DAYS },
      child,
    );
    const rule = new aws.cloudwatch.EventRule(
      name,
      {
        description: "A run of a job that failed",
        eventPattern: pulumi.jsonStringify({
          source: ["aws.glue"],
          "detail-type": ["Glue Job State Change"],
          detail: { jobName: [jobName], state: FAILED },
        }),
      },
      child,
    );
    new aws.cloudwatch.EventTarget(name, { rule: rule.name, arn: log.arn }, child);
    new aws.cloudwatch.LogResourcePolicy(
      name,
      { policyName: `${name}-failures`, policyDocument: deliveredByRules(rule.arn, log.arn) },
      child,
    );
    const alarm = new aws.cloudwatch.MetricAlarm(
      name,
      matchedAlarm(`A job failed; its event is in ${path}`, rule.name, alarmTopicArn),
      child,
    );

    this.alarmArn = alarm.arn;
    this.logGroupName = log.name;
    this.registerOutputs({ alarmArn: this.alarmArn, logGroupName: this.logGroupName });
  }
}
