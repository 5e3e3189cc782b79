import type * as aws from "@pulumi/aws";

import type { Home } from "../lib/home.ts";

const CLOUDTRAIL = "cloudtrail.amazonaws.com";

/** Whose vault it is, and whose trails may deliver. */
interface VaultOwner {
  home: Home;
  accountIds: string[];
}

/**
 * Lets trails of the named accounts, in the vault's region, add log and digest files: a statement each, so that no account's trail writes
 * under another's id. An organization's trail needs a folder of its own besides.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html
 */
export function trailDelivery(bucketArn: string, owner: VaultOwner): aws.iam.PolicyStatement[] {
  const allowed = { Effect: "Allow", Principal: { Service: CLOUDTRAIL } } as const;
  const deliveries = owner.accountIds.map((id) => ({
    ...allowed,
    Sid: `TrailDelivery${id}`,
    Action: "s3:PutObject",
    Resource: `${bucketArn}/AWSLogs/${id}/*`,
    Condition: {
      StringEquals: { "s3:x-amz-acl": "bucket-owner-full-control" },
      ArnLike: { "aws:SourceArn": trailsOf(owner.home, id) },
    },
  }));
  const check = {
    ...allowed,
    Sid: "TrailDeliveryCheck",
    Action: "s3:GetBucketAcl",
    Resource: bucketArn,
    Condition: ofTrails(owner),
  };
  return [check, ...deliveries];
}

/**
 * Lets CloudTrail encrypt what those trails deliver. With the bucket key of a vault it also decrypts, or the trail could not be created.
 * Such a key is made for the bucket, maybe without the trail in the encryption context; where the context names a trail, it is one of these.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-kms-key-policy-for-cloudtrail.html
 */
export function usedByTrails(owner: VaultOwner): aws.iam.PolicyStatement[] {
  const trails = owner.accountIds.map((id) => trailsOf(owner.home, id));
  const allowed = {
    Effect: "Allow",
    Principal: { Service: CLOUDTRAIL },
    Resource: "*",
  } as const;
  return [
    {
      ...allowed,
      Sid: "TrailDelivery",
      Action: ["kms:Decrypt", "kms:GenerateDataKey*"],
      Condition: {
        ...ofTrails(owner),
        ArnLikeIfExists: { "kms:EncryptionContext:aws:cloudtrail:arn": trails },
      },
    },
    {
      ...allowed,
      Sid: "TrailDeliveryCheck",
      Action: "kms:DescribeKey",
      Condition: ofTrails(owner),
    },
  ];
}

function ofTrails({ home, accountIds }: VaultOwner) {
  return { ArnLike: { "aws:SourceArn": accountIds.map((id) => trailsOf(home, id)) } };
}

function trailsOf({ partition, region }: Home, accountId: string): string {
  return `arn:${partition}:cloudtrail:${region}:${accountId}:trail/*`;
}
