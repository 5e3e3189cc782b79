import { expect } from "chai";

import { usedBy } from "../lib/keyUsers.ts";
import { policyDocument } from "../lib/iam.ts";
import { valueOf } from "../testing/deploy.ts";
import { CLASSIFICATIONS } from "./classification.ts";
import { bucketUsers, consumersOfKey, tableUsers } from "./consumerAccess.ts";
import { allConsumers, type Consumer, CONSUMERS, USED_BUCKETS } from "./consumers.ts";
import { allowedFrom, objectUses } from "./dataUses.ts";
import { recordTablePolicy } from "./recordTablePolicy.ts";
import { RECORD_TABLE_KEYS } from "./recordTables.ts";

const DATA = "111122223333";
const ML = "444455556666";
const homes = { partition: "aws", accountIds: { data: DATA, ml: ML } };
const roleOf = (name: string) => `arn:aws:iam::${ML}:role/*-${name}-???????`;
const PAT = {
  purpose: "PatService",
  accountArn: `arn:aws:iam::${ML}:root`,
  principalArnPattern: `arn:aws:iam::${ML}:role/*-pat-task-???????`,
};
const LLAMA = {
  ...{ purpose: "MentalLlamaResults", accountArn: PAT.accountArn },
  principalArnPattern: `arn:aws:iam::${ML}:role/*-llama-results-???????`,
};
const ETL = { ...PAT, purpose: "FeatureEtl", principalArnPattern: roleOf("feature-etl") };
const BATCH = { ...PAT, purpose: "XgboostBatch", principalArnPattern: roleOf("xgboost-batch") };
/** Of the 20 KiB that a bucket's and a table's policy may have: the rest is for rows to come. */
const HALF_OF_MAX_BYTES = 10 * 1024;

describe("bucketUsers", () => {
  it("names who of another account uses a bucket, and nobody of its own", () => {
    const recordings = { access: "read", prefixes: ["recordings/"] } as const;
    expect(bucketUsers("data", "actigraphy", homes)).to.deep.equal([
      { ...PAT, ...recordings },
      { ...ETL, ...recordings },
    ]);
    expect(bucketUsers("data", "results", homes)).to.deep.equal([
      { ...PAT, access: "write", prefixes: ["pat/"] },
      { ...LLAMA, access: "write", prefixes: ["llama/"] },
      { ...BATCH, access: "readWrite", prefixes: ["xgboost/"] },
    ]);
    expect(bucketUsers("ml", "models", homes)).to.deep.equal([]);
  });

  it("names nobody for what no row names", () => {
    for (const [owner, bucket] of [
      ["data", "documents"],
      ["ml", "features"],
      ["public", "site"],
    ] as const)
      expect(bucketUsers(owner, bucket, homes), bucket).to.deep.equal([]);
  });

  it("stays within half of what S3 takes for a policy, in every bucket", async () => {
    for (const [owner, buckets] of Object.entries(USED_BUCKETS))
      for (const bucket of Object.keys(buckets)) {
        const users = bucketUsers(owner, bucket, homes);
        const arn = `arn:aws:s3:::prod-${owner}-${bucket}-replica-1a2b3c4`;
        const statements = users.flatMap((user) => allowedFrom(user, objectUses(arn, user)));
        const text = await valueOf(policyDocument(...statements));
        expect(Buffer.byteLength(text), bucket).to.be.below(HALF_OF_MAX_BYTES);
      }
  });
});

describe("tableUsers", () => {
  it("names who of another account reads or writes a table, and nobody else", () => {
    expect(tableUsers("biometricProfiles", homes)).to.deep.equal([{ ...PAT, access: "read" }]);
    expect(tableUsers("analysisResults", homes)).to.deep.equal([
      { ...PAT, access: "write" },
      { ...LLAMA, access: "write" },
    ]);
    expect(tableUsers("timeSeriesIndex", homes)).to.deep.equal([{ ...PAT, access: "write" }]);
    expect(tableUsers("patientRecords", homes)).to.deep.equal([]);
    expect(tableUsers("assessmentResponses", homes)).to.deep.equal([]);
  });

  it("stays within half of what DynamoDB takes for a policy, with endpoints, in every table", async () => {
    const home = { accountId: DATA, region: "us-west-2", partition: "aws" };
    const arn = `arn:aws:dynamodb:us-west-2:${DATA}:table/prod-records-assessment-responses-1a2b3c4`;
    const endpointIds = ["vpce-0123456789abcdef0", "vpce-0123456789abcdef1"];
    for (const table of RECORD_TABLE_KEYS) {
      const policy = recordTablePolicy(arn, home, { endpointIds, users: tableUsers(table, homes) });
      expect(Buffer.byteLength(await valueOf(policy)), table).to.be.below(HALF_OF_MAX_BYTES);
    }
  });
});

describe("consumersOfKey", () => {
  const of = (account: string, classification: "phi" | "clinical" | "pii" | "public") =>
    consumersOfKey({ ...homes, account, classification, name: "prod" });

  it("lets a role of another account use a key for the objects that it works on, and for records", () => {
    const objects = (user: typeof PAT, ...buckets: string[]) => ({
      ...{ principalArnPattern: user.principalArnPattern, accountId: ML },
      ...{ purpose: `${user.purpose}Objects`, services: ["s3"] },
      encryptionContext: { "aws:s3:arn": buckets.map((one) => `arn:aws:s3:::prod-data-${one}-*`) },
    });
    const records = (user: typeof PAT) => ({
      ...{ principalArnPattern: user.principalArnPattern, accountId: ML },
      ...{ purpose: `${user.purpose}Records`, services: ["dynamodb"] },
    });
    expect(of("data", "phi")).to.deep.equal([
      ...[objects(PAT, "actigraphy", "results"), records(PAT)],
      ...[objects(LLAMA, "results"), records(LLAMA)],
      ...[objects(ETL, "actigraphy"), objects(BATCH, "results")],
    ]);
  });

  it("goes by the classification of what is used", () => {
    expect(of("data", "clinical").map(({ purpose }) => purpose)).to.deep.equal([
      "PatServiceRecords",
    ]);
    expect(of("data", "pii")).to.deep.equal([]);
    expect(of("operations", "phi")).to.deep.equal([]);
    expect(of("public", "public")).to.deep.equal([]);
  });

  it("lets roles of the key's own account use it through their services and for their buckets", () => {
    const own = of("ml", "phi");

    expect(own.some((user) => "accountId" in user)).to.equal(false);
    expect(
      own.map(({ purpose, services, grants = false }) => [purpose, services, grants]),
    ).to.deep.equal([
      ["PatServiceObjects", ["s3"], false],
      ["LlamaRedaction", ["lambda", "sqs"], false],
      ["LlamaRedactionObjects", ["s3"], false],
      ["LlamaWorkflow", ["lambda", "sagemaker", "sqs", "states"], false],
      ["LlamaWorkflowObjects", ["s3"], false],
      ["MentalLlamaResults", ["lambda", "sqs"], false],
      ["MentalLlamaResultsObjects", ["s3"], false],
      ["ModelHosting", ["sagemaker", "sns"], true],
      ["ModelHostingObjects", ["s3"], false],
      ["FeatureStoreObjects", ["s3"], false],
      ["FeatureEtlObjects", ["s3"], false],
      ...["XgboostTraining", "XgboostBatch", "XgboostMonitor"].flatMap((one) => [
        [one, ["sagemaker"], true],
        [`${one}Objects`, ["s3"], false],
      ]),
    ]);
    expect(own[0]?.encryptionContext).to.deep.equal({
      "aws:s3:arn": ["arn:aws:s3:::prod-ml-models-*"],
    });
  });

  it("gives every key policy statements of names that are letters and digits, each once", () => {
    for (const account of ["data", "ml"] as const)
      for (const classification of CLASSIFICATIONS) {
        const home = {
          accountId: homes.accountIds[account],
          region: "us-east-2",
          partition: "aws",
        };
        const sids = of(account, classification)
          .flatMap((user) => usedBy(home, user))
          .map(({ Sid = "" }) => Sid);
        expect(new Set(sids)).to.have.length(sids.length);
        for (const sid of sids) expect(sid).to.match(/^[A-Za-z0-9]+$/);
      }
  });
});

describe("CONSUMERS", () => {
  it("names purposes by letters and digits, and roles as Pulumi names them", () => {
    for (const [purpose, { role }] of allConsumers()) {
      expect(purpose).to.match(/^[A-Z][A-Za-z0-9]*$/);
      expect(role).to.match(/^[a-z][a-z0-9-]*[a-z0-9]$/);
    }
    const roles = allConsumers().map(([, { role }]) => role);
    expect(new Set(roles)).to.have.length(roles.length);
  });

  it("does not compile with a bucket, a table, an access or a prefix that does not exist", () => {
    // @ts-expect-error There is no such bucket.
    const bucket: Consumer = { account: "ml", role: "a", buckets: { attic: { access: "read" } } };
    // @ts-expect-error There is no such table.
    const table: Consumer = { account: "ml", role: "a", tables: { attic: "read" } };
    // @ts-expect-error Nothing deletes.
    const access: Consumer = { account: "ml", role: "a", tables: { patientRecords: "delete" } };
    const open = { access: "read", prefixes: ["pat"] } as const;
    // @ts-expect-error A prefix without its slash would take in its neighbours.
    const prefix: Consumer = { account: "ml", role: "a", buckets: { models: open } };

    expect([bucket, table, access, prefix].map(({ role }) => role)).to.not.include.members(
      Object.values(CONSUMERS).map(({ role }) => role),
    );
    expect(bucketUsers("data", "attic", homes)).to.deep.equal([]);
  });
});
