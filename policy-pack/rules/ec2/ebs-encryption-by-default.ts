import { rule } from "../../rule.ts";

/** Absent is true. */
export const ebsEncryptionByDefault = rule({
  id: "ebs-encryption-by-default",
  title: "Accounts encrypt EBS volumes by default",
  safeguards: [
    "164.308(a)(1)(ii)(B)",
    "164.308(a)(4)(ii)(A)",
    "164.312(a)(2)(iv)",
    "164.312(c)(1)",
    "164.312(e)(2)(ii)",
    "164.314(b)(1)",
    "164.314(b)(2)",
  ],
  severity: "high",
  requires: "The account's default for new volumes is encryption.",
  rationale: "Volumes made outside this program are encrypted by the account's default only.",
  fix: "enabled: true",
  source: "https://docs.aws.amazon.com/ebs/latest/userguide/encryption-by-default.html",
  type: "aws:ebs/encryptionByDefault:EncryptionByDefault",
  check: ({ enabled = true }) => (enabled ? undefined : "enabled must not be false"),
  complies: [{}, { enabled: true }],
  violates: [{ enabled: false }],
  remedy: () => ({ enabled: true }),
});
