import * as aws from "@pulumi/aws";
import { expect } from "chai";

import {
  HOME,
  KEY,
  LOG_KEY,
  providersOf,
  statementsOf,
  TOPIC,
} from "../compute/testing/hosting.ts";
import { type Declared, deploy, inventory, only, valueOf } from "../testing/deploy.ts";
import { QueuePipe, type QueuePipeArgs } from "./queuePipe.ts";

const PIPE = "aws:pipes/pipe:Pipe";
const args: QueuePipeArgs = {
  home: HOME,
  posture: "active",
  description: "Starts an analysis",
  queueArn: "arn:aws:sqs:us-east-2:111122223333:requests",
  stateMachineArn: "arn:aws:states:us-east-2:111122223333:stateMachine:analysis",
  keyArn: KEY,
  logKeyArn: LOG_KEY,
  alarmTopicArn: TOPIC,
};

describe("QueuePipe", () => {
  let made: QueuePipe;
  let declared: Declared[];

  before(async () => {
    declared = await deploy(() => {
      const provider = new aws.Provider("here", { region: "us-east-2" });
      made = new QueuePipe("prod-llama-pipe", args, { provider });
    });
  });

  it("is a pipe with a role, a log and an alarm of its own", async () => {
    expect(inventory(declared)).to.deep.equal({
      "pulumi:providers:aws": 1,
      "novamind:workloads:QueuePipe": 1,
      "aws:iam/role:Role": 1,
      "aws:iam/rolePolicy:RolePolicy": 1,
      "aws:cloudwatch/logGroup:LogGroup": 1,
      "aws:cloudwatch/metricAlarm:MetricAlarm": 1,
      [PIPE]: 1,
    });
    expect(providersOf(declared)).to.deep.equal(["here"]);
    expect(await valueOf(made.pipeArn)).to.equal("arn:aws:mock:::prod-llama-pipe");
    expect(await valueOf(made.roleArn)).to.equal("arn:aws:mock:::prod-llama-pipe");
    expect(await valueOf(made.logGroupName)).to.equal("/aws/vendedlogs/pipes/prod-llama-pipe");
  });

  it("starts one workflow for one message, and logs nothing of what it says", () => {
    expect(only(declared, PIPE).inputs).to.deep.equal({
      description: "Starts an analysis",
      desiredState: "RUNNING",
      kmsKeyIdentifier: KEY,
      logConfiguration: {
        level: "INFO",
        cloudwatchLogsLogDestination: { logGroupArn: "arn:aws:mock:::prod-llama-pipe" },
      },
      roleArn: "arn:aws:mock:::prod-llama-pipe",
      source: args.queueArn,
      sourceParameters: { sqsQueueParameters: { batchSize: 1 } },
      target: args.stateMachineArn,
      targetParameters: {
        stepFunctionStateMachineParameters: { invocationType: "FIRE_AND_FORGET" },
      },
    });
    expect(only(declared, "aws:cloudwatch/logGroup:LogGroup").inputs).to.deep.include({
      kmsKeyId: LOG_KEY,
      retentionInDays: 2192,
    });
  });

  it("stands still in a passive region, where nothing else differs", async () => {
    const passive = await deploy(() => new QueuePipe("pipe", { ...args, posture: "passive" }));
    const active = await deploy(() => new QueuePipe("pipe", args));
    const others = (all: Declared[]) =>
      all.map(({ name, type, inputs }) => {
        return { name, type, inputs: { ...inputs, desiredState: "", posture: "" } };
      });

    expect(only(passive, PIPE).inputs).to.include({ desiredState: "STOPPED" });
    expect(others(passive)).to.deep.equal(others(active));
  });

  it("takes from this queue, starts this workflow and uses this key, on behalf of this account", () => {
    const { assumeRolePolicy } = only(declared, "aws:iam/role:Role").inputs;
    expect(assumeRolePolicy)
      .to.contain('"Service":"pipes.amazonaws.com"')
      .and.contain('"aws:SourceAccount":"111122223333"');

    const statements = statementsOf(only(declared, "aws:iam/rolePolicy:RolePolicy"));
    expect(statements.map(({ Sid, Resource }) => [Sid, Resource])).to.deep.equal([
      ["Take", args.queueArn],
      ["Start", args.stateMachineArn],
      ["Key", KEY],
    ]);
    expect(JSON.stringify(statements)).to.not.contain("SendMessage").and.not.contain(":*");
  });

  it("calls for people when a message starts nothing", () => {
    expect(only(declared, "aws:cloudwatch/metricAlarm:MetricAlarm").inputs).to.deep.include({
      namespace: "AWS/EventBridge/Pipes",
      metricName: "ExecutionFailed",
      dimensions: { PipeName: "prod-llama-pipe" },
      threshold: 0,
      alarmActions: [TOPIC],
    });
  });
});
