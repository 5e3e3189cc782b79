import type { PropsOf } from "../../awsType.ts";
import { anyOf } from "../../lib/anyOf.ts";
import { declared } from "../../resources.ts";
import { stackRule, UNKNOWN } from "../../rule.ts";

const LOCK = "aws:backup/vaultLockConfiguration:VaultLockConfiguration";
const POLICY = "aws:backup/vaultPolicy:VaultPolicy";
const VAULT = "aws:backup/vault:Vault";

const vault = declared(VAULT, "novamind", { kmsKeyArn: { $ref: "key.arn" } });
const noDeletion = declared(POLICY, "policy", {
  backupVaultName: { $ref: "novamind.name" },
  policy: JSON.stringify({
    Statement: {
      Effect: "Deny",
      Principal: "*",
      Action: ["backup:DeleteRecoveryPoint", "backup:UpdateRecoveryPointLifecycle"],
      Resource: "*",
    },
  }),
});
const lock = (props: object, backupVaultName: unknown = { $ref: "novamind.name" }) =>
  declared(LOCK, "lock", { ...props, backupVaultName: backupVaultName as string });
const compliance = { changeableForDays: 3, minRetentionDays: 35 };

/**
 * With days in which it may be changed, a lock becomes one that nobody can lift, the account's root included. A vault with neither lock nor
 * policy is found by `backup-recovery-point-no-manual-delete`.
 */
export const backupVaultLocked = stackRule({
  id: "backup-vault-locked",
  title: "Backup vaults are locked for good",
  safeguards: ["164.308(a)(7)(ii)(A)", "164.308(a)(7)(ii)(B)", "164.312(c)(1)"],
  severity: "high",
  requires: "A backup vault that is guarded has a lock in compliance mode, with a least retention.",
  rationale: "Whoever may change a vault's policy may delete its backups a moment later.",
  fix: "new aws.backup.VaultLockConfiguration(name, { backupVaultName: vault.name, changeableForDays: 3, minRetentionDays: 35 })",
  source: "https://docs.aws.amazon.com/aws-backup/latest/devguide/vault-lock.html",
  type: VAULT,
  check: (subject, resources) => {
    const locks = resources.pointingAt(subject, LOCK, "backupVaultName");
    if (anyOf(locks, isForGood)) return undefined;
    return locks.length > 0 || resources.pointingAt(subject, POLICY, "backupVaultName").length > 0
      ? "vault has no lock with changeableForDays and minRetentionDays"
      : undefined;
  },
  complies: [
    [vault],
    [vault, lock(compliance)],
    [{ ...vault, props: { ...vault.props, name: "novamind" } }, lock(compliance, "novamind")],
  ],
  violates: [
    [vault, noDeletion],
    [vault, lock({ minRetentionDays: 35 })],
    [vault, noDeletion, lock({ changeableForDays: 3 })],
  ],
  undecided: [
    [vault, lock(compliance, { $ref: "?" })],
    [vault, lock({ ...compliance, minRetentionDays: UNKNOWN })],
  ],
});

function isForGood({ props }: { props: PropsOf<typeof LOCK> }): boolean {
  const { changeableForDays = 0, minRetentionDays = 0 } = props;
  return changeableForDays >= 3 && minRetentionDays > 0;
}
