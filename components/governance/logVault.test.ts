import { expect } from "chai";

import { type Declared, deploy, inventory, only, valueOf } from "../testing/deploy.ts";
import { LogVault, type LogVaultArgs, vaultBucketName } from "./logVault.ts";

const args: LogVaultArgs = {
  home: { accountId: "444455556666", region: "us-east-2", partition: "aws" },
  organizationId: "o-a1b2c3d4e5",
  accountIds: ["111122223333", "444455556666"],
  accessLogBucket: "access-logs",
};

interface Statement {
  Sid: string;
  Effect: string;
  Action: string | string[];
  Condition?: object;
}

describe("LogVault", () => {
  let vault: LogVault;
  let declared: Declared[];
  const retained = new Set<string>();

  const statements = (type: string) => {
    const { policy } = only(declared, type).inputs;
    return (JSON.parse(policy as string) as { Statement: Statement[] }).Statement;
  };
  const bySid = (type: string, sid: string) => statements(type).find(({ Sid }) => Sid === sid);
  const BUCKET_POLICY = "aws:s3/bucketPolicy:BucketPolicy";

  before(async () => {
    declared = await deploy(() => {
      vault = new LogVault("vault", args, {
        transformations: [
          ({ type, opts }) => {
            if (opts.retainOnDelete) retained.add(type);
            return undefined;
          },
        ],
      });
    });
  });

  it("is a private bucket with a lock, a lifecycle, a policy and a key", () => {
    expect(inventory(declared)).to.deep.equal({
      "novamind:governance:LogVault": 1,
      "novamind:data:PrivateBucket": 1,
      "aws:kms/key:Key": 1,
      "aws:kms/alias:Alias": 1,
      "aws:s3/bucket:Bucket": 1,
      "aws:s3/bucketVersioning:BucketVersioning": 1,
      "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration": 1,
      "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": 1,
      "aws:s3/bucketOwnershipControls:BucketOwnershipControls": 1,
      "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration": 1,
      "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration": 1,
      "aws:s3/bucketLogging:BucketLogging": 1,
      "aws:s3/bucketNotification:BucketNotification": 1,
      [BUCKET_POLICY]: 1,
    });
  });

  it("has its accesses logged outside of itself", () => {
    expect(only(declared, "aws:s3/bucketLogging:BucketLogging").inputs).to.include({
      targetBucket: "access-logs",
    });
  });

  it("has the name that other accounts deliver to", () => {
    expect(vaultBucketName("444455556666", "us-gov-west-1")).to.have.lengthOf.below(64);
    expect(only(declared, "aws:s3/bucket:Bucket").inputs).to.include({
      bucket: "novamind-log-vault-444455556666-us-east-2",
      objectLockEnabled: true,
    });
  });

  it("locks every object for six years, for everyone", () => {
    const type = "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration";

    expect(only(declared, type).inputs).to.have.deep.property("rule", {
      defaultRetention: { mode: "COMPLIANCE", days: 2192 },
    });
  });

  it("stays when the stack goes, all but its alias", () => {
    expect([...retained]).to.have.members([
      "aws:kms/key:Key",
      // The engine hands it down to the bucket and its settings.
      "novamind:data:PrivateBucket",
      "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration",
      "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
      BUCKET_POLICY,
    ]);
  });

  it("takes vended logs of the organization's accounts only", () => {
    expect(bySid(BUCKET_POLICY, "LogDelivery")).to.deep.include({
      Principal: { Service: "delivery.logs.amazonaws.com" },
      Action: "s3:PutObject",
      Resource: "arn:aws:s3:::novamind-log-vault-444455556666-us-east-2/*",
      Condition: {
        StringEquals: {
          "aws:SourceAccount": ["111122223333", "444455556666"],
          "s3:x-amz-acl": "bucket-owner-full-control",
        },
        ArnLike: {
          "aws:SourceArn": [
            "arn:aws:logs:us-east-2:111122223333:*",
            "arn:aws:logs:us-east-2:444455556666:*",
          ],
        },
      },
    });
  });

  it("takes replicas from the organization's log replication roles only, and no deletions", () => {
    const condition = {
      StringEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" },
      ArnLike: { "aws:PrincipalArn": "arn:aws:iam::*:role/novamind-log-replication-*" },
    };

    expect(bySid(BUCKET_POLICY, "Replication")?.Condition).to.deep.equal(condition);
    expect(bySid(BUCKET_POLICY, "ReplicationCheck")?.Condition).to.deep.equal(condition);
    expect(bySid("aws:kms/key:Key", "Replication")?.Condition).to.deep.equal({
      ...condition,
      StringEquals: {
        ...condition.StringEquals,
        "kms:ViaService": "s3.us-east-2.amazonaws.com",
      },
    });
    expect(JSON.stringify(statements(BUCKET_POLICY))).not.to.contain("ReplicateDelete");
  });

  it("takes audit streams of the organization only, each account's under its own id", () => {
    const condition = {
      StringEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" },
      ArnLike: { "aws:PrincipalArn": "arn:aws:iam::*:role/novamind-audit-delivery-*" },
    };
    const bucket = "arn:aws:s3:::novamind-log-vault-444455556666-us-east-2";

    expect(bySid(BUCKET_POLICY, "AuditDelivery")).to.deep.include({
      Action: ["s3:AbortMultipartUpload", "s3:PutObject", "s3:PutObjectAcl"],
      Resource: `${bucket}/phi-access/\${aws:PrincipalAccount}/*`,
      Condition: condition,
    });
    expect(bySid(BUCKET_POLICY, "AuditDeliveryCheck")).to.deep.include({
      Resource: bucket,
      Condition: condition,
    });
    expect(bySid("aws:kms/key:Key", "AuditDelivery")?.Condition).to.deep.equal({
      ...condition,
      StringEquals: {
        ...condition.StringEquals,
        "kms:ViaService": "s3.us-east-2.amazonaws.com",
      },
    });
  });

  it("lets nobody write without TLS, and nobody at all read", () => {
    expect(statements(BUCKET_POLICY).slice(0, 2)).to.have.deep.nested.property(
      "[0].Sid",
      "OnlyTls",
    );
    expect(JSON.stringify(statements(BUCKET_POLICY))).not.to.contain("s3:GetObject");
  });

  it("encrypts with its own rotating key", () => {
    expect(only(declared, "aws:kms/key:Key").inputs).to.include({ enableKeyRotation: true });
    expect(only(declared, "aws:kms/alias:Alias").inputs).to.include({
      name: "alias/novamind-log-vault",
    });
    expect(
      only(
        declared,
        "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
      ).inputs,
    ).to.have.nested.property(
      "rules[0].applyServerSideEncryptionByDefault.kmsMasterKeyId",
      "arn:aws:mock:::vault",
    );
  });

  it("refuses an organization id that is none, and an empty list of accounts", async () => {
    const program = () => new LogVault("vault", { ...args, organizationId: "o", accountIds: [] });
    const error = await deploy(program).catch((e: unknown) => e);

    expect(error).to.have.property(
      "message",
      "LogVault needs organizationId like o-a1b2c3d4e5, accountIds of one account or more",
    );
  });

  it("answers with its name, ARN and key", async () => {
    expect(await valueOf(vault.bucketName)).to.equal("vault_id");
    expect(await valueOf(vault.arn)).to.equal("arn:aws:mock:::vault");
    expect(await valueOf(vault.keyArn)).to.equal("arn:aws:mock:::vault");
  });
});
