import type { Quota } from "./table.ts";

const perAccount = (type: string, limit: number, quota: string, code: string): Quota => ({
  type,
  per: "account",
  limit,
  code: "LimitExceeded",
  says: `Cannot exceed quota for ${quota}: {}`,
  raisedBy: ["iam", code],
});

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
const IAM_QUOTAS: readonly Quota[] = [
  perAccount("iam/role:Role", 1_000, "RolesPerAccount", "L-FE177D64"),
  perAccount("iam/policy:Policy", 1_500, "PoliciesPerAccount", "L-E95E4862"),
  perAccount(
    "iam/instanceProfile:InstanceProfile",
    1_000,
    "InstanceProfilesPerAccount",
    "L-6E65F664",
  ),
  perAccount("iam/user:User", 5_000, "UsersPerAccount", "L-F55AF5E4"),
  perAccount("iam/group:Group", 300, "GroupsPerAccount", "L-F4A5425F"),
  perAccount(
    "iam/openIdConnectProvider:OpenIdConnectProvider",
    100,
    "OpenIDConnectProvidersPerAccount",
    "L-858F3967",
  ),
  {
    type: "iam/rolePolicyAttachment:RolePolicyAttachment",
    per: { property: "role", of: "account" },
    limit: 20,
    listed: { type: "iam/role:Role", property: "managedPolicyArns" },
    code: "LimitExceeded",
    says: "Cannot exceed quota for PoliciesPerRole: {}",
    raisedBy: ["iam", "L-0DA4ABF3"],
  },
];

/**
 * Ten per target since May 2026, before that five. What AWS attaches to every target when the organization turns the policies on,
 * `FullAWSAccess`, counts too.
 *
 * @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html
 * @see https://aws.amazon.com/about-aws/whats-new/2026/05/aws-organizations-increased-scp-quotas/
 */
const POLICIES_PER_TARGET: Quota = {
  type: "organizations/policyAttachment:PolicyAttachment",
  per: { property: "targetId" },
  limit: 10,
  held: 1,
  code: "ConstraintViolationException",
  says: "You have attached the maximum number of policies to the specified target.",
};

/**
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/BucketRestrictions.html
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/resource-limits.html
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/cloudwatch_limits_cwl.html
 */
const STORE_QUOTAS: readonly Quota[] = [
  {
    type: "s3/bucket:Bucket",
    per: "account",
    limit: 10_000,
    code: "TooManyBuckets",
    says: "You have attempted to create more buckets than allowed",
    raisedBy: ["s3", "L-DC2B2D3D"],
  },
  {
    type: "kms/key:Key",
    per: "region",
    limit: 100_000,
    code: "LimitExceededException",
    says: "The quota of {} KMS keys has been reached.",
    raisedBy: ["kms", "L-C2F1777E"],
  },
  {
    type: "cloudwatch/logSubscriptionFilter:LogSubscriptionFilter",
    per: { property: "logGroup", of: "region" },
    limit: 2,
    code: "LimitExceededException",
    says: "Resource limit exceeded.",
  },
];

export const IDENTITY_QUOTAS: readonly Quota[] = [
  ...IAM_QUOTAS,
  POLICIES_PER_TARGET,
  ...STORE_QUOTAS,
];
