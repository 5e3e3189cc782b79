import { expect } from "chai";

import { type Declared, deploy, only } from "../testing/deploy.ts";
import { LogVault } from "./logVault.ts";

const BUCKET = "arn:aws:s3:::novamind-log-vault-444455556666-us-east-2";
const TRAILS = [
  "arn:aws:cloudtrail:us-east-2:111122223333:trail/*",
  "arn:aws:cloudtrail:us-east-2:444455556666:trail/*",
];

interface Statement {
  Sid: string;
  Principal: { Service?: string };
}

describe("trails into the log vault", () => {
  let declared: Declared[];

  /** What a document lets CloudTrail do, by statement. */
  const ofTrails = (type: string) => {
    const { policy } = only(declared, type).inputs;
    const { Statement } = JSON.parse(policy as string) as { Statement: Statement[] };
    const found = Statement.filter(
      ({ Principal }) => Principal.Service === "cloudtrail.amazonaws.com",
    );
    return Object.fromEntries(found.map((one) => [one.Sid, one]));
  };

  before(async () => {
    declared = await deploy(
      () =>
        new LogVault("vault", {
          home: { accountId: "444455556666", region: "us-east-2", partition: "aws" },
          organizationId: "o-a1b2c3d4e5",
          accountIds: ["111122223333", "444455556666"],
          accessLogBucket: "access-logs",
        }),
    );
  });

  it("add files of the organization's accounts, each account's under its own id", () => {
    const { TrailDeliveryCheck: check, ...deliveries } = ofTrails(
      "aws:s3/bucketPolicy:BucketPolicy",
    );

    expect(check).to.deep.include({
      Action: "s3:GetBucketAcl",
      Resource: BUCKET,
      Condition: { ArnLike: { "aws:SourceArn": TRAILS } },
    });
    expect(Object.keys(deliveries)).to.have.lengthOf(2);
    expect(deliveries["TrailDelivery111122223333"]).to.deep.include({
      Effect: "Allow",
      Action: "s3:PutObject",
      Resource: `${BUCKET}/AWSLogs/111122223333/*`,
      Condition: {
        StringEquals: { "s3:x-amz-acl": "bucket-owner-full-control" },
        ArnLike: { "aws:SourceArn": TRAILS[0] },
      },
    });
  });

  it("are encrypted under the vault's key, which no other trail uses", () => {
    const { TrailDelivery: use, TrailDeliveryCheck: check } = ofTrails("aws:kms/key:Key");

    expect(use).to.deep.include({
      Action: ["kms:Decrypt", "kms:GenerateDataKey*"],
      Condition: {
        ArnLike: { "aws:SourceArn": TRAILS },
        ArnLikeIfExists: { "kms:EncryptionContext:aws:cloudtrail:arn": TRAILS },
      },
    });
    expect(check).to.deep.include({
      Action: "kms:DescribeKey",
      Condition: { ArnLike: { "aws:SourceArn": TRAILS } },
    });
  });
});
