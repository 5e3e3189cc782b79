import { anyOf } from "../../lib/anyOf.ts";
import { matches } from "../../lib/glob.ts";
import { statementsOf, type Statement } from "../../lib/policyDocument.ts";
import { declared } from "../../resources.ts";
import { stackRule, UNKNOWN } from "../../rule.ts";

const POLICY = "aws:backup/vaultPolicy:VaultPolicy";
const LOCK = "aws:backup/vaultLockConfiguration:VaultLockConfiguration";
const DELETION = "backup:DeleteRecoveryPoint";

const vault = declared("aws:backup/vault:Vault", "backups", { kmsKeyArn: { $ref: "key.arn" } });
const backupVaultName = { $ref: "backups.name" };
const lock = (minRetentionDays: number) =>
  declared(LOCK, "lock", { backupVaultName, minRetentionDays });
const policy = (statement: object) =>
  declared(POLICY, "policy", {
    backupVaultName,
    policy: JSON.stringify({ Statement: [{ Effect: "Deny", Resource: "*", ...statement }] }),
  });

/** A lock in either mode is stronger than a policy: it holds for the account's root too, or for all who may not lift it. */
export const backupRecoveryPointNoManualDelete = stackRule({
  id: "backup-recovery-point-no-manual-delete",
  title: "Backups cannot be deleted by hand",
  safeguards: [
    "164.308(a)(7)(i)",
    "164.308(a)(7)(ii)(A)",
    "164.308(a)(7)(ii)(B)",
    "164.308(a)(7)(ii)(C)",
    "164.310(d)(2)(iv)",
    "164.312(a)(2)(ii)",
  ],
  severity: "high",
  requires: "A backup vault is locked for some days, or denies everyone to delete recovery points.",
  rationale: "Whoever takes over an account deletes its backups first.",
  fix: "new aws.backup.VaultLockConfiguration(name, { backupVaultName: vault.name, minRetentionDays: 35 })",
  source: "https://docs.aws.amazon.com/aws-backup/latest/devguide/vault-lock.html",
  type: "aws:backup/vault:Vault",
  check: (subject, resources) => {
    const isLocked = () =>
      anyOf(
        resources.pointingAt(subject, LOCK, "backupVaultName"),
        ({ props }) => (props.minRetentionDays ?? 0) > 0,
      );
    const isDenied = () =>
      anyOf(resources.pointingAt(subject, POLICY, "backupVaultName"), ({ props }) =>
        statementsOf(props.policy).some(deniesDeletion),
      );
    return anyOf([isLocked, isDenied], (ask) => ask())
      ? undefined
      : "vault has no lock of some days, and no policy that denies everyone to delete";
  },
  complies: [
    [vault, lock(7)],
    [vault, policy({ Principal: "*", Action: [DELETION] })],
    [vault, policy({ Principal: { AWS: "*" }, Action: "backup:Delete*" })],
  ],
  violates: [
    [vault],
    [vault, lock(0)],
    [vault, policy({ Principal: "*", Action: "backup:StartRestoreJob" })],
    [vault, policy({ Principal: { AWS: "arn:aws:iam::111122223333:root" }, Action: DELETION })],
    [vault, policy({ Effect: "Allow", Principal: "*", Action: DELETION })],
  ],
  undecided: [[vault, declared(POLICY, "policy", { backupVaultName, policy: UNKNOWN })]],
});

function deniesDeletion(statement: Statement): boolean {
  const { effect, actions, exceptActions, principals, resources, conditions } = statement;
  const isForAll = principals.includes("*") && resources.includes("*");
  return (
    effect === "Deny" &&
    isForAll &&
    Object.keys(conditions).length === 0 &&
    !exceptActions &&
    actions.some((action) => matches(action, DELETION))
  );
}
