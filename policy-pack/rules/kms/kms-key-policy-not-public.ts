import { allowed } from "../../lib/policyDocument.ts";
import { rule, UNKNOWN } from "../../rule.ts";

const grant = (Principal: unknown, Condition?: unknown) =>
  JSON.stringify({
    Statement: { Effect: "Allow", Principal, Action: "kms:Decrypt", Resource: "*", Condition },
  });

/** Absent is the policy that KMS makes itself, for the account alone. */
export const kmsKeyPolicyNotPublic = rule({
  id: "kms-key-policy-not-public",
  title: "Key policies name their principals",
  safeguards: ["164.312(a)(1)", "164.312(a)(2)(iv)"],
  severity: "critical",
  requires: "A key policy allows everyone nothing, unless a condition says who everyone is.",
  rationale: "Whoever may use the key can read what it encrypts.",
  fix: 'Principal: { AWS: "arn:aws:iam::111122223333:role/name" }',
  source: "https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-overview.html",
  type: ["aws:kms/key:Key", "aws:kms/replicaKey:ReplicaKey"],
  check: ({ policy }) =>
    allowed(policy).some(
      ({ principals, conditions }) =>
        principals.includes("*") && Object.keys(conditions).length === 0,
    )
      ? "the key policy allows everyone (Principal *) without a condition"
      : undefined,
  complies: [
    {},
    { policy: grant({ AWS: "arn:aws:iam::111122223333:root" }) },
    { policy: grant("*", { StringEquals: { "aws:PrincipalOrgID": "o-1" } }) },
  ],
  violates: [{ policy: grant("*") }, { policy: grant({ AWS: ["*"] }) }],
  undecided: [{ policy: UNKNOWN }, { policy: "not JSON" }],
});
