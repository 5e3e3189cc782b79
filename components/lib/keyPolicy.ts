import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";

import type { Home } from "./home.ts";
import { policyDocument } from "./iam.ts";

/** What keeps a key manageable, and nothing that reads data: no Decrypt, no GenerateDataKey, no grants. */
export const ADMINISTRATION = [
  "kms:CancelKeyDeletion",
  "kms:CreateAlias",
  "kms:DeleteAlias",
  "kms:DescribeKey",
  "kms:DisableKey",
  "kms:EnableKey",
  "kms:EnableKeyRotation",
  "kms:GetKeyPolicy",
  "kms:GetKeyRotationStatus",
  "kms:ListAliases",
  "kms:ListGrants",
  "kms:ListKeyPolicies",
  "kms:ListResourceTags",
  "kms:PutKeyPolicy",
  "kms:ReplicateKey",
  "kms:RevokeGrant",
  "kms:ScheduleKeyDeletion",
  // What KMS's own service-linked role needs to keep the replicas of a multi-Region key in step.
  "kms:SynchronizeMultiRegionKey",
  "kms:TagResource",
  "kms:UntagResource",
  "kms:UpdateAlias",
  "kms:UpdateKeyDescription",
  "kms:UpdatePrimaryRegion",
];

export const USE = [
  "kms:Decrypt",
  "kms:DescribeKey",
  "kms:Encrypt",
  "kms:GenerateDataKey*",
  "kms:ReEncrypt*",
];

/**
 * A key policy: the account administers the key but cannot decrypt with it; `uses` says who can.
 *
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html
 */
export function keyPolicy(
  { accountId, partition }: Home,
  ...uses: aws.iam.PolicyStatement[]
): pulumi.Output<string> {
  return policyDocument(
    {
      Sid: "Administration",
      Effect: "Allow",
      Principal: { AWS: `arn:${partition}:iam::${accountId}:root` },
      Action: ADMINISTRATION,
      Resource: "*",
    },
    ...uses,
  );
}

/**
 * Lets the account's own principals use a key, as their IAM policies allow, but only through the named services: never by
 * calling KMS themselves.
 *
 * @param services endpoint prefixes, for example `s3`; read as `<prefix>.<region>.amazonaws.com` in every region, since
 * replicas of a multi-Region key carry the same policy
 */
export function usedThrough(
  { accountId, partition }: Home,
  services: string[],
): aws.iam.PolicyStatement {
  return {
    Sid: "UseThroughServices",
    Effect: "Allow",
    Principal: { AWS: `arn:${partition}:iam::${accountId}:root` },
    Action: [...USE, "kms:CreateGrant"],
    Resource: "*",
    Condition: {
      StringEquals: { "kms:CallerAccount": accountId },
      StringLike: { "kms:ViaService": services.map((service) => `${service}.*.amazonaws.com`) },
    },
  };
}

/** Lets CloudWatch Logs of this region encrypt this account's log groups, and no other account's. */
export function usedByLogs({ accountId, partition, region }: Home): aws.iam.PolicyStatement {
  return {
    Sid: "CloudWatchLogs",
    Effect: "Allow",
    Principal: { Service: `logs.${region}.amazonaws.com` },
    Action: USE,
    Resource: "*",
    Condition: {
      ArnLike: {
        "kms:EncryptionContext:aws:logs:arn": `arn:${partition}:logs:${region}:${accountId}:*`,
      },
    },
  };
}

/**
 * Lets an AWS service use a key for what the named accounts ask of it, and for no other account.
 *
 * @param service principal name, for example `delivery.logs.amazonaws.com`
 */
export function usedByService(service: string, accountIds: string[]): aws.iam.PolicyStatement {
  return {
    Sid: `UseBy${service.replace(/[^a-z]/gi, "")}`,
    Effect: "Allow",
    Principal: { Service: service },
    Action: USE,
    Resource: "*",
    Condition: { StringEquals: { "aws:SourceAccount": accountIds } },
  };
}

/**
 * Lets logs of workflows that are under the key be delivered to the account's log groups, of every region that has a replica of it.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/encryption-at-rest.html
 */
export function usedByLogDelivery({ accountId, partition }: Home): aws.iam.PolicyStatement {
  return {
    Sid: "LogDelivery",
    Effect: "Allow",
    Principal: { Service: "delivery.logs.amazonaws.com" },
    Action: "kms:Decrypt",
    Resource: "*",
    Condition: {
      StringLike: { "kms:EncryptionContext:SourceArn": `arn:${partition}:logs:*:${accountId}:*` },
    },
  };
}

/**
 * Lets Auto Scaling launch instances whose volumes the key encrypts. Its service-linked role has no KMS permission of its own, so
 * the key must grant it; and a key policy cannot name a role that may not exist yet, so a condition does.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/key-policy-requirements-EBS-encryption.html
 */
export function usedByAutoScaling({ accountId, partition }: Home): aws.iam.PolicyStatement[] {
  const role = "aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling";
  const StringEquals = {
    "aws:PrincipalArn": `arn:${partition}:iam::${accountId}:role/${role}`,
    "kms:CallerAccount": accountId,
  };
  const granted = { Effect: "Allow", Principal: { AWS: "*" }, Resource: "*" } as const;
  return [
    { ...granted, Sid: "AutoScaling", Action: USE, Condition: { StringEquals } },
    {
      ...granted,
      Sid: "AutoScalingGrants",
      Action: "kms:CreateGrant",
      Condition: { StringEquals, Bool: { "kms:GrantIsForAWSResource": "true" } },
    },
  ];
}
