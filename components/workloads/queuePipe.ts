import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { after } from "../lib/after.ts";
import type { Home } from "../lib/home.ts";
import { assumableBy, policyDocument } from "../lib/iam.ts";
import { AUDIT_RETENTION_DAYS } from "../lib/limits.ts";

/**
 * Seconds that a queue has to hide what a pipe has taken: six times the 5 minutes that one of its executions may take.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-sqs.html
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html
 */
export const PIPE_VISIBILITY_SECONDS = 1800;

/** Seconds in which executions are counted together. */
const PERIOD_SECONDS = 300;

export interface QueuePipeArgs {
  home: Home;
  /** Whether the region serves. A passive one takes nothing, and the other region's queue is not here. */
  posture: "active" | "passive";
  description: string;
  queueArn: pulumi.Input<string>;
  /** Standard workflow that each message starts, with an array of one message as its input. */
  stateMachineArn: pulumi.Input<string>;
  /** Key of the queue, the workflow and the pipe. */
  keyArn: pulumi.Input<string>;
  /** Key of the log group. */
  logKeyArn: pulumi.Input<string>;
  alarmTopicArn: pulumi.Input<string>;
}

/**
 * Starts a workflow for each message of a queue, one by one, so that one that cannot be started holds no other up. A message that
 * starts none comes again, until it goes to the queue of what failed. The log says that it was so, not what the message says.
 * Children: 1 role named `name` with 1 policy, 1 log group, 1 pipe, 1 metric alarm.
 *
 * @see 45 CFR 164.312(b), audit controls
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes.html
 */
export class QueuePipe extends pulumi.ComponentResource {
  readonly pipeArn: pulumi.Output<string>;
  readonly roleArn: pulumi.Output<string>;
  readonly logGroupName: pulumi.Output<string>;

  constructor(name: string, args: QueuePipeArgs, opts?: pulumi.ComponentResourceOptions) {
    super("novamind:workloads:QueuePipe", name, args, opts);
    const { home, posture, description, queueArn, stateMachineArn, keyArn, alarmTopicArn } = args;

    const child = { parent: this };
    const assumeRolePolicy = assumableBy("pipes.amazonaws.com", home);
    const role = new aws.iam.Role(name, { assumeRolePolicy }, child);
    const policy = policyDocument(...statements(args));
    const permissions = new aws.iam.RolePolicy(name, { role: role.name, policy }, child);
    const group = new aws.cloudwatch.LogGroup(
      name,
      {
        // Under this path, AWS lets its log delivery in without a policy of ours.
        name: `/aws/vendedlogs/pipes/${name}`,
        kmsKeyId: args.logKeyArn,
        retentionInDays: AUDIT_RETENTION_DAYS,
      },
      child,
    );
    const pipe = new aws.pipes.Pipe(
      name,
      {
        description,
        desiredState: posture === "active" ? "RUNNING" : "STOPPED",
        kmsKeyIdentifier: keyArn,
        // `includeExecutionDatas` is left out: it would write down what messages say.
        logConfiguration: {
          level: "INFO",
          cloudwatchLogsLogDestination: { logGroupArn: group.arn },
        },
        roleArn: after(role.arn, permissions),
        source: queueArn,
        sourceParameters: { sqsQueueParameters: { batchSize: 1 } },
        target: stateMachineArn,
        // A standard workflow cannot be waited for.
        targetParameters: {
          stepFunctionStateMachineParameters: { invocationType: "FIRE_AND_FORGET" },
        },
      },
      child,
    );
    new aws.cloudwatch.MetricAlarm(name, failureAlarm(name, pipe.name, alarmTopicArn), child);

    this.pipeArn = pipe.arn;
    this.roleArn = role.arn;
    this.logGroupName = group.name;
    this.registerOutputs({
      pipeArn: this.pipeArn,
      roleArn: this.roleArn,
      logGroupName: this.logGroupName,
    });
  }
}

/** @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-permissions.html */
function statements({ queueArn, stateMachineArn, keyArn }: QueuePipeArgs) {
  const one = (Sid: string, Action: string[], Resource: pulumi.Input<string>) =>
    ({ Sid, Effect: "Allow", Action, Resource }) as const;
  const take = ["sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage"];
  return [
    one("Take", take, queueArn),
    one("Start", ["states:StartExecution"], stateMachineArn),
    // Pipes asks KMS for the pipe itself as this role, through no other service.
    one("Key", ["kms:Decrypt", "kms:DescribeKey", "kms:GenerateDataKey"], keyArn),
  ];
}

/** @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-monitoring.html */
function failureAlarm(
  name: string,
  PipeName: pulumi.Input<string>,
  alarmTopicArn: pulumi.Input<string>,
): aws.cloudwatch.MetricAlarmArgs {
  return {
    alarmDescription: `${name}: a message did not start its workflow`,
    namespace: "AWS/EventBridge/Pipes",
    metricName: "ExecutionFailed",
    dimensions: { PipeName },
    statistic: "Sum",
    period: PERIOD_SECONDS,
    evaluationPeriods: 1,
    comparisonOperator: "GreaterThanThreshold",
    threshold: 0,
    treatMissingData: "notBreaching",
    alarmActions: [alarmTopicArn],
    okActions: [alarmTopicArn],
  };
}
