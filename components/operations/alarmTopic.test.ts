import * as aws from "@pulumi/aws";
import { expect } from "chai";

import { type Declared, deploy, inventory, only, valueOf } from "../testing/deploy.ts";
import { AlarmTopic } from "./alarmTopic.ts";

const home = { accountId: "111122223333", region: "us-east-2", partition: "aws" };
const accountIds = ["111122223333", "444455556666"];

interface Statement {
  Sid: string;
  Effect: string;
  Principal: unknown;
}

describe("AlarmTopic", () => {
  let topic: AlarmTopic;
  let declared: Declared[];

  const statements = (type: string) => {
    const { policy } = only(declared, type).inputs;
    return (JSON.parse(policy as string) as { Statement: Statement[] }).Statement;
  };

  before(async () => {
    declared = await deploy(() => {
      const provider = new aws.Provider("operations", { region: "us-east-2" });
      topic = new AlarmTopic("alarms", { home, accountIds }, { provider });
    });
  });

  it("is a topic with its policy and its key", () => {
    expect(inventory(declared)).to.deep.equal({
      "novamind:operations:AlarmTopic": 1,
      "aws:kms/key:Key": 1,
      "aws:kms/alias:Alias": 1,
      "aws:sns/topic:Topic": 1,
      "aws:sns/topicPolicy:TopicPolicy": 1,
      "pulumi:providers:aws": 1,
    });
  });

  it("encrypts with its own rotating key, which alarms can use", () => {
    expect(only(declared, "aws:sns/topic:Topic").inputs).to.include({
      kmsMasterKeyId: "arn:aws:mock:::alarms",
    });
    expect(only(declared, "aws:kms/key:Key").inputs).to.include({ enableKeyRotation: true });
    expect(statements("aws:kms/key:Key")).to.deep.include({
      Sid: "CloudWatchAlarms",
      Effect: "Allow",
      Principal: { Service: "cloudwatch.amazonaws.com" },
      Action: ["kms:Decrypt", "kms:GenerateDataKey*"],
      Resource: "*",
    });
  });

  it("takes messages from alarms of the accounts, over TLS, and from nobody else", () => {
    expect(statements("aws:sns/topicPolicy:TopicPolicy")).to.deep.equal([
      {
        Sid: "OnlyTls",
        Effect: "Deny",
        Principal: "*",
        Action: "sns:Publish",
        Resource: "arn:aws:mock:::alarms",
        Condition: { Bool: { "aws:SecureTransport": "false" } },
      },
      {
        Sid: "CloudWatchAlarms",
        Effect: "Allow",
        Principal: { Service: "cloudwatch.amazonaws.com" },
        Action: "sns:Publish",
        Resource: "arn:aws:mock:::alarms",
        Condition: {
          StringEquals: { "aws:SourceAccount": accountIds },
          ArnLike: {
            "aws:SourceArn": [
              "arn:aws:cloudwatch:us-east-2:111122223333:alarm:*",
              "arn:aws:cloudwatch:us-east-2:444455556666:alarm:*",
            ],
          },
        },
      },
    ]);
  });

  it("refuses to serve nobody", async () => {
    const program = () => new AlarmTopic("alarms", { home, accountIds: [] });
    const error = await deploy(program).catch((e: unknown) => e);

    expect(error).to.have.property("message", "AlarmTopic needs accountIds of one account or more");
  });

  it("is declared through the given provider", () => {
    for (const { name, provider } of declared.filter(({ type }) => type.startsWith("aws:"))) {
      expect(provider, name).to.contain("::operations::");
    }
  });

  it("answers with the ARNs of topic and key", async () => {
    expect(await valueOf(topic.topicArn)).to.equal("arn:aws:mock:::alarms");
    expect(await valueOf(topic.keyArn)).to.equal("arn:aws:mock:::alarms");
  });
});
