import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { AUDIT_RETENTION_DAYS } from "../lib/limits.ts";
import { deliveredByRules, eventLogPath, matchedAlarm } from "./matchedEvents.ts";

/**
 * How AWS Backup says that something did not come about, by its kind of job.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/eventbridge.html
 */
const FAILURES = {
  backup: { "detail-type": ["Backup Job State Change"], states: ["FAILED", "ABORTED", "EXPIRED"] },
  copy: { "detail-type": ["Copy Job State Change"], states: ["FAILED"] },
  restore: { "detail-type": ["Restore Job State Change"], states: ["FAILED", "ABORTED"] },
} as const;

export interface BackupFailuresArgs {
  /** Topic that calls for people. */
  alarmTopicArn: pulumi.Input<string>;
  /** Key for the log group. */
  logKeyArn: pulumi.Input<string>;
}

/**
 * Keeps a record of every job of AWS Backup that failed in an account and region, and calls for people. The alarms are CloudWatch's, on how
 * often each rule has matched, because only they may publish to the alarm topic. Children: 1 log group with 1 resource policy; per kind of job
 * (3) 1 event rule, its target, 1 alarm.
 *
 * @see 45 CFR 164.308(a)(7)(ii)(D), testing and revision procedures
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-monitoring.html
 */
export class BackupFailures extends pulumi.ComponentResource {
  readonly logGroupName: pulumi.Output<string>;

  constructor(name: string, args: BackupFailuresArgs, opts?: pulumi.ComponentResourceOptions) {
    super("novamind:data:BackupFailures", name, args, opts);
    const { alarmTopicArn, logKeyArn } = args;

    const child = { parent: this };
    const path = eventLogPath(name);
    const log = new aws.cloudwatch.LogGroup(
      name,
      { name: path, kmsKeyId: logKeyArn, retentionInDays: AUDIT_RETENTION_DAYS },
      child,
    );
    const rules = Object.entries(FAILURES).map(([job, { states, ...pattern }]) => {
      const rule = new aws.cloudwatch.EventRule(
        `${name}-${job}`,
        {
          description: `AWS Backup: a ${job} job that did not complete`,
          eventPattern: JSON.stringify({
            source: ["aws.backup"],
            ...pattern,
            detail: { [job === "restore" ? "status" : "state"]: states },
          }),
        },
        child,
      );
      new aws.cloudwatch.EventTarget(`${name}-${job}`, { rule: rule.name, arn: log.arn }, child);
      new aws.cloudwatch.MetricAlarm(
        `${name}-${job}`,
        matchedAlarm(
          `A ${job} job of AWS Backup did not complete; its event is in ${path}`,
          rule.name,
          alarmTopicArn,
        ),
        child,
      );
      return rule.arn;
    });
    new aws.cloudwatch.LogResourcePolicy(
      name,
      { policyName: name, policyDocument: deliveredByRules(rules, log.arn) },
      child,
    );

    this.logGroupName = log.name;
    this.registerOutputs({ logGroupName: this.logGroupName });
  }
}
