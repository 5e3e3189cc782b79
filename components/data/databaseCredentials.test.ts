import * as aws from "@pulumi/aws";
import { expect } from "chai";

import { type Declared, deploy, inventory, only, valueOf } from "../testing/deploy.ts";
import { DatabaseCredentials, type DatabaseCredentialsArgs } from "./databaseCredentials.ts";

const home = { accountId: "111122223333", region: "us-east-2", partition: "aws" };
const arn = "arn:aws:rds:us-east-2:111122223333:cluster:pat";

describe("DatabaseCredentials", () => {
  let credentials: DatabaseCredentials;
  let declared: Declared[];
  const declare = (changed: Partial<DatabaseCredentialsArgs> = {}) =>
    deploy(() => {
      const here = new aws.Provider("here", { region: "us-east-2" });
      const there = new aws.Provider("there", { region: "us-west-2" });
      credentials = new DatabaseCredentials(
        "master",
        {
          home,
          peer: { region: "us-west-2", provider: there },
          classification: "phi",
          key: { classification: "phi", arns: { home: "arn:key/home", peer: "arn:key/peer" } },
          logKeyArn: "arn:key/logs",
          database: {
            kind: "cluster",
            arn,
            endpoint: "pat.cluster-x.us-east-2.rds.amazonaws.com",
            port: 5432,
            username: "novamind",
            databaseName: "postgres",
          },
          readers: ["arn:aws:iam::111122223333:role/proxy-*"],
          network: { subnetIds: ["subnet-1"], securityGroupIds: ["sg-1"] },
          ...changed,
        },
        { provider: here },
      );
    });

  before(async () => {
    declared = await declare();
  });

  it("is a secret, a function, its permission and the rotation", () => {
    const { "pulumi:providers:aws": providers, ...rest } = inventory(declared);

    expect(providers).to.equal(2);
    expect(rest).to.deep.equal({
      "novamind:data:DatabaseCredentials": 1,
      "novamind:data:ManagedSecret": 1,
      "novamind:data:PrivateFunction": 1,
      "novamind:data:DeadLetterQueue": 1,
      "aws:secretsmanager/secret:Secret": 1,
      "aws:secretsmanager/secretPolicy:SecretPolicy": 1,
      "aws:secretsmanager/secretRotation:SecretRotation": 1,
      "aws:lambda/permission:Permission": 1,
      "aws:lambda/function:Function": 1,
      "aws:iam/role:Role": 1,
      "aws:iam/rolePolicy:RolePolicy": 1,
      "aws:cloudwatch/logGroup:LogGroup": 1,
      "aws:sqs/queue:Queue": 1,
      "aws:sqs/queuePolicy:QueuePolicy": 1,
    });
    const made = declared.filter((one) => one.type.startsWith("aws:"));
    expect(made.every(({ provider }) => provider.includes("::here::"))).to.equal(true);
  });

  it("rotates at once and every 30 days", () => {
    expect(
      only(declared, "aws:secretsmanager/secretRotation:SecretRotation").inputs,
    ).to.deep.include({
      rotateImmediately: true,
      rotationLambdaArn: "arn:aws:mock:::master-rotation",
      rotationRules: { automaticallyAfterDays: 30 },
      secretId: "arn:aws:mock:::master",
    });
  });

  it("lets Secrets Manager call the function for this secret only", () => {
    expect(only(declared, "aws:lambda/permission:Permission").inputs).to.include({
      principal: "secretsmanager.amazonaws.com",
      sourceAccount: "111122223333",
      sourceArn: "arn:aws:mock:::master",
    });
  });

  it("tells the function which database, over TLS that it can check, and holds no password", () => {
    const { environment } = only(declared, "aws:lambda/function:Function").inputs;

    expect(environment).to.deep.equal({
      variables: {
        DATABASE_ARN: arn,
        DATABASE_HOST: "pat.cluster-x.us-east-2.rds.amazonaws.com",
        DATABASE_PORT: "5432",
        DATABASE_USERNAME: "novamind",
        DATABASE_NAME: "postgres",
        NODE_EXTRA_CA_CERTS: "/var/runtime/ca-cert.pem",
      },
    });
  });

  it("may change this one database, as the kind of thing that it is", async () => {
    const change = (made: Declared[]) => {
      const { policy } = only(made, "aws:iam/rolePolicy:RolePolicy").inputs as { policy: string };
      const { Statement } = JSON.parse(policy) as { Statement: { Sid: string }[] };
      return Statement.find(({ Sid }) => Sid === "Database");
    };
    const database = { kind: "instance", arn: "arn:db", endpoint: "h", port: 1 } as const;
    const instance = await declare({ database: { ...database, username: "u", databaseName: "d" } });

    expect(change(declared)).to.include({ Action: "rds:ModifyDBCluster", Resource: arn });
    expect(change(instance)).to.include({ Action: "rds:ModifyDBInstance", Resource: "arn:db" });
  });

  it("names as the secret's writer what its function's role is called", () => {
    const { policy } = only(declared, "aws:secretsmanager/secretPolicy:SecretPolicy").inputs;

    expect(only(declared, "aws:iam/role:Role").name).to.equal("master-rotation");
    expect(policy).to.contain('"arn:aws:iam::111122223333:role/master-rotation-*"');
  });

  it("refuses a rotation that Secrets Manager does not do", async () => {
    const error = await declare({ rotateAfterDays: 1001 }).catch((failure: unknown) => failure);

    expect(error).to.have.property(
      "message",
      "DatabaseCredentials needs rotateAfterDays from 1 to 1000",
    );
  });

  it("refuses a key of another class than its database's", async () => {
    const error = await declare({ classification: "pii" }).catch((failure: unknown) => failure);

    expect(error).to.have.property("message", "DatabaseCredentials needs a key of pii data");
  });

  it("answers with its secret, its queue and its function", async () => {
    await declare();
    expect(await valueOf(credentials.secretArn)).to.equal("arn:aws:mock:::master");
    expect(await valueOf(credentials.deadLetterQueueArn)).to.equal(
      "arn:aws:mock:::master-rotation",
    );
    expect(await valueOf(credentials.functionName)).to.equal("master-rotation");
  });
});
