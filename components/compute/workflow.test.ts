import * as aws from "@pulumi/aws";
import { expect } from "chai";

import { type Declared, deploy, inventory, only, valueOf } from "../testing/deploy.ts";
import { definitionErrors } from "../testing/statesLanguage.ts";
import {
  HOME,
  KEY,
  LOG_KEY,
  providersOf,
  refusal,
  statementsOf,
  TOPIC,
} from "./testing/hosting.ts";
import { Workflow, type WorkflowArgs } from "./workflow.ts";

const MACHINE = "aws:sfn/stateMachine:StateMachine";
const TASK = { Type: "Task", Resource: "arn:aws:states:::lambda:invoke", End: true } as const;
const args: WorkflowArgs = {
  home: HOME,
  definition: {
    Comment: "Runs one function",
    StartAt: "Run",
    TimeoutSeconds: 600,
    States: { Run: { ...TASK, TimeoutSeconds: 60 } },
  },
  statements: [{ Sid: "Run", Effect: "Allow", Action: "lambda:InvokeFunction", Resource: "arn:f" }],
  keyArn: KEY,
  logKeyArn: LOG_KEY,
  alarmTopicArn: TOPIC,
};

describe("Workflow", () => {
  let made: Workflow;
  let declared: Declared[];

  before(async () => {
    declared = await deploy(() => {
      const provider = new aws.Provider("here", { region: "us-east-2" });
      made = new Workflow("prod-scoring", args, { provider });
    });
  });

  it("is a state machine with a log, a role and alarms of its own", async () => {
    expect(inventory(declared)).to.deep.equal({
      "pulumi:providers:aws": 1,
      "novamind:compute:Workflow": 1,
      "novamind:compute:WorkflowAlarms": 1,
      "aws:cloudwatch/logGroup:LogGroup": 1,
      "aws:iam/role:Role": 1,
      "aws:iam/rolePolicy:RolePolicy": 1,
      "aws:cloudwatch/metricAlarm:MetricAlarm": 3,
      [MACHINE]: 1,
    });
    expect(providersOf(declared)).to.deep.equal(["here"]);
    expect(await valueOf(made.stateMachineArn)).to.equal("arn:aws:mock:::prod-scoring");
    expect(await valueOf(made.roleArn)).to.equal("arn:aws:mock:::prod-scoring");
    expect(await valueOf(made.logGroupName)).to.equal("/aws/vendedlogs/states/prod-scoring");
  });

  it("keeps what passes between states under our key and out of the log", () => {
    const { definition, ...inputs } = only(declared, MACHINE).inputs;

    expect(inputs).to.deep.equal({
      name: "prod-scoring",
      type: "STANDARD",
      roleArn: "arn:aws:mock:::prod-scoring",
      encryptionConfiguration: {
        type: "CUSTOMER_MANAGED_KMS_KEY",
        kmsKeyId: KEY,
        kmsDataKeyReusePeriodSeconds: 300,
      },
      loggingConfiguration: {
        level: "ALL",
        includeExecutionData: false,
        logDestination: "arn:aws:mock:::prod-scoring:*",
      },
      tracingConfiguration: { enabled: true },
    });
    expect(JSON.parse(definition as string)).to.deep.equal(args.definition);
    expect(definitionErrors(definition as string)).to.equal("");
    expect(only(declared, "aws:cloudwatch/logGroup:LogGroup").inputs).to.deep.include({
      name: "/aws/vendedlogs/states/prod-scoring",
      kmsKeyId: LOG_KEY,
      retentionInDays: 2192,
    });
  });

  it("lets its role use the key for its own history and what its log gets, and do what it is given", () => {
    const { assumeRolePolicy } = only(declared, "aws:iam/role:Role").inputs;
    expect(assumeRolePolicy).to.contain('"Service":"states.amazonaws.com"');
    expect(assumeRolePolicy).to.contain('"aws:SourceAccount":"111122223333"');

    const statements = statementsOf(only(declared, "aws:iam/rolePolicy:RolePolicy"));
    expect(
      statements.filter(({ Resource }) => Resource === KEY).map(({ Condition }) => Condition),
    ).to.deep.equal([
      {
        StringEquals: {
          "kms:EncryptionContext:aws:states:stateMachineArn":
            "arn:aws:states:us-east-2:111122223333:stateMachine:prod-scoring",
        },
      },
      {
        StringLike: {
          "kms:EncryptionContext:SourceArn": "arn:aws:logs:us-east-2:111122223333:*",
        },
      },
    ]);
    const anywhere = statements.filter(({ Resource }) => Resource === "*");
    expect(anywhere.map(({ Sid }) => Sid)).to.deep.equal(["Logs", "Traces"]);
    expect(statements.at(-1)).to.deep.equal(args.statements[0]);
  });

  it("calls for people when an execution does not do its work", () => {
    const alarms = declared.filter(({ type }) => type.endsWith(":MetricAlarm"));

    expect(alarms.map(({ inputs }) => inputs["metricName"])).to.deep.equal([
      "ExecutionsFailed",
      "ExecutionsTimedOut",
      "ExecutionsAborted",
    ]);
    for (const { inputs } of alarms) {
      expect(inputs).to.deep.include({
        namespace: "AWS/States",
        dimensions: { StateMachineArn: "arn:aws:mock:::prod-scoring" },
        threshold: 0,
        treatMissingData: "notBreaching",
        alarmActions: [TOPIC],
      });
    }
  });

  it("refuses a definition without a start or a limit, and another name", async () => {
    const definition = { ...args.definition, StartAt: "Begin", TimeoutSeconds: 0 };
    const program = () => new Workflow("prod scoring", { ...args, definition });

    expect(await refusal(deploy(program))).to.equal(
      "Workflow needs a name of 1 to 80 letters, digits, hyphens and underscores, a state to start at, TimeoutSeconds from 1 to 31536000",
    );
  });

  it("refuses a task that may wait for ever, wherever it is", async () => {
    const { Run } = { Run: TASK };
    const nested = { StartAt: "Run", States: { Run } };
    const wrong = [
      { Run },
      { Run: { Type: "Map", ItemProcessor: nested, End: true } },
      { Run: { Type: "Parallel", Branches: [nested], End: true } },
    ] as const;
    for (const States of wrong) {
      const program = () =>
        new Workflow("scoring", { ...args, definition: { ...args.definition, States } });
      expect(await refusal(deploy(program))).to.equal("Workflow needs a timeout for every task");
    }
  });
});

describe("The check of definitions", () => {
  it("finds a state that nothing leads to, and one that leads nowhere", () => {
    const { definition } = args;
    const States = { ...definition.States, Lost: { Type: "Pass", Next: "Nowhere" } };

    expect(definitionErrors(JSON.stringify({ ...definition, States }))).to.contain("Nowhere");
  });
});
