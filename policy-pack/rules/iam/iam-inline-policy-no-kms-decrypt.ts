import { inInlinePolicies } from "../../lib/iamGrants.ts";
import { decryptionWithEveryKey } from "../../lib/keyGrants.ts";
import { ruleOfCases } from "../../rule.ts";

/** A permission set's inline policy becomes one of a role in every account that it is assigned in. */
export const iamInlinePolicyNoKmsDecrypt = ruleOfCases({
  id: "iam-inline-policy-no-kms-decrypt",
  title: "Inline policies name the keys that decrypt",
  safeguards: ["164.312(a)(2)(iv)"],
  severity: "high",
  requires: "No inline policy allows kms:Decrypt or kms:ReEncrypt* with every key.",
  rationale: "Encryption separates data only while no one may decrypt all of it.",
  fix: 'Action: "kms:Decrypt", Resource: key.arn',
  source:
    "https://docs.aws.amazon.com/config/latest/developerguide/iam-inline-policy-blocked-kms-actions.html",
  cases: inInlinePolicies(decryptionWithEveryKey),
});
