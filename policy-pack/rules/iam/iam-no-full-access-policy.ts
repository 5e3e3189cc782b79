import {
  inInlinePolicies,
  inManagedPolicies,
  policyExample,
  type Grant,
} from "../../lib/iamGrants.ts";
import { ruleOfCases } from "../../rule.ts";

const OBJECTS = "arn:aws:s3:::phi/*";

/** `NotAction` is no matter of this rule, as it is none of AWS Config's: iam-no-admin-policy asks it. */
const fullAccess: Grant = {
  finding: "a statement allows all actions of a service: name those that are needed",
  isIn: ({ actions, exceptActions }) =>
    !exceptActions && actions.some((action) => /^(?:[^:]+:)?\*+$/.test(action)),
  complies: [
    policyExample(["s3:GetObject", "s3:List*"], OBJECTS),
    policyExample("s3:*", OBJECTS, { Effect: "Deny" }),
    policyExample([], OBJECTS, { Action: undefined, NotAction: "s3:*" }),
  ],
  violates: [
    policyExample("s3:*", OBJECTS),
    policyExample(["s3:GetObject", "dynamodb:*"], "*"),
    policyExample("*", OBJECTS),
  ],
};

export const iamNoFullAccessPolicy = ruleOfCases({
  id: "iam-no-full-access-policy",
  title: "No policy allows all of a service",
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
  severity: "high",
  requires: "No IAM policy allows every action of a service, on whatever resource.",
  rationale: "Who may do all with a service may also delete its data and undo its protection.",
  fix: 'Action: ["s3:GetObject", "s3:PutObject"]',
  source:
    "https://docs.aws.amazon.com/config/latest/developerguide/iam-policy-no-statements-with-full-access.html",
  cases: [inManagedPolicies(fullAccess), ...inInlinePolicies(fullAccess)],
});
