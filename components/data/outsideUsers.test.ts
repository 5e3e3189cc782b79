import * as aws from "@pulumi/aws";
import { expect } from "chai";

import { each } from "../lib/each.ts";
import { type Declared, deploy, only } from "../testing/deploy.ts";
import { CLASSIFICATIONS } from "./classification.ts";
import { bucketUsers, tableUsers } from "./consumerAccess.ts";
import { DATA_BUCKETS } from "./dataBuckets.ts";
import { EncryptedDataTier } from "./encryptedDataTier.ts";
import { keyAccessOf } from "./keyAccess.ts";
import { RECORD_TABLE_KEYS, RecordTables } from "./recordTables.ts";

/** @see https://docs.aws.amazon.com/kms/latest/developerguide/resource-limits.html */
const MAX_KEY_POLICY_BYTES = 32 * 1024;
/** @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-policies.html */
const MAX_BUCKET_POLICY_BYTES = 20 * 1024;
/** @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/rbac-considerations.html */
const MAX_TABLE_POLICY_BYTES = 20 * 1024;

const BUCKET_POLICY = "aws:s3/bucketPolicy:BucketPolicy";
const TABLE_POLICY = "aws:dynamodb/resourcePolicy:ResourcePolicy";
const accountIds = { data: "111122223333", ml: "444455556666" };
const homes = { partition: "aws", accountIds };
const home = { accountId: accountIds.data, region: "us-east-2", partition: "aws" };
const PAT = "arn:aws:iam::444455556666:role/*-pat-task-???????";
const LLAMA = "arn:aws:iam::444455556666:role/*-llama-results-???????";

interface Statement {
  Sid: string;
  Effect: string;
  Principal: unknown;
  Action: string | string[];
  Resource: string | string[];
  Condition: Record<string, Record<string, unknown>>;
}

/** The stores of the `data` account with all that the table of consumers says of them. */
function stores(): void {
  const peer = { region: "us-west-2", provider: new aws.Provider("there") };
  const place = { home, account: "data", name: "prod", deployRole: "Deploy", accountIds } as const;
  new EncryptedDataTier("prod-data", {
    home,
    peer,
    accessLogs: { home: "logs-here", peer: "logs-there" },
    classifications: CLASSIFICATIONS,
    access: keyAccessOf({ ...place, copiedTo: "777788889999" }, CLASSIFICATIONS),
    buckets: DATA_BUCKETS,
    users: each(["actigraphy", "results", "documents"], (key) => bucketUsers("data", key, homes)),
  });
  new RecordTables("prod-records", {
    home,
    peer,
    protect: true,
    keys: {
      phi: { classification: "phi", arns: { home: "arn:h", peer: "arn:p" } },
      clinical: { classification: "clinical", arns: { home: "arn:h", peer: "arn:p" } },
    },
    endpointIds: { home: ["vpce-data", "vpce-ml"], peer: ["vpce-data-2", "vpce-ml-2"] },
    users: each(RECORD_TABLE_KEYS, (key) => tableUsers(key, homes)),
  });
}

describe("Stores that roles of another account use", () => {
  let declared: Declared[];
  const textOf = ({ inputs }: Declared) => String(inputs["policy"]);
  const policy = (type: string, name: string) =>
    (JSON.parse(textOf(only(declared, type, name))) as { Statement: Statement[] }).Statement;
  const allowed = (type: string, name: string) =>
    policy(type, name).filter(({ Effect }) => Effect === "Allow");

  before(async () => {
    declared = await deploy(stores);
  });

  it("let them into the bucket and its replica, under their prefix alone", () => {
    for (const name of ["prod-data-results", "prod-data-results-replica"]) {
      const [pat, llama, ...batch] = allowed(BUCKET_POLICY, name);

      expect(batch.map(({ Sid }) => Sid)).to.deep.equal([
        ...["ReadByXgboostBatch", "ListByXgboostBatch", "WriteByXgboostBatch"],
      ]);
      expect(pat).to.deep.equal({
        Sid: "WriteByPatService",
        Effect: "Allow",
        Principal: { AWS: "arn:aws:iam::444455556666:root" },
        Action: ["s3:AbortMultipartUpload", "s3:PutObject"],
        Resource: [`arn:aws:mock:::${name}/pat/*`],
        Condition: { ArnLike: { "aws:PrincipalArn": PAT } },
      });
      expect(llama?.Resource).to.deep.equal([`arn:aws:mock:::${name}/llama/*`]);
      expect(llama?.Condition).to.deep.equal({ ArnLike: { "aws:PrincipalArn": LLAMA } });
    }
    expect(
      allowed(BUCKET_POLICY, "prod-data-actigraphy-replica").map(({ Sid }) => Sid),
    ).to.have.members([
      ...["ReadByPatService", "ListByPatService", "ReadByFeatureEtl", "ListByFeatureEtl"],
    ]);
  });

  it("let nobody into the other bucket, and keep denying what is not TLS or another key", () => {
    expect(allowed(BUCKET_POLICY, "prod-data-documents")).to.deep.equal([]);
    for (const name of ["prod-data-results", "prod-data-documents-replica"])
      expect(
        policy(BUCKET_POLICY, name)
          .slice(0, 4)
          .map(({ Sid }) => Sid),
      ).to.deep.equal([...["OnlyTls", "OnlyTls12", "OnlyKms", "OnlyItsKey"]]);
  });

  it("let them into the table and its replica, and exempt them from the denial of other accounts alone", () => {
    for (const [name, endpoints] of [
      ["prod-records-analysis-results", ["vpce-data", "vpce-ml"]],
      ["prod-records-analysis-results-replica", ["vpce-data-2", "vpce-ml-2"]],
    ] as const) {
      const [tls, account, through, ...users] = policy(TABLE_POLICY, name);

      expect(tls?.Condition).to.deep.equal({ Bool: { "aws:SecureTransport": "false" } });
      expect(account?.Condition).to.deep.equal({
        StringNotEquals: { "aws:PrincipalAccount": "111122223333" },
        ArnNotLike: { "aws:PrincipalArn": [PAT, LLAMA] },
        Bool: { "aws:PrincipalIsAWSService": "false" },
      });
      expect(through?.Condition["StringNotEqualsIfExists"]).to.deep.equal({
        "aws:SourceVpce": endpoints,
      });
      expect(JSON.stringify(through?.Condition["ArnNotLike"])).to.not.contain("444455556666");
      expect(users.map(({ Sid, Effect }) => [Sid, Effect])).to.deep.equal([
        ["WriteByPatService", "Allow"],
        ["WriteByMentalLlamaResults", "Allow"],
      ]);
      expect(users[0]?.Condition).to.deep.equal({ ArnLike: { "aws:PrincipalArn": PAT } });
    }
  });

  it("let nobody into the other tables, whose denial of other accounts has no exemption", () => {
    for (const name of [
      "prod-records-patient-records",
      "prod-records-assessment-responses-replica",
    ]) {
      const [, account, ...rest] = policy(TABLE_POLICY, name);

      expect(account?.Condition).to.not.have.property("ArnNotLike");
      expect(rest.map(({ Effect }) => Effect)).to.deep.equal(["Deny"]);
    }
  });

  it("name them in policies of which a quarter stays free", () => {
    for (const [type, max] of [
      ["aws:kms/key:Key", MAX_KEY_POLICY_BYTES],
      [BUCKET_POLICY, MAX_BUCKET_POLICY_BYTES],
      [TABLE_POLICY, MAX_TABLE_POLICY_BYTES],
    ] as const)
      for (const one of declared.filter((resource) => resource.type === type))
        expect(Buffer.byteLength(textOf(one)), one.name).to.be.below((max * 3) / 4);
  });
});
