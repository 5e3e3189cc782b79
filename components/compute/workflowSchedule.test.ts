import * as aws from "@pulumi/aws";
import { expect } from "chai";

import { type Declared, deploy, inventory, only, valueOf } from "../testing/deploy.ts";
import { HOME, KEY, providersOf, refusal, statementsOf, TOPIC } from "./testing/hosting.ts";
import { WorkflowSchedule, type WorkflowScheduleArgs } from "./workflowSchedule.ts";

const SCHEDULE = "aws:scheduler/schedule:Schedule";
const MACHINE = "arn:aws:states:us-east-2:111122223333:stateMachine:prod-training";
const args: WorkflowScheduleArgs = {
  home: HOME,
  description: "Trains every night",
  recurrence: { expression: "cron(0 3 * * ? *)", timeZone: "America/New_York" },
  posture: "active",
  stateMachineArn: MACHINE,
  keyArn: KEY,
  alarmTopicArn: TOPIC,
};

describe("WorkflowSchedule", () => {
  let made: WorkflowSchedule;
  let declared: Declared[];

  before(async () => {
    declared = await deploy(() => {
      const provider = new aws.Provider("here", { region: "us-east-2" });
      made = new WorkflowSchedule("prod-nightly", args, { provider });
    });
  });

  it("is a schedule with a role, and a queue that calls for people", async () => {
    expect(inventory(declared)).to.deep.equal({
      "pulumi:providers:aws": 1,
      "novamind:compute:WorkflowSchedule": 1,
      "novamind:data:DeadLetterQueue": 1,
      "aws:sqs/queue:Queue": 1,
      "aws:sqs/queuePolicy:QueuePolicy": 1,
      "aws:iam/role:Role": 1,
      "aws:iam/rolePolicy:RolePolicy": 1,
      "aws:cloudwatch/metricAlarm:MetricAlarm": 1,
      [SCHEDULE]: 1,
    });
    expect(providersOf(declared)).to.deep.equal(["here"]);
    expect(await valueOf(made.scheduleArn)).to.equal("arn:aws:mock:::prod-nightly");
    expect(await valueOf(made.deadLetterQueueArn)).to.equal("arn:aws:mock:::prod-nightly");
    expect(only(declared, "aws:sqs/queue:Queue").inputs["kmsMasterKeyId"]).to.equal(KEY);
    expect(only(declared, "aws:cloudwatch/metricAlarm:MetricAlarm").inputs).to.deep.include({
      dimensions: { QueueName: "prod-nightly" },
      metricName: "ApproximateNumberOfMessagesVisible",
      alarmActions: [TOPIC],
    });
  });

  it("starts the one state machine, and keeps the starts that fail", () => {
    expect(only(declared, SCHEDULE).inputs).to.deep.equal({
      description: "Trains every night",
      scheduleExpression: "cron(0 3 * * ? *)",
      scheduleExpressionTimezone: "America/New_York",
      flexibleTimeWindow: { mode: "OFF" },
      state: "ENABLED",
      target: {
        arn: MACHINE,
        roleArn: "arn:aws:mock:::prod-nightly",
        deadLetterConfig: { arn: "arn:aws:mock:::prod-nightly" },
        retryPolicy: { maximumRetryAttempts: 10, maximumEventAgeInSeconds: 3600 },
      },
    });
    const statements = statementsOf(only(declared, "aws:iam/rolePolicy:RolePolicy"));
    expect(statements.map(({ Resource }) => Resource)).to.deep.equal([
      MACHINE,
      "arn:aws:mock:::prod-nightly",
      KEY,
    ]);
    const { assumeRolePolicy } = only(declared, "aws:iam/role:Role").inputs;
    expect(assumeRolePolicy).to.contain('"Service":"scheduler.amazonaws.com"');
  });

  it("starts nothing where the region waits, and is the same otherwise", async () => {
    const passive = await deploy(
      () => new WorkflowSchedule("prod-nightly", { ...args, posture: "passive" }),
    );

    expect(only(passive, SCHEDULE).inputs).to.deep.equal({
      ...only(declared, SCHEDULE).inputs,
      state: "DISABLED",
    });
  });

  it("refuses what is no time", async () => {
    const recurrence = { expression: "cron(0 3 * * *)", timeZone: "EST" };
    const program = () => new WorkflowSchedule("prod-nightly", { ...args, recurrence });

    expect(await refusal(deploy(program))).to.equal(
      "WorkflowSchedule needs an expression of six fields or a rate, a time zone by its IANA name",
    );
  });
});
