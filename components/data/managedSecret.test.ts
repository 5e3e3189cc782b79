import * as aws from "@pulumi/aws";
import { expect } from "chai";

import { type Declared, deploy, inventory, only, valueOf } from "../testing/deploy.ts";
import { ManagedSecret } from "./managedSecret.ts";

const keyArns = { home: "arn:aws:kms:us-east-2::key/1", peer: "arn:aws:kms:us-west-2::key/1" };
const reader = "arn:aws:iam::111122223333:role/api-*";
const writer = "arn:aws:iam::111122223333:role/master-rotation-*";

describe("ManagedSecret", () => {
  let secret: ManagedSecret;
  let declared: Declared[];
  const declare = (readers: string[], keyOf: "phi" | "public" = "phi") =>
    deploy(() => {
      const here = new aws.Provider("here", { region: "us-east-2" });
      const there = new aws.Provider("there", { region: "us-west-2" });
      const peer = { region: "us-west-2", provider: there };
      const key = { classification: keyOf, arns: keyArns };
      const who = { readers, writer };
      secret = new ManagedSecret(
        "master",
        { description: "Master user", classification: "phi", peer, key, ...who },
        { provider: here },
      );
    });

  before(async () => {
    declared = await declare([reader]);
  });

  it("is a secret and its policy, and never a value", () => {
    expect(inventory(declared)).to.deep.equal({
      "novamind:data:ManagedSecret": 1,
      "aws:secretsmanager/secret:Secret": 1,
      "aws:secretsmanager/secretPolicy:SecretPolicy": 1,
      "pulumi:providers:aws": 2,
    });
    const made = declared.filter((one) => one.type.startsWith("aws:"));
    expect(made.every(({ provider }) => provider.includes("::here::"))).to.equal(true);
  });

  it("is encrypted in both regions and can be had back for 30 days", () => {
    expect(only(declared, "aws:secretsmanager/secret:Secret").inputs).to.deep.include({
      kmsKeyId: keyArns.home,
      recoveryWindowInDays: 30,
      replicas: [{ region: "us-west-2", kmsKeyId: keyArns.peer }],
      tags: { DataClassification: "phi" },
    });
  });

  it("denies reading to all but its readers and its rotation, and writing to all but the latter", () => {
    const { inputs } = only(declared, "aws:secretsmanager/secretPolicy:SecretPolicy");
    const { Statement } = JSON.parse(inputs["policy"] as string) as { Statement: object[] };
    const denied = (sid: string, action: string[], principals: string[]) => ({
      Sid: sid,
      Effect: "Deny",
      Principal: "*",
      Action: action,
      Resource: "*",
      Condition: {
        ArnNotLike: { "aws:PrincipalArn": principals },
        Bool: { "aws:PrincipalIsAWSService": "false" },
      },
    });

    expect(inputs).to.include({ blockPublicPolicy: true, secretArn: "arn:aws:mock:::master" });
    expect(Statement).to.have.length(3);
    expect(Statement[0]).to.include({ Sid: "OnlyTls", Effect: "Deny" });
    expect(Statement[1]).to.deep.equal(
      denied("OnlyReaders", ["secretsmanager:GetSecretValue"], [reader, writer]),
    );
    expect(Statement[2]).to.deep.equal(
      denied(
        "OnlyRotation",
        ["secretsmanager:PutSecretValue", "secretsmanager:UpdateSecretVersionStage"],
        [writer],
      ),
    );
  });

  it("refuses to be for nobody", async () => {
    const error = await declare([]).catch((failure: unknown) => failure);

    expect(error).to.have.property("message", "ManagedSecret needs readers of one role or more");
  });

  it("refuses a key of another class than what it opens", async () => {
    const error = await declare([reader], "public").catch((failure: unknown) => failure);

    expect(error).to.have.property("message", "ManagedSecret needs a key of phi data");
  });

  it("answers with its ARN", async () => {
    await declare([reader]);
    expect(await valueOf(secret.secretArn)).to.equal("arn:aws:mock:::master");
  });
});
