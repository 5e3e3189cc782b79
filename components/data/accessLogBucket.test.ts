import { expect } from "chai";

import { type Declared, deploy, inventory, only, valueOf } from "../testing/deploy.ts";
import { AccessLogBucket } from "./accessLogBucket.ts";

const home = { accountId: "111122223333", region: "us-east-2", partition: "aws" };
const vault = {
  accountId: "444455556666",
  bucketArn: "arn:aws:s3:::vault",
  keyArn: "arn:aws:kms:us-east-2:444455556666:alias/vault",
};

const REPLICATION = "aws:s3/bucketReplicationConfig:BucketReplicationConfig";

describe("AccessLogBucket", () => {
  let bucket: AccessLogBucket;
  let declared: Declared[];

  before(async () => {
    declared = await deploy(() => {
      bucket = new AccessLogBucket("logs", { home, vault });
    });
  });

  it("is a private bucket that a role replicates, without access logs of its own", () => {
    expect(inventory(declared)).to.deep.equal({
      "novamind:data:AccessLogBucket": 1,
      "novamind:data:PrivateBucket": 1,
      "novamind:data:ReplicationRole": 1,
      "aws:s3/bucket:Bucket": 1,
      "aws:s3/bucketVersioning:BucketVersioning": 1,
      "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration": 1,
      "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": 1,
      "aws:s3/bucketOwnershipControls:BucketOwnershipControls": 1,
      "aws:s3/bucketPolicy:BucketPolicy": 1,
      "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration": 1,
      [REPLICATION]: 1,
      "aws:iam/role:Role": 1,
      "aws:iam/rolePolicy:RolePolicy": 1,
    });
  });

  it("has no KMS key, which S3 could not write under", () => {
    const type =
      "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration";

    expect(only(declared, type).inputs).to.have.deep.property("rules", [
      {
        applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" },
        blockedEncryptionTypes: ["SSE-C"],
      },
    ]);
  });

  it("lets S3 deliver for this account only, over TLS only", () => {
    const { policy } = only(declared, "aws:s3/bucketPolicy:BucketPolicy").inputs;
    const { Statement: statements } = JSON.parse(policy as string) as { Statement: object[] };

    expect(statements).to.have.length(4);
    expect(statements[2]).to.deep.equal({
      Sid: "S3AccessLogs",
      Effect: "Allow",
      Principal: { Service: "logging.s3.amazonaws.com" },
      Action: "s3:PutObject",
      Resource: "arn:aws:mock:::logs/*",
      Condition: {
        StringEquals: { "aws:SourceAccount": "111122223333" },
        ArnLike: { "aws:SourceArn": "arn:aws:s3:::*" },
      },
    });
  });

  it("lets this account's load balancers deliver, into their own folder only", () => {
    const { policy } = only(declared, "aws:s3/bucketPolicy:BucketPolicy").inputs;
    const { Statement: statements } = JSON.parse(policy as string) as { Statement: object[] };

    expect(statements[3]).to.deep.equal({
      Sid: "LoadBalancerLogs",
      Effect: "Allow",
      Principal: { Service: "logdelivery.elasticloadbalancing.amazonaws.com" },
      Action: "s3:PutObject",
      Resource: "arn:aws:mock:::logs/load-balancers/*/AWSLogs/111122223333/*",
      Condition: {
        ArnLike: {
          "aws:SourceArn": "arn:aws:elasticloadbalancing:us-east-2:111122223333:loadbalancer/*",
        },
      },
    });
  });

  it("replicates everything but deletions to the vault, which owns the copies", () => {
    expect(only(declared, REPLICATION).inputs).to.have.deep.property("rules", [
      {
        id: "vault",
        status: "Enabled",
        priority: 1,
        filter: { prefix: "" },
        deleteMarkerReplication: { status: "Disabled" },
        sourceSelectionCriteria: { sseKmsEncryptedObjects: { status: "Enabled" } },
        destination: {
          account: "444455556666",
          accessControlTranslation: { owner: "Destination" },
          bucket: "arn:aws:s3:::vault",
          encryptionConfiguration: { replicaKmsKeyId: vault.keyArn },
        },
      },
    ]);
  });

  it("replicates by a role whose name the vault's policy knows, and that deletes nothing", () => {
    const { policy } = only(declared, "aws:iam/rolePolicy:RolePolicy").inputs;

    expect(only(declared, "aws:iam/role:Role").inputs).to.include({
      namePrefix: "novamind-log-replication-",
    });
    expect(policy)
      .to.contain("s3:ObjectOwnerOverrideToBucketOwner")
      .and.contain("arn:aws:kms:us-east-2:444455556666:key/*")
      .and.not.contain("s3:ReplicateDelete");
  });

  it("expires its own copies after 90 days", () => {
    const type = "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration";

    expect(only(declared, type).inputs).to.have.nested.property("rules[0].expiration.days", 90);
  });

  it("is the record itself without a vault: kept six years, copied nowhere", async () => {
    const alone = await deploy(() => new AccessLogBucket("logs", { home }));
    const type = "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration";

    expect(only(alone, type).inputs).to.have.nested.property("rules[0].expiration.days", 2192);
    expect(inventory(alone)).not.to.have.any.keys(REPLICATION, "aws:iam/role:Role");
  });

  it("answers with its name and ARN", async () => {
    expect(await valueOf(bucket.bucketName)).to.equal("logs_id");
    expect(await valueOf(bucket.arn)).to.equal("arn:aws:mock:::logs");
  });
});
