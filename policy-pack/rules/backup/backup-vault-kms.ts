import { rule, UNKNOWN } from "../../rule.ts";

/** Absent is the key that AWS manages, from which no other account can copy. */
export const backupVaultKms = rule({
  id: "backup-vault-kms",
  title: "Backup vaults are under a customer's key",
  safeguards: ["164.308(a)(7)(ii)(A)", "164.312(a)(2)(iv)", "164.312(e)(2)(ii)"],
  severity: "high",
  requires: "A backup vault names a KMS key.",
  rationale: "A backup has all that its store has, and its own readers.",
  fix: "kmsKeyArn: key.arn",
  source: "https://docs.aws.amazon.com/aws-backup/latest/devguide/encryption.html",
  type: "aws:backup/vault:Vault",
  check: (props) => ("kmsKeyArn" in props ? undefined : "kmsKeyArn must be set"),
  complies: [{ name: "novamind", kmsKeyArn: UNKNOWN }],
  violates: [{ name: "novamind" }],
});
