import { policyExample } from "../../lib/iamGrants.ts";
import { on, ruleOfCases } from "../../rule.ts";

const policy = policyExample("s3:GetObject", "arn:aws:s3:::phi/*");

/**
 * Low, since IAM itself has a use for inline policies: where a policy must never be another's than its role's. A program that means
 * that exempts its roles, with this reason.
 */
export const iamNoInlinePolicy = ruleOfCases({
  id: "iam-no-inline-policy",
  title: "Policies are managed, not inline",
  safeguards: [
    "164.308(a)(3)(i)",
    "164.308(a)(3)(ii)(A)",
    "164.308(a)(3)(ii)(B)",
    "164.308(a)(4)(i)",
    "164.308(a)(4)(ii)(A)",
    "164.308(a)(4)(ii)(B)",
    "164.308(a)(4)(ii)(C)",
    "164.312(a)(1)",
  ],
  severity: "low",
  requires: "No user, group or role has an inline policy.",
  rationale: "A managed policy has versions, and shows in one place who has it.",
  fix: "new aws.iam.RolePolicyAttachment(name, { role: role.name, policyArn: policy.arn })",
  source:
    "https://docs.aws.amazon.com/config/latest/developerguide/iam-no-inline-policy-check.html",
  cases: [
    on({
      type: [
        "aws:iam/rolePolicy:RolePolicy",
        "aws:iam/groupPolicy:GroupPolicy",
        "aws:iam/userPolicy:UserPolicy",
      ],
      check: () => "an inline policy: attach a managed one",
      complies: "never",
      violates: [{ policy }],
    }),
    on({
      type: "aws:iam/role:Role",
      check: ({ inlinePolicies = [] }) =>
        inlinePolicies.length > 0 ? "inlinePolicies must be empty" : undefined,
      complies: [{}, { inlinePolicies: [] }],
      violates: [{ inlinePolicies: [{ name: "read", policy }] }],
    }),
  ],
});
