import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { DeadLetterQueue } from "../data/deadLetterQueue.ts";
import { after } from "../lib/after.ts";
import { demand } from "../lib/demand.ts";
import type { Home } from "../lib/home.ts";
import { assumableBy, policyDocument } from "../lib/iam.ts";

/**
 * How often, and for how many seconds, a start that AWS could not make is tried again.
 *
 * @see https://docs.aws.amazon.com/scheduler/latest/APIReference/API_RetryPolicy.html
 */
const RETRY = { maximumRetryAttempts: 10, maximumEventAgeInSeconds: 3600 };

/** Seconds in which lost starts are counted together. */
const PERIOD_SECONDS = 300;

/** Six fields, as EventBridge writes them, or a rate. @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html */
const EXPRESSION = /^(cron\((\S+ ){5}\S+\)|rate\([1-9]\d* (minute|hour|day)s?\))$/;

/** A name of the IANA database, such as `America/New_York`, or `Etc/UTC`. */
const TIME_ZONE = /^[A-Z][A-Za-z]+(\/[A-Z][\w+-]+)+$/;

/** When, and where it is what time. */
export interface Recurrence {
  /** For example `cron(0 3 * * ? *)`. */
  expression: string;
  /** By its IANA name. */
  timeZone: string;
}

export interface WorkflowScheduleArgs {
  home: Home;
  /** What it starts, for people. */
  description: string;
  recurrence: Recurrence;
  /** A region that waits declares its schedules, and starts nothing. */
  posture: "active" | "passive";
  stateMachineArn: pulumi.Input<string>;
  /** Key of the queue for starts that failed. */
  keyArn: pulumi.Input<string>;
  /** Topic of this region, whose policy lets CloudWatch publish. */
  alarmTopicArn: pulumi.Input<string>;
}

/**
 * Starts a standard workflow again and again. A start that cannot be made ends in a queue, and calls for people: nothing else would tell that
 * the work was not done. Children: 1 role named `name` with 1 policy, 1 {@link DeadLetterQueue}, 1 schedule, 1 metric alarm.
 *
 * @throws ResourceError when the expression or the time zone is none
 * @see 45 CFR 164.308(a)(6)(ii), response and reporting
 * @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/configuring-schedule-dlq.html
 */
export class WorkflowSchedule extends pulumi.ComponentResource {
  readonly scheduleArn: pulumi.Output<string>;
  /** Queue with the starts that failed. */
  readonly deadLetterQueueArn: pulumi.Output<string>;

  constructor(name: string, args: WorkflowScheduleArgs, opts?: pulumi.ComponentResourceOptions) {
    super("novamind:compute:WorkflowSchedule", name, args, opts);
    const { home, recurrence, posture, stateMachineArn, keyArn, alarmTopicArn } = args;
    demand(this, {
      "an expression of six fields or a rate": EXPRESSION.test(recurrence.expression),
      "a time zone by its IANA name": TIME_ZONE.test(recurrence.timeZone),
    });

    const child = { parent: this };
    const { queueArn } = new DeadLetterQueue(name, { keyArn }, child);
    const assumeRolePolicy = assumableBy("scheduler.amazonaws.com", home);
    const role = new aws.iam.Role(name, { assumeRolePolicy }, child);
    const policy = policyDocument(...startStatements(args, queueArn));
    const permissions = new aws.iam.RolePolicy(name, { role: role.name, policy }, child);
    const schedule = new aws.scheduler.Schedule(
      name,
      {
        description: args.description,
        scheduleExpression: recurrence.expression,
        scheduleExpressionTimezone: recurrence.timeZone,
        flexibleTimeWindow: { mode: "OFF" },
        state: posture === "active" ? "ENABLED" : "DISABLED",
        target: {
          arn: stateMachineArn,
          roleArn: after(role.arn, permissions),
          deadLetterConfig: { arn: queueArn },
          retryPolicy: RETRY,
        },
      },
      child,
    );
    new aws.cloudwatch.MetricAlarm(name, lostStarts(name, queueArn, alarmTopicArn), child);

    this.scheduleArn = schedule.arn;
    this.deadLetterQueueArn = queueArn;
    this.registerOutputs({
      scheduleArn: this.scheduleArn,
      deadLetterQueueArn: this.deadLetterQueueArn,
    });
  }
}

function startStatements(
  { home, stateMachineArn, keyArn }: WorkflowScheduleArgs,
  queueArn: pulumi.Input<string>,
): aws.iam.PolicyStatement[] {
  return [
    { Sid: "Start", Effect: "Allow", Action: "states:StartExecution", Resource: stateMachineArn },
    { Sid: "Lost", Effect: "Allow", Action: "sqs:SendMessage", Resource: queueArn },
    {
      Sid: "LostKey",
      Effect: "Allow",
      Action: ["kms:Decrypt", "kms:GenerateDataKey"],
      Resource: keyArn,
      Condition: { StringEquals: { "kms:ViaService": `sqs.${home.region}.amazonaws.com` } },
    },
  ];
}

function lostStarts(
  name: string,
  queueArn: pulumi.Output<string>,
  alarmTopicArn: pulumi.Input<string>,
): aws.cloudwatch.MetricAlarmArgs {
  return {
    alarmDescription: `${name}: a start could not be made, and waits in the queue`,
    namespace: "AWS/SQS",
    metricName: "ApproximateNumberOfMessagesVisible",
    dimensions: { QueueName: queueArn.apply((arn) => arn.split(":").at(-1) ?? "") },
    statistic: "Maximum",
    period: PERIOD_SECONDS,
    evaluationPeriods: 1,
    comparisonOperator: "GreaterThanThreshold",
    threshold: 0,
    treatMissingData: "notBreaching",
    alarmActions: [alarmTopicArn],
    okActions: [alarmTopicArn],
  };
}
