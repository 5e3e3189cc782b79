import { expect } from "chai";

import { type Declared, deploy, inventory, only, valueOf } from "../testing/deploy.ts";
import { SecureBucket } from "./secureBucket.ts";

const KEY = "arn:aws:kms:us-east-2:111122223333:key/mrk-1";

interface Statement {
  Sid: string;
  Effect: string;
  Action: string;
  Condition: object;
}

describe("SecureBucket", () => {
  let bucket: SecureBucket;
  let declared: Declared[];

  before(async () => {
    declared = await deploy(() => {
      bucket = new SecureBucket("phi", {
        classification: "phi",
        key: { classification: "phi", arn: KEY },
        accessLogBucket: "access-logs",
      });
    });
  });

  it("is a private bucket with a policy, a lifecycle, access logs and events", () => {
    expect(inventory(declared)).to.deep.equal({
      "novamind:data:SecureBucket": 1,
      "novamind:data:PrivateBucket": 1,
      "aws:s3/bucket:Bucket": 1,
      "aws:s3/bucketVersioning:BucketVersioning": 1,
      "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration": 1,
      "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": 1,
      "aws:s3/bucketOwnershipControls:BucketOwnershipControls": 1,
      "aws:s3/bucketPolicy:BucketPolicy": 1,
      "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration": 1,
      "aws:s3/bucketLogging:BucketLogging": 1,
      "aws:s3/bucketNotification:BucketNotification": 1,
    });
  });

  it("says what it holds", () => {
    expect(only(declared, "aws:s3/bucket:Bucket").inputs).to.deep.equal({
      tags: { DataClassification: "phi" },
    });
  });

  it("encrypts with its key", () => {
    const type =
      "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration";

    expect(only(declared, type).inputs).to.have.deep.property("rules", [
      {
        applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: KEY },
        blockedEncryptionTypes: ["SSE-C"],
        bucketKeyEnabled: true,
      },
    ]);
  });

  it("keeps versions, one owner, and the public out", () => {
    expect(only(declared, "aws:s3/bucketVersioning:BucketVersioning").inputs).to.deep.include({
      versioningConfiguration: { status: "Enabled" },
    });
    expect(
      only(declared, "aws:s3/bucketOwnershipControls:BucketOwnershipControls").inputs,
    ).to.deep.include({ rule: { objectOwnership: "BucketOwnerEnforced" } });
    expect(
      only(declared, "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock").inputs,
    ).to.include({
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    });
  });

  it("refuses plain requests and writes under any other key, and allows nothing by itself", () => {
    const { policy } = only(declared, "aws:s3/bucketPolicy:BucketPolicy").inputs;
    const { Statement: statements } = JSON.parse(policy as string) as { Statement: Statement[] };
    const header = "s3:x-amz-server-side-encryption-aws-kms-key-id";

    expect(statements.map(({ Effect }) => Effect)).to.deep.equal(["Deny", "Deny", "Deny", "Deny"]);
    expect(statements.map(({ Sid }) => Sid)).to.deep.equal([
      "OnlyTls",
      "OnlyTls12",
      "OnlyKms",
      "OnlyItsKey",
    ]);
    expect(statements[3]).to.deep.include({
      Action: "s3:PutObject",
      Condition: { Null: { [header]: "false" }, StringNotEquals: { [header]: KEY } },
    });
  });

  it("tiers, archives after 90 days where it still answers at once, and forgets old versions and broken uploads", () => {
    const type = "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration";

    expect(only(declared, type).inputs).to.have.deep.nested.property("rules[0]", {
      id: "age",
      status: "Enabled",
      filter: { prefix: "" },
      transitions: [
        { days: 0, storageClass: "INTELLIGENT_TIERING" },
        { days: 90, storageClass: "GLACIER_IR" },
      ],
      noncurrentVersionExpiration: { noncurrentDays: 365 },
      expiration: { expiredObjectDeleteMarker: true },
      abortIncompleteMultipartUpload: { daysAfterInitiation: 7 },
    });
  });

  it("throws away what it only passes on, a day after the queue forgot who asked", async () => {
    const key = { classification: "phi", arn: KEY } as const;
    const passing = await deploy(
      () =>
        new SecureBucket("inference", {
          ...{ classification: "phi", key, accessLogBucket: "access-logs", aging: "expire" },
        }),
    );
    const type = "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration";
    expect(only(passing, type).inputs).to.have.deep.nested.property("rules[0]", {
      id: "age",
      status: "Enabled",
      filter: { prefix: "" },
      expiration: { days: 15 },
      noncurrentVersionExpiration: { noncurrentDays: 1 },
      abortIncompleteMultipartUpload: { daysAfterInitiation: 7 },
    });
  });

  it("logs its accesses and tells EventBridge of its changes", () => {
    expect(only(declared, "aws:s3/bucketLogging:BucketLogging").inputs).to.include({
      targetBucket: "access-logs",
    });
    expect(only(declared, "aws:s3/bucketNotification:BucketNotification").inputs).to.include({
      eventbridge: true,
    });
  });

  it("locks every new version where it is told to, in a bucket made for it", async () => {
    const type = "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration";
    const locked = await deploy(
      () =>
        new SecureBucket("audit", {
          classification: "phi",
          key: { classification: "phi", arn: KEY },
          accessLogBucket: "access-logs",
          aging: "tier",
          lock: { mode: "COMPLIANCE", days: 2192 },
        }),
    );
    expect(only(locked, "aws:s3/bucket:Bucket").inputs).to.include({ objectLockEnabled: true });
    expect(only(locked, type).inputs).to.deep.equal({
      bucket: "audit_id",
      rule: { defaultRetention: { mode: "COMPLIANCE", days: 2192 } },
    });
    const aging = "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration";
    expect(only(locked, aging).inputs).to.have.deep.nested.property("rules[0].transitions", [
      { days: 0, storageClass: "INTELLIGENT_TIERING" },
    ]);
  });

  it("refuses a lock that is no number of days", async () => {
    const program = () =>
      new SecureBucket("audit", {
        classification: "phi",
        key: { classification: "phi", arn: KEY },
        accessLogBucket: "access-logs",
        lock: { mode: "GOVERNANCE", days: 0 },
      });
    const error = await deploy(program).catch((reason: unknown) => reason);
    expect((error as Error).message).to.match(
      /ObjectLocking needs a lock of 1 to 36500 whole days, not 0/,
    );
  });

  it("refuses a key of another class", async () => {
    const key = { classification: "phi", arn: KEY } as const;
    const program = () =>
      new SecureBucket("notes", { classification: "pii", key, accessLogBucket: "access-logs" });
    const error = await deploy(program).catch((reason: unknown) => reason);
    expect(error).to.have.property("message", "SecureBucket needs a key of pii data");
  });

  it("answers with its name and ARN", async () => {
    expect(await valueOf(bucket.bucketName)).to.equal("phi_id");
    expect(await valueOf(bucket.arn)).to.equal("arn:aws:mock:::phi");
  });
});
