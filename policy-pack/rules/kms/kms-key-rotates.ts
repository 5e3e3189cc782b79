import { rule, UNKNOWN } from "../../rule.ts";

/** Replicas of a multi-Region key inherit the rotation of their primary; asymmetric and HMAC keys cannot rotate. */
export const kmsKeyRotates = rule({
  id: "kms-key-rotates",
  title: "KMS keys rotate",
  safeguards: ["164.312(a)(2)(iv)"],
  severity: "medium",
  requires: "A symmetric KMS key sets enableKeyRotation.",
  rationale: "Rotation bounds the data one leaked key version can expose.",
  fix: "enableKeyRotation: true",
  source: "https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html",
  type: "aws:kms/key:Key",
  check: ({ customerMasterKeySpec = "SYMMETRIC_DEFAULT", enableKeyRotation }) =>
    customerMasterKeySpec === "SYMMETRIC_DEFAULT" && enableKeyRotation !== true
      ? "symmetric key must set enableKeyRotation: true"
      : undefined,
  complies: [{ enableKeyRotation: true }, { customerMasterKeySpec: "RSA_4096" }],
  violates: [{}, { enableKeyRotation: false }],
  undecided: [{ enableKeyRotation: UNKNOWN }],
  remedy: () => ({ enableKeyRotation: true }),
});
