import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";

import type { Home } from "./home.ts";
import { policyDocument } from "./iam.ts";
import { ADMINISTRATION, USE } from "./keyPolicy.ts";

/** Who may use a key, and through what: a role or several of one pattern, for one purpose. */
export interface KeyUser {
  /** Letters and digits, once per key; names its statements. */
  purpose: string;
  /** For example `arn:aws:iam::111122223333:role/api-*`. */
  principalArnPattern: string;
  /**
   * Endpoint prefixes of the services through which it may, for example `s3`. `itself` is for service-linked roles: their service
   * alone takes them, and what it then asks of KMS came through no other.
   */
  services: string[] | "itself";
  /** Encryption context that every use has to carry, with the patterns of its values, for example of `aws:s3:arn`. */
  encryptionContext?: Record<string, string[]>;
  /** Whether services may keep using the key after its request, as those do that store. */
  grants?: boolean;
  /** Account of the user, where it is not the key's. */
  accountId?: string;
}

/**
 * A key policy in which roles are named: those that administer, which cannot decrypt, and what `uses` says. Roles are named by a
 * condition, because a principal that does not exist yet is refused; so the account is the principal of each statement, which
 * then grants nothing that a role's own policy does not. Besides the administrators, the account's root user may repair the policy.
 *
 * @param administrators ARN patterns; the role that deploys has to be among them, or KMS refuses the policy as a lockout
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html
 */
export function keyPolicyAmong(
  home: Home,
  administrators: string[],
  ...uses: aws.iam.PolicyStatement[]
): pulumi.Output<string> {
  const { accountId, partition } = home;
  const account = `arn:${partition}:iam::${accountId}:root`;
  const replication = `arn:${partition}:iam::${accountId}:role/aws-service-role/mrk.kms.amazonaws.com/*`;
  return policyDocument(
    {
      ...ofAccount(home),
      Sid: "Administration",
      Action: ADMINISTRATION,
      Condition: { ArnLike: { "aws:PrincipalArn": [...administrators, account] } },
    },
    {
      ...ofAccount(home),
      Sid: "ReplicasInStep",
      Action: "kms:SynchronizeMultiRegionKey",
      Condition: { ArnLike: { "aws:PrincipalArn": replication } },
    },
    ...uses,
  );
}

/**
 * Lets one user use a symmetric key, only through its services and, where it has one, only with its encryption context; to describe
 * the key reads nothing, carries no context and is asked of KMS directly. Grants go to AWS services only.
 *
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html#conditions-kms-grant-is-for-aws-resource
 */
export function usedBy(home: Home, user: KeyUser): aws.iam.PolicyStatement[] {
  const { purpose, principalArnPattern, services, encryptionContext = {}, grants = false } = user;
  const { accountId = home.accountId } = user;
  const allowed = ofAccount({ ...home, accountId });
  const named = {
    StringEquals: { "kms:CallerAccount": accountId },
    ArnLike: { "aws:PrincipalArn": principalArnPattern },
  };
  const via =
    services === "itself"
      ? {}
      : { "kms:ViaService": services.map((service) => `${service}.*.amazonaws.com`) };
  const context = Object.fromEntries(
    Object.entries(encryptionContext).map(([key, patterns]) => [
      `kms:EncryptionContext:${key}`,
      patterns,
    ]),
  );
  const use = {
    ...allowed,
    Sid: `UseFor${purpose}`,
    Action: USE.filter((action) => action !== "kms:DescribeKey"),
    Condition: { ...named, ...unlessEmpty({ ...via, ...context }) },
  };
  const describe = {
    ...allowed,
    Sid: `DescribeFor${purpose}`,
    Action: "kms:DescribeKey",
    Condition: named,
  };
  const grant = {
    ...allowed,
    Sid: `GrantsFor${purpose}`,
    Action: "kms:CreateGrant",
    Condition: { ...named, ...unlessEmpty(via), Bool: { "kms:GrantIsForAWSResource": "true" } },
  };
  return [use, describe, ...(grants ? [grant] : [])];
}

function unlessEmpty(patterns: Record<string, string[]>) {
  return Object.keys(patterns).length > 0 ? { StringLike: patterns } : {};
}

/** Lets roles call KMS themselves, for operations that belong to no service: signatures and message authentication codes. */
export function calledBy(
  home: Home,
  statement: { Sid: string; Action: string[]; principalArnPatterns: string[] },
): aws.iam.PolicyStatement {
  const { Sid, Action, principalArnPatterns } = statement;
  return {
    ...ofAccount(home),
    Sid,
    Action,
    Condition: {
      StringEquals: { "kms:CallerAccount": home.accountId },
      ArnLike: { "aws:PrincipalArn": principalArnPatterns },
    },
  };
}

function ofAccount({ accountId, partition }: Pick<Home, "accountId" | "partition">) {
  return {
    Effect: "Allow",
    Principal: { AWS: `arn:${partition}:iam::${accountId}:root` },
    Resource: "*",
  } as const;
}
