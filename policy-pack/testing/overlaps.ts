/** A rule of which every violation is one of other rules as well, and why it is kept. */
export interface Overlap {
  rule: string;
  /** The rules that say the same, and more. */
  within: readonly string[];
  reason: string;
}

/** Tested to be as short as it can be. */
export const OVERLAPS: readonly Overlap[] = [
  {
    rule: "ecs-host-mode-user",
    within: ["ecs-no-host-namespaces"],
    reason: "A task that is exempt from the rule against the host's network still needs a user.",
  },
  {
    rule: "iam-no-admin-policy",
    within: ["iam-no-full-access-policy", "iam-no-allow-but-some"],
    reason: "Every action on every resource is graver than every action of a service.",
  },
  {
    rule: "iam-user-in-group",
    within: ["iam-no-users"],
    reason: "A program that is exempt from the rule against users still has to group them.",
  },
];

const BY_EXAMPLES = "No change that is made from its examples is found by it alone.";
const TAGS = "Its examples change the tag by which stores are both classified and backed up.";
const EMERGENCY = "Its examples make another role into one for emergencies, which needs all of it.";

/** Rules on what the platform declares that no spoiling shows alone, and why; their own examples do. */
export const UNSPOILT: readonly { rule: string; reason: string }[] = [
  { rule: "aurora-cluster-in-backup-plan", reason: TAGS },
  { rule: "backup-recovery-point-no-manual-delete", reason: BY_EXAMPLES },
  { rule: "break-glass-role-alarmed", reason: BY_EXAMPLES },
  { rule: "break-glass-role-mfa", reason: EMERGENCY },
  { rule: "break-glass-session-short", reason: EMERGENCY },
  {
    rule: "cloudtrail-s3-data-events",
    reason: "Its selectors replace those of management events.",
  },
  { rule: "dynamodb-in-backup-plan", reason: TAGS },
  { rule: "ecr-scanned", reason: BY_EXAMPLES },
  { rule: "ecs-host-mode-user", reason: "It lies within the rule against the host's network." },
  { rule: "iam-no-admin-policy", reason: "It lies within the rule against all of a service." },
  { rule: "igw-authorized-vpc-only", reason: BY_EXAMPLES },
  { rule: "nlb-access-logging", reason: "Its listener for TLS has no certificate." },
  { rule: "s3-audit-bucket-locked-six-years", reason: BY_EXAMPLES },
  { rule: "sns-policy-not-public", reason: "Its policies say nothing of TLS." },
  { rule: "sqs-policy-not-public", reason: "Its policies say nothing of TLS." },
];
