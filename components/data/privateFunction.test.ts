import * as aws from "@pulumi/aws";
import { expect } from "chai";

import { type Declared, deploy, inventory, only, valueOf } from "../testing/deploy.ts";
import { PrivateFunction, type PrivateFunctionArgs } from "./privateFunction.ts";

const args: PrivateFunctionArgs = {
  home: { accountId: "111122223333", region: "us-east-2", partition: "aws" },
  description: "Rotates",
  service: "database-credentials",
  keyArn: "arn:aws:kms:us-east-2:111122223333:key/phi",
  logKeyArn: "arn:aws:kms:us-east-2:111122223333:key/logs",
  statements: [{ Sid: "Own", Effect: "Allow", Action: "rds:ModifyDBCluster", Resource: "arn:c" }],
  environment: { DATABASE_PORT: "5432" },
  timeoutSeconds: 60,
  memoryMib: 256,
  concurrency: 2,
  network: { subnetIds: ["subnet-1"], securityGroupIds: ["sg-1"] },
};

interface Statement {
  Sid: string;
  Effect: string;
  Action: string | string[];
  Resource: string;
  Condition?: unknown;
}

function statementsOf(declared: Declared[]): Statement[] {
  const { policy } = only(declared, "aws:iam/rolePolicy:RolePolicy").inputs as { policy: string };
  return (JSON.parse(policy) as { Statement: Statement[] }).Statement;
}

describe("PrivateFunction", () => {
  let made: PrivateFunction;
  let declared: Declared[];

  before(async () => {
    declared = await deploy(() => {
      const provider = new aws.Provider("here", { region: "us-east-2" });
      made = new PrivateFunction("rotation", args, { provider });
    });
  });

  it("is a function with a role, a log and a queue of its own", () => {
    expect(inventory(declared)).to.deep.equal({
      "novamind:data:PrivateFunction": 1,
      "novamind:data:DeadLetterQueue": 1,
      "aws:iam/role:Role": 1,
      "aws:iam/rolePolicy:RolePolicy": 1,
      "aws:cloudwatch/logGroup:LogGroup": 1,
      "aws:sqs/queue:Queue": 1,
      "aws:sqs/queuePolicy:QueuePolicy": 1,
      "aws:lambda/function:Function": 1,
      "pulumi:providers:aws": 1,
    });
    const custom = declared.filter((one) => one.custom && one.type !== "pulumi:providers:aws");
    expect(custom.every(({ provider }) => provider.includes("::here::"))).to.equal(true);
  });

  it("has what the Security Rule's checks of Lambda ask for", () => {
    expect(only(declared, "aws:lambda/function:Function").inputs).to.deep.include({
      architectures: ["arm64"],
      deadLetterConfig: { targetArn: "arn:aws:mock:::rotation" },
      handler: "index.handler",
      kmsKeyArn: args.keyArn,
      loggingConfig: { logFormat: "JSON", logGroup: "rotation" },
      reservedConcurrentExecutions: 2,
      runtime: "nodejs24.x",
      tracingConfig: { mode: "Active" },
      vpcConfig: { subnetIds: ["subnet-1"], securityGroupIds: ["sg-1"] },
    });
  });

  it("encrypts its log, kept six years, and its dead letters, kept 14 days and sent over TLS only", () => {
    expect(only(declared, "aws:cloudwatch/logGroup:LogGroup").inputs).to.include({
      kmsKeyId: args.logKeyArn,
      retentionInDays: 2192,
    });
    expect(only(declared, "aws:sqs/queue:Queue").inputs).to.include({
      kmsMasterKeyId: args.keyArn,
      messageRetentionSeconds: 1_209_600,
    });
    const { policy } = only(declared, "aws:sqs/queuePolicy:QueuePolicy").inputs;
    expect(policy).to.contain('"aws:SecureTransport":"false"');
  });

  it("allows its role on every resource only what knows none", () => {
    const wide = statementsOf(declared).filter(
      ({ Effect, Resource }) => Effect === "Allow" && Resource === "*",
    );

    expect(wide.map(({ Sid }) => Sid)).to.deep.equal(["Trace", "Interfaces"]);
    expect(statementsOf(declared).map(({ Sid }) => Sid)).to.include.members(["Log", "Key", "Own"]);
  });

  it("does not let its own code make network interfaces", () => {
    const denied = statementsOf(declared).find(({ Effect }) => Effect === "Deny");

    expect(denied).to.deep.include({
      Condition: {
        ArnLike: { "lambda:SourceFunctionArn": "arn:aws:lambda:us-east-2:111122223333:function:*" },
      },
    });
  });

  it("needs no network permission outside of a VPC", async () => {
    const { network, ...outside } = args;
    const elsewhere = await deploy(() => new PrivateFunction("rotation", outside));

    expect(network).to.not.equal(undefined);
    expect(statementsOf(elsewhere).map(({ Sid }) => Sid)).to.not.include("Interfaces");
    expect(only(elsewhere, "aws:lambda/function:Function").inputs).to.not.have.property(
      "vpcConfig",
    );
  });

  it("refuses a time that Lambda does not give, and no concurrency", async () => {
    const wrong = { ...args, timeoutSeconds: 901, concurrency: 0 };
    const error = await deploy(() => new PrivateFunction("rotation", wrong)).catch(
      (failure: unknown) => failure,
    );

    expect(error).to.have.property(
      "message",
      "PrivateFunction needs timeoutSeconds from 1 to 900, concurrency of 1 or more",
    );
  });

  it("answers with its ARNs and names", async () => {
    expect(await valueOf(made.functionArn)).to.equal("arn:aws:mock:::rotation");
    expect(await valueOf(made.functionName)).to.equal("rotation");
    expect(await valueOf(made.roleArn)).to.equal("arn:aws:mock:::rotation");
    expect(await valueOf(made.deadLetterQueueArn)).to.equal("arn:aws:mock:::rotation");
    expect(await valueOf(made.logGroupName)).to.equal("rotation");
  });
});
