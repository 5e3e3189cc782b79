import * as aws from "@pulumi/aws";
import { expect } from "chai";

import { type Declared, deploy, inventory, only, valueOf } from "../testing/deploy.ts";
import { RECOVERY_PERIOD_DAYS, RecordTable, type RecordTableArgs } from "./recordTable.ts";

const home = { accountId: "111122223333", region: "us-east-2", partition: "aws" };
const TABLE = "aws:dynamodb/table:Table";
const POLICY = "aws:dynamodb/resourcePolicy:ResourcePolicy";
const INSIGHTS = "aws:dynamodb/contributorInsights:ContributorInsights";

interface Statement {
  Sid: string;
  Effect: string;
  Condition: Record<string, Record<string, unknown>>;
}

describe("RecordTable", () => {
  let made: RecordTable;

  const declare = (args: Partial<RecordTableArgs> = {}): Promise<Declared[]> =>
    deploy(() => {
      const here = new aws.Provider("here", { region: "us-east-2" });
      const provider = new aws.Provider("there", { region: "us-west-2" });
      const key = { classification: "phi", arns: { home: "arn:home", peer: "arn:peer" } } as const;
      const peer = { region: "us-west-2", provider };
      const given = { classification: "phi", home, peer, key, protect: true, ...args } as const;
      made = new RecordTable("records", given, { provider: here });
    });
  const statements = (declared: Declared[], name: string) =>
    (
      JSON.parse(String(only(declared, POLICY, name).inputs["policy"])) as {
        Statement: Statement[];
      }
    ).Statement;

  it("declares a table and a policy for it and its replica, and nothing that shows keys of PHI", async () => {
    expect(inventory(await declare())).to.deep.equal({
      "pulumi:providers:aws": 2,
      "novamind:data:RecordTable": 1,
      [TABLE]: 1,
      [POLICY]: 2,
    });
  });

  it("encrypts, protects and can restore both under their own keys", async () => {
    const { inputs, provider } = only(await declare(), TABLE);

    expect(inputs).to.deep.include({
      hashKey: "patientId",
      rangeKey: "recordType",
      billingMode: "PAY_PER_REQUEST",
      deletionProtectionEnabled: true,
      pointInTimeRecovery: { enabled: true, recoveryPeriodInDays: RECOVERY_PERIOD_DAYS },
      serverSideEncryption: { enabled: true, kmsKeyArn: "arn:home" },
      streamEnabled: true,
      streamViewType: "NEW_AND_OLD_IMAGES",
      tags: { DataClassification: "phi" },
      ttl: { attributeName: "ttl", enabled: true },
      replicas: [
        {
          regionName: "us-west-2",
          consistencyMode: "EVENTUAL",
          deletionProtectionEnabled: true,
          kmsKeyArn: "arn:peer",
          pointInTimeRecovery: true,
          propagateTags: true,
        },
      ],
    });
    expect(inputs).to.not.have.property("onDemandThroughput");
    expect(provider).to.contain("::here::");
  });

  it("follows `protect`, `maxUnits` and `indexes`", async () => {
    const indexes = [{ name: "by-clinic", partitionKey: "clinicId", sortKey: "recordType" }];
    const args = { protect: false, maxUnits: { read: 100, write: 50 }, indexes };
    const { inputs } = only(await declare(args), TABLE);

    expect(inputs).to.deep.include({
      deletionProtectionEnabled: false,
      onDemandThroughput: { maxReadRequestUnits: 100, maxWriteRequestUnits: 50 },
      attributes: ["patientId", "recordType", "clinicId"].map((name) => ({ name, type: "S" })),
    });
    expect(inputs["replicas"]).to.have.nested.property("[0].deletionProtectionEnabled", false);
    expect(inputs["globalSecondaryIndexes"]).to.deep.equal([
      {
        name: "by-clinic",
        projectionType: "ALL",
        keySchemas: [
          { attributeName: "clinicId", keyType: "HASH" },
          { attributeName: "recordType", keyType: "RANGE" },
        ],
      },
    ]);
  });

  it("denies in each region what comes around TLS, the account or the endpoints, but not replication", async () => {
    const declared = await declare({ endpointIds: { home: ["vpce-1"], peer: ["vpce-2"] } });
    const [tls, account, endpoints] = statements(declared, "records-replica");

    expect(statements(declared, "records").map(({ Effect }) => Effect)).to.deep.equal(
      Array(3).fill("Deny"),
    );
    expect(tls?.Condition).to.deep.equal({ Bool: { "aws:SecureTransport": "false" } });
    expect(account?.Condition["StringNotEquals"]).to.deep.equal({
      "aws:PrincipalAccount": "111122223333",
    });
    expect(endpoints?.Condition).to.deep.include({
      StringNotEqualsIfExists: { "aws:SourceVpce": ["vpce-2"] },
    });
    expect(endpoints?.Condition["ArnNotLike"]?.["aws:PrincipalArn"]).to.include(
      "arn:aws:iam::111122223333:role/aws-service-role/replication.dynamodb.amazonaws.com/*",
    );
    expect(only(declared, POLICY, "records-replica").provider).to.contain("::there::");
    expect(only(declared, POLICY, "records").provider).to.contain("::here::");
    expect(statements(await declare(), "records").map(({ Sid }) => Sid)).to.deep.equal([
      "OnlyTls",
      "OnlyThisAccount",
    ]);
  });

  it("watches the keys of tables whose keys identify nobody, in both regions", async () => {
    const key = { classification: "clinical", arns: { home: "arn:h", peer: "arn:p" } } as const;
    const declared = await declare({ classification: "clinical", key });

    expect(only(declared, INSIGHTS, "records").provider).to.contain("::here::");
    expect(only(declared, INSIGHTS, "records-replica").provider).to.contain("::there::");
  });

  it("refuses a key of another class and numbers that cannot be", async () => {
    const key = { classification: "pii", arns: { home: "arn:h", peer: "arn:p" } } as const;
    const wrong = { key, recoveryPeriodDays: 36, maxUnits: { read: 0, write: 1 } };
    const error = await declare(wrong).catch((refusal: unknown) => refusal);

    expect(error).to.have.property(
      "message",
      "RecordTable needs a key of phi data, recoveryPeriodDays from 1 to 35, maxUnits of 1 or more",
    );
  });

  it("tells names and ARNs of both regions", async () => {
    await declare();

    expect(await valueOf(made.tableName)).to.equal("records");
    expect(await valueOf(made.arn)).to.equal("arn:aws:mock:::records");
    expect(await valueOf(made.replicaArn)).to.equal(
      "arn:aws:dynamodb:us-west-2:111122223333:table/records",
    );
  });
});
