import { publicGrant, publicGrantExamples } from "../../lib/everyone.ts";
import { rule } from "../../rule.ts";

export const secretPolicyNotPublic = rule({
  id: "secret-policy-not-public",
  title: "Policies of secrets name their principals",
  safeguards: ["164.308(a)(4)(ii)(B)", "164.312(a)(1)"],
  severity: "critical",
  requires: "A secret's policy allows everyone nothing.",
  rationale: "Whoever reads a secret is, for a database, whoever it belongs to.",
  fix: 'Principal: { AWS: "arn:aws:iam::111122223333:role/name" }, blockPublicPolicy: true',
  source:
    "https://docs.aws.amazon.com/secretsmanager/latest/userguide/auth-and-access_resource-policies.html",
  type: "aws:secretsmanager/secretPolicy:SecretPolicy",
  check: ({ policy }) => publicGrant(policy),
  ...publicGrantExamples("secretsmanager:GetSecretValue", (policy) => ({
    policy,
    secretArn: "arn:aws:secretsmanager:us-east-2:111122223333:secret:records",
  })),
});
