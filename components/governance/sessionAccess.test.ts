import * as aws from "@pulumi/aws";
import { expect } from "chai";

import { type Declared, deploy, inventory, only, valueOf } from "../testing/deploy.ts";
import { SessionAccess, type SessionAccessArgs } from "./sessionAccess.ts";

const args: SessionAccessArgs = {
  home: { accountId: "111122223333", region: "us-east-2", partition: "aws" },
  logKeyArn: "arn:aws:kms:us-east-2:111122223333:key/logs",
};

describe("SessionAccess", () => {
  let access: SessionAccess;
  let declared: Declared[];

  before(async () => {
    declared = await deploy(() => {
      const provider = new aws.Provider("ml", { region: "us-east-2" });
      access = new SessionAccess("hosts", args, { provider });
    });
  });

  it("is a document, a log group, and a key with its alias", () => {
    expect(inventory(declared)).to.deep.equal({
      "novamind:governance:SessionAccess": 1,
      "aws:kms/key:Key": 1,
      "aws:kms/alias:Alias": 1,
      "aws:cloudwatch/logGroup:LogGroup": 1,
      "aws:ssm/document:Document": 1,
      "pulumi:providers:aws": 1,
    });
  });

  it("sets the preferences of the whole account and region, under the name that AWS reads", () => {
    const { content, ...rest } = only(declared, "aws:ssm/document:Document").inputs;

    expect(rest).to.deep.equal({
      name: "SSM-SessionManagerRunShell",
      documentType: "Session",
      documentFormat: "JSON",
    });
    const { description, ...document } = JSON.parse(content as string) as Record<string, unknown>;
    expect(description).to.be.a("string");
    expect(document).to.deep.equal({
      schemaVersion: "1.0",
      sessionType: "Standard_Stream",
      inputs: {
        s3BucketName: "",
        s3EncryptionEnabled: true,
        cloudWatchLogGroupName: "hosts-sessions",
        cloudWatchEncryptionEnabled: true,
        cloudWatchStreamingEnabled: true,
        kmsKeyId: "hosts_id",
        idleSessionTimeout: "15",
        maxSessionDuration: "60",
        runAsEnabled: false,
      },
    });
  });

  it("records sessions in an encrypted group, as long as audit records", () => {
    expect(only(declared, "aws:cloudwatch/logGroup:LogGroup").inputs).to.deep.equal({
      kmsKeyId: args.logKeyArn,
      retentionInDays: 2192,
    });
  });

  it("has a rotating key that serves sessions alone, for this account alone", () => {
    const { policy, ...rest } = only(declared, "aws:kms/key:Key").inputs;
    const { Statement: statements } = JSON.parse(policy as string) as {
      Statement: { Sid: string; Action: string[] }[];
    };

    expect(rest).to.include({ enableKeyRotation: true, deletionWindowInDays: 30 });
    const [administration, ...uses] = statements;
    expect(administration?.Sid).to.equal("Administration");
    expect(administration?.Action).not.to.include.members(["kms:Decrypt"]);
    expect(uses).to.deep.equal([
      {
        Sid: "Sessions",
        Effect: "Allow",
        Principal: { AWS: "arn:aws:iam::111122223333:root" },
        Action: ["kms:Decrypt", "kms:GenerateDataKey"],
        Resource: "*",
        Condition: {
          Null: {
            "kms:EncryptionContext:aws:ssm:SessionId": "false",
            "kms:EncryptionContext:aws:ssm:TargetId": "false",
          },
        },
      },
    ]);
    expect(only(declared, "aws:kms/alias:Alias").inputs).to.deep.equal({
      name: "alias/novamind-sessions",
      targetKeyId: "hosts_id",
    });
  });

  it("keeps records for longer where it is told to, and refuses to for less", async () => {
    const withDays = (logRetentionDays: number) =>
      deploy(() => new SessionAccess("hosts", { ...args, logRetentionDays }));

    const longer = only(await withDays(3653), "aws:cloudwatch/logGroup:LogGroup");
    expect(longer.inputs).to.include({ retentionInDays: 3653 });
    expect(await withDays(365).catch((e: unknown) => e)).to.have.property(
      "message",
      "SessionAccess needs logRetentionDays >= 2192",
    );
  });

  it("is declared through the given provider", () => {
    for (const { name, provider } of declared.filter(({ type }) => type.startsWith("aws:"))) {
      expect(provider, name).to.contain("::ml::");
    }
  });

  it("answers with what hosts need, and with the document", async () => {
    expect(await valueOf(access.keyArn)).to.equal("arn:aws:mock:::hosts");
    expect(await valueOf(access.logGroupArn)).to.equal("arn:aws:mock:::hosts-sessions");
    expect(await valueOf(access.documentName)).to.equal("SSM-SessionManagerRunShell");
  });
});
