import type * as aws from "@pulumi/aws";

import type { Home } from "../lib/home.ts";
import { AUDIT_DELIVERY_ROLE_PREFIX, AUDIT_STREAM_FOLDER } from "../lib/limits.ts";

/** Whose vault it is, and whose roles may deliver. */
interface VaultOwner {
  home: Home;
  organizationId: string;
}

/**
 * Lets the organization's audit streams add objects to a vault, each account only under its own id, so that none writes in
 * another's name. They neither read nor delete.
 *
 * @see https://docs.aws.amazon.com/firehose/latest/dev/controlling-access.html#cross-account-delivery-s3
 */
export function auditDelivery(bucketArn: string, owner: VaultOwner): aws.iam.PolicyStatement[] {
  const allowed = { Effect: "Allow", Principal: { AWS: "*" } } as const;
  return [
    {
      ...allowed,
      Sid: "AuditDelivery",
      // Firehose gives the bucket's owner full control of what it writes into another account.
      Action: ["s3:AbortMultipartUpload", "s3:PutObject", "s3:PutObjectAcl"],
      Resource: `${bucketArn}/${AUDIT_STREAM_FOLDER}/\${aws:PrincipalAccount}/*`,
      Condition: ofAuditStreams(owner),
    },
    {
      ...allowed,
      Sid: "AuditDeliveryCheck",
      Action: ["s3:GetBucketLocation", "s3:ListBucket", "s3:ListBucketMultipartUploads"],
      Resource: bucketArn,
      Condition: ofAuditStreams(owner),
    },
  ];
}

/** Lets them encrypt what they add, only through S3 of the vault's region; Decrypt is what S3 needs for parts of an upload. */
export function usedByAuditDelivery(owner: VaultOwner): aws.iam.PolicyStatement {
  const { StringEquals, ArnLike } = ofAuditStreams(owner);
  return {
    Sid: "AuditDelivery",
    Effect: "Allow",
    Principal: { AWS: "*" },
    Action: ["kms:Decrypt", "kms:GenerateDataKey"],
    Resource: "*",
    Condition: {
      StringEquals: {
        ...StringEquals,
        "kms:ViaService": `s3.${owner.home.region}.amazonaws.com`,
      },
      ArnLike,
    },
  };
}

function ofAuditStreams({ home: { partition }, organizationId }: VaultOwner) {
  return {
    StringEquals: { "aws:PrincipalOrgID": organizationId },
    ArnLike: {
      "aws:PrincipalArn": `arn:${partition}:iam::*:role/${AUDIT_DELIVERY_ROLE_PREFIX}*`,
    },
  };
}
