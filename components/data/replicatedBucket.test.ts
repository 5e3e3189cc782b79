import * as aws from "@pulumi/aws";
import { expect } from "chai";

import { type Declared, deploy, inventory, only, valueOf } from "../testing/deploy.ts";
import { ReplicatedBucket } from "./replicatedBucket.ts";

const home = { accountId: "111122223333", region: "us-east-2", partition: "aws" };
const keyArns = { home: "arn:aws:kms:us-east-2:1:key/k", peer: "arn:aws:kms:us-west-2:1:key/k" };

describe("ReplicatedBucket", () => {
  let pair: ReplicatedBucket;
  let declared: Declared[];

  const declare = (keyOf: "phi" | "clinical") =>
    deploy(() => {
      const here = new aws.Provider("here", { region: "us-east-2" });
      const there = new aws.Provider("there", { region: "us-west-2" });
      pair = new ReplicatedBucket(
        "phi",
        {
          classification: "phi",
          home,
          peer: { region: "us-west-2", provider: there },
          key: { classification: keyOf, arns: keyArns },
          accessLogs: { home: "logs-here", peer: "logs-there" },
        },
        { provider: here },
      );
    });

  before(async () => {
    declared = await declare("phi");
  });

  it("is two secure buckets and the replication between them", () => {
    expect(inventory(declared)).to.include({
      "novamind:data:SecureBucket": 2,
      "aws:s3/bucket:Bucket": 2,
      "novamind:data:ReplicationRole": 1,
      "aws:s3/bucketReplicationConfig:BucketReplicationConfig": 1,
    });
    expect(declared).to.have.length(2 + 1 + 2 * 11 + 3 + 1);
  });

  it("replicates versions and deletions within 15 minutes, under the replica's key", () => {
    const type = "aws:s3/bucketReplicationConfig:BucketReplicationConfig";

    expect(only(declared, type).inputs).to.deep.equal({
      bucket: "phi_id",
      role: "arn:aws:mock:::phi-replication",
      rules: [
        {
          id: "replica",
          status: "Enabled",
          priority: 1,
          filter: { prefix: "" },
          deleteMarkerReplication: { status: "Enabled" },
          sourceSelectionCriteria: { sseKmsEncryptedObjects: { status: "Enabled" } },
          destination: {
            bucket: "arn:aws:mock:::phi-replica",
            encryptionConfiguration: { replicaKmsKeyId: keyArns.peer },
            metrics: { status: "Enabled", eventThreshold: { minutes: 15 } },
            replicationTime: { status: "Enabled", time: { minutes: 15 } },
          },
        },
      ],
    });
  });

  it("lets S3 read one bucket and write the other, each with its key, through S3 of its region", () => {
    const { policy } = only(declared, "aws:iam/rolePolicy:RolePolicy").inputs;
    const { Statement: statements } = JSON.parse(policy as string) as {
      Statement: { Action: string[]; Resource: string; Condition?: object }[];
    };

    expect(statements[2]).to.deep.equal({
      Effect: "Allow",
      Action: ["s3:ReplicateObject", "s3:ReplicateDelete", "s3:ReplicateTags"],
      Resource: "arn:aws:mock:::phi-replica/*",
    });
    expect(
      statements.slice(3).map(({ Resource, Condition }) => ({ Resource, Condition })),
    ).to.deep.equal([
      {
        Resource: keyArns.home,
        Condition: {
          StringEquals: { "kms:ViaService": "s3.us-east-2.amazonaws.com" },
          StringLike: { "kms:EncryptionContext:aws:s3:arn": "arn:aws:mock:::phi*" },
        },
      },
      {
        Resource: keyArns.peer,
        Condition: {
          StringEquals: { "kms:ViaService": "s3.us-west-2.amazonaws.com" },
          StringLike: { "kms:EncryptionContext:aws:s3:arn": "arn:aws:mock:::phi-replica*" },
        },
      },
    ]);
  });

  it("encrypts and logs each bucket in its own region", () => {
    const logging = (name: string) => only(declared, "aws:s3/bucketLogging:BucketLogging", name);

    expect(logging("phi").inputs).to.include({ targetBucket: "logs-here" });
    expect(logging("phi-replica").inputs).to.include({ targetBucket: "logs-there" });
  });

  it("makes the replica, and nothing else, through the peer's provider", () => {
    for (const { type, name, provider } of declared.filter(({ custom }) => custom)) {
      if (!type.startsWith("aws:")) continue;
      expect(provider, `${type} ${name}`).to.contain(name === "phi-replica" ? "there" : "here");
    }
  });

  it("answers with names and ARNs of both", async () => {
    expect(await valueOf(pair.bucketName)).to.equal("phi_id");
    expect(await valueOf(pair.arn)).to.equal("arn:aws:mock:::phi");
    expect(await valueOf(pair.replicaName)).to.equal("phi-replica_id");
    expect(await valueOf(pair.replicaArn)).to.equal("arn:aws:mock:::phi-replica");
  });

  it("refuses a key of another class", async () => {
    const error = await declare("clinical").catch((refusal: unknown) => refusal);
    expect(error).to.have.property("message", "ReplicatedBucket needs a key of phi data");
  });
});
