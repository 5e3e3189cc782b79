import { firstFinding } from "../../lib/anyOf.ts";
import { allowed } from "../../lib/policyDocument.ts";
import { on, ruleOfCases, UNKNOWN, type Answer } from "../../rule.ts";

const grant = (Action: string | string[], Resource: string, Effect = "Allow") =>
  JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect, Action, Resource }] });

const narrow = grant(["s3:GetObject", "s3:PutObject"], "arn:aws:s3:::phi/*");
const admin = grant("*", "*");
const nearlyAdmin = JSON.stringify({
  Statement: { Effect: "Allow", NotAction: "kms:*", Resource: "*" },
});

/** `NotAction` and `NotResource` in an Allow leave open what they do not name, so they count as everything. */
export const iamNoAdminPolicy = ruleOfCases({
  id: "iam-no-admin-policy",
  title: "No policy allows everything",
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
  severity: "critical",
  requires: "No IAM policy allows every action on every resource.",
  rationale: "Least privilege is what access control means.",
  fix: 'Action: ["service:Operation"], Resource: thing.arn',
  source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html",
  cases: [
    on({
      type: [
        "aws:iam/policy:Policy",
        "aws:iam/rolePolicy:RolePolicy",
        "aws:iam/groupPolicy:GroupPolicy",
        "aws:iam/userPolicy:UserPolicy",
      ],
      check: ({ policy }) => ask(policy),
      complies: [{}, { policy: narrow }, { policy: grant("*", "*", "Deny") }],
      violates: [
        { policy: admin },
        { policy: grant(["s3:*", "*"], "arn:aws:*:*:*:*") },
        { policy: nearlyAdmin },
      ],
      undecided: [{ policy: UNKNOWN }],
    }),
    on({
      type: "aws:iam/role:Role",
      check: ({ inlinePolicies = [] }) => firstFinding(inlinePolicies, ({ policy }) => ask(policy)),
      complies: [{}, { inlinePolicies: [{ name: "read", policy: narrow }] }],
      violates: [{ inlinePolicies: [{ name: "admin", policy: admin }] }],
    }),
  ],
});

function ask(policy: unknown): Answer {
  return allowed(policy).some(
    ({ actions, exceptActions, resources, exceptResources }) =>
      (exceptActions || actions.includes("*") || actions.includes("*:*")) &&
      (exceptResources || resources.some((one) => /^(?:\*|arn:[^:]*(?::\*)+)$/.test(one))),
  )
    ? "a statement allows every action on every resource"
    : undefined;
}
