import type { Some } from "./rule.ts";
import type { Safeguard } from "./safeguards.ts";

/** What no program shows before it is deployed: only AWS Config can decide it, on what runs. */
export interface RuntimeControl {
  id: string;
  safeguards: Some<Safeguard>;
  requires: string;
  /** Identifier of the managed rule of AWS Config. */
  configRule: string;
  /** Whether the program deploys that rule. */
  deployed: boolean;
}

/** @see https://docs.aws.amazon.com/config/latest/developerguide/operational-best-practices-for-hipaa_security.html */
export const RUNTIME_CONTROLS: readonly RuntimeControl[] = [
  {
    id: "backup-recovery-point-encrypted",
    safeguards: [
      "164.308(a)(7)(i)",
      "164.308(a)(7)(ii)(A)",
      "164.308(a)(7)(ii)(B)",
      "164.308(a)(7)(ii)(C)",
      "164.310(d)(2)(iv)",
      "164.312(a)(2)(ii)",
    ],
    requires: "Every recovery point is encrypted.",
    configRule: "BACKUP_RECOVERY_POINT_ENCRYPTED",
    deployed: false,
  },
  {
    id: "dynamodb-throughput-limit",
    safeguards: ["164.308(a)(7)(i)", "164.308(a)(7)(ii)(C)"],
    requires: "Provisioned read and write capacity stays below 80 percent of the account's quota.",
    configRule: "DYNAMODB_THROUGHPUT_LIMIT_CHECK",
    deployed: false,
  },
  {
    id: "ec2-managed-by-ssm",
    safeguards: ["164.308(a)(1)(ii)(B)", "164.308(a)(5)(ii)(B)"],
    requires: "Running instances report to Systems Manager.",
    configRule: "EC2_INSTANCE_MANAGED_BY_SSM",
    deployed: false,
  },
  {
    id: "ssm-association-compliant",
    safeguards: ["164.308(a)(1)(ii)(B)", "164.308(a)(5)(ii)(B)"],
    requires: "Associations of managed instances are compliant once they have run.",
    configRule: "EC2_MANAGEDINSTANCE_ASSOCIATION_COMPLIANCE_STATUS_CHECK",
    deployed: false,
  },
  {
    id: "ssm-patch-compliant",
    safeguards: ["164.308(a)(1)(ii)(B)", "164.308(a)(5)(ii)(B)"],
    requires: "Managed instances have the patches of their baseline.",
    configRule: "EC2_MANAGEDINSTANCE_PATCH_COMPLIANCE_STATUS_CHECK",
    deployed: false,
  },
  {
    id: "ec2-no-long-stopped",
    safeguards: ["164.308(a)(1)(ii)(B)"],
    requires: "No instance stays stopped for more than 30 days.",
    configRule: "EC2_STOPPED_INSTANCE",
    deployed: false,
  },
  {
    id: "annual-risk-assessment",
    safeguards: ["164.308(a)(1)(ii)(A)"],
    requires: "The organisation assesses its risks every year, and records that it did.",
    configRule: "AWS_CONFIG_PROCESS_CHECK",
    deployed: false,
  },
  {
    id: "iam-access-key-rotated",
    safeguards: ["164.308(a)(3)(ii)(C)", "164.308(a)(4)(ii)(C)", "164.308(a)(5)(ii)(D)"],
    requires: "No active access key is older than 90 days.",
    configRule: "ACCESS_KEYS_ROTATED",
    deployed: false,
  },
  {
    id: "iam-root-no-access-key",
    safeguards: [
      "164.308(a)(1)(ii)(B)",
      "164.308(a)(3)(i)",
      "164.308(a)(3)(ii)(B)",
      "164.308(a)(4)(ii)(C)",
      "164.312(a)(2)(i)",
    ],
    requires: "The root user has no access key.",
    configRule: "IAM_ROOT_ACCESS_KEY_CHECK",
    deployed: false,
  },
  {
    id: "iam-user-mfa",
    safeguards: ["164.308(a)(3)(ii)(A)", "164.312(d)"],
    requires: "Every IAM user has an active MFA device.",
    configRule: "IAM_USER_MFA_ENABLED",
    deployed: false,
  },
  {
    id: "iam-console-user-mfa",
    safeguards: ["164.308(a)(3)(ii)(A)", "164.312(a)(1)", "164.312(d)"],
    requires: "Every IAM user with a console password has an active MFA device.",
    configRule: "MFA_ENABLED_FOR_IAM_CONSOLE_ACCESS",
    deployed: false,
  },
  {
    id: "iam-unused-credentials",
    safeguards: ["164.308(a)(3)(ii)(B)", "164.308(a)(4)(ii)(C)", "164.308(a)(5)(ii)(D)"],
    requires: "No password or access key goes unused for 90 days.",
    configRule: "IAM_USER_UNUSED_CREDENTIALS_CHECK",
    deployed: false,
  },
  {
    id: "root-mfa",
    safeguards: ["164.308(a)(3)(ii)(A)", "164.312(d)"],
    requires: "The root user has an MFA device.",
    configRule: "ROOT_ACCOUNT_MFA_ENABLED",
    deployed: false,
  },
  {
    id: "root-hardware-mfa",
    safeguards: ["164.308(a)(3)(ii)(A)", "164.312(d)"],
    requires: "The root user's MFA device is a hardware device.",
    configRule: "ROOT_ACCOUNT_HARDWARE_MFA_ENABLED",
    deployed: false,
  },
  {
    id: "kms-key-not-pending-deletion",
    safeguards: ["164.308(a)(1)(ii)(B)"],
    requires: "No customer key is scheduled for deletion.",
    configRule: "KMS_CMK_NOT_SCHEDULED_FOR_DELETION",
    deployed: false,
  },
  {
    id: "acm-certificate-not-expiring",
    safeguards: ["164.308(a)(4)(ii)(A)", "164.312(e)(1)"],
    requires: "No certificate expires within 14 days.",
    configRule: "ACM_CERTIFICATE_EXPIRATION_CHECK",
    deployed: false,
  },
  {
    id: "rds-snapshot-encrypted",
    safeguards: [
      "164.308(a)(1)(ii)(B)",
      "164.308(a)(4)(ii)(A)",
      "164.312(a)(2)(iv)",
      "164.312(c)(1)",
      "164.312(e)(2)(ii)",
      "164.314(b)(1)",
      "164.314(b)(2)",
    ],
    requires: "Every snapshot of a database, automated ones included, is encrypted.",
    configRule: "RDS_SNAPSHOT_ENCRYPTED",
    deployed: false,
  },
  {
    id: "vpn-two-tunnels-up",
    safeguards: [
      "164.308(a)(1)(ii)(B)",
      "164.308(a)(7)(i)",
      "164.308(a)(7)(ii)(A)",
      "164.308(a)(7)(ii)(B)",
      "164.308(a)(7)(ii)(C)",
    ],
    requires: "Both tunnels of every site-to-site VPN are up.",
    configRule: "VPC_VPN_2_TUNNELS_UP",
    deployed: false,
  },
];
