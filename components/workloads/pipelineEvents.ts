import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { deliveredByRules, eventLogPath, matchedAlarm } from "../data/matchedEvents.ts";
import { AUDIT_RETENTION_DAYS } from "../lib/limits.ts";

export interface PipelineEventsArgs {
  pipelineArn: pulumi.Input<string>;
  groupName: string;
  /** Topic that calls for people. */
  alarmTopicArn: pulumi.Input<string>;
  /** Key of the log group. */
  logKeyArn: pulumi.Input<string>;
}

/**
 * Keeps a record of executions of a pipeline that failed and of models that wait to be approved or have been judged, and calls for people to
 * mend and to approve. The alarms count how often each rule has matched, because only alarms may publish to the alarm topic.
 * Children: 1 log group with 1 resource policy; 3 event rules with their targets; 2 metric alarms.
 *
 * @see 45 CFR 164.308(a)(6)(ii), response and reporting
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/automating-sagemaker-with-eventbridge.html
 */
export class PipelineEvents extends pulumi.ComponentResource {
  readonly logGroupName: pulumi.Output<string>;

  constructor(name: string, args: PipelineEventsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("novamind:workloads:PipelineEvents", name, args, opts);

    const child = { parent: this };
    const path = eventLogPath(name);
    const log = new aws.cloudwatch.LogGroup(
      name,
      { name: path, kmsKeyId: args.logKeyArn, retentionInDays: AUDIT_RETENTION_DAYS },
      child,
    );
    const rules = Object.entries(watched(args)).map(([key, { meaning, calls, ...pattern }]) => {
      const rule = new aws.cloudwatch.EventRule(
        `${name}-${key}`,
        {
          description: meaning,
          eventPattern: pulumi.jsonStringify({ source: ["aws.sagemaker"], ...pattern }),
        },
        child,
      );
      new aws.cloudwatch.EventTarget(`${name}-${key}`, { rule: rule.name, arn: log.arn }, child);
      if (calls) {
        const description = `${meaning}; its event is in ${path}`;
        const inputs = matchedAlarm(description, rule.name, args.alarmTopicArn);
        new aws.cloudwatch.MetricAlarm(`${name}-${key}`, inputs, child);
      }
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

function watched({ pipelineArn, groupName }: PipelineEventsArgs) {
  const packages = (...ModelApprovalStatus: string[]) => ({
    "detail-type": ["SageMaker Model Package State Change"],
    detail: { ModelPackageGroupName: [groupName], ModelApprovalStatus },
  });
  return {
    failed: {
      meaning: "An execution of the training pipeline that did not succeed",
      calls: true,
      "detail-type": ["SageMaker Model Building Pipeline Execution Status Change"],
      detail: {
        pipelineArn: [pipelineArn],
        currentPipelineExecutionStatus: ["Failed", "Stopped"],
      },
    },
    waiting: {
      meaning: `A model of ${groupName} that waits to be approved`,
      calls: true,
      ...packages("PendingManualApproval"),
    },
    judged: {
      meaning: `A model of ${groupName} that was approved or rejected`,
      calls: false,
      ...packages("Approved", "Rejected"),
    },
  };
}
