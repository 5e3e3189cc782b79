import { publicGrant, publicGrantExamples } from "../../lib/everyone.ts";
import { rule } from "../../rule.ts";

export const backupVaultPolicyNotPublic = rule({
  id: "backup-vault-policy-not-public",
  title: "Policies of backup vaults name their principals",
  safeguards: ["164.308(a)(4)(ii)(B)", "164.312(a)(1)"],
  severity: "critical",
  requires: "A backup vault's policy allows everyone nothing.",
  rationale: "Whoever may start a restore or a copy has the data.",
  fix: 'Principal: "*", Condition: { StringEquals: { "aws:PrincipalOrgID": organization } }',
  source:
    "https://docs.aws.amazon.com/aws-backup/latest/devguide/create-a-vault-access-policy.html",
  type: "aws:backup/vaultPolicy:VaultPolicy",
  check: ({ policy }) => publicGrant(policy),
  ...publicGrantExamples("backup:CopyIntoBackupVault", (policy) => ({
    policy,
    backupVaultName: "novamind",
  })),
});
