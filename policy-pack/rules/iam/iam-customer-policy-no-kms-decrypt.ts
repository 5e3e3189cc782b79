import { inManagedPolicies } from "../../lib/iamGrants.ts";
import { decryptionWithEveryKey } from "../../lib/keyGrants.ts";
import { ruleOfCases } from "../../rule.ts";

export const iamCustomerPolicyNoKmsDecrypt = ruleOfCases({
  id: "iam-customer-policy-no-kms-decrypt",
  title: "Managed policies name the keys that decrypt",
  safeguards: ["164.312(a)(2)(iv)"],
  severity: "high",
  requires: "No managed policy allows kms:Decrypt or kms:ReEncrypt* with every key.",
  rationale: "Encryption separates data only while no one may decrypt all of it.",
  fix: 'Action: "kms:Decrypt", Resource: key.arn',
  source:
    "https://docs.aws.amazon.com/config/latest/developerguide/iam-customer-policy-blocked-kms-actions.html",
  cases: [inManagedPolicies(decryptionWithEveryKey)],
});
