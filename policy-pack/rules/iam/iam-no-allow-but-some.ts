import {
  inInlinePolicies,
  inManagedPolicies,
  policyExample,
  type Grant,
} from "../../lib/iamGrants.ts";
import { ruleOfCases } from "../../rule.ts";

const statement = (more: object) => ({
  Version: "2012-10-17",
  Statement: { Effect: "Allow", NotAction: ["iam:*"], Resource: "arn:aws:s3:::phi", ...more },
});

const grant: Grant = {
  finding: "a statement allows all actions but some (NotAction): name what it allows in Action",
  isIn: ({ exceptActions }) => exceptActions,
  complies: [
    policyExample("s3:GetObject", "arn:aws:s3:::phi/*"),
    JSON.stringify(statement({ Effect: "Deny", Resource: "*" })),
  ],
  violates: [
    JSON.stringify(statement({})),
    JSON.stringify(statement({ Resource: "arn:aws:dynamodb:us-east-2:1:table/records" })),
  ],
};

export const iamNoAllowButSome = ruleOfCases({
  id: "iam-no-allow-but-some",
  title: "Policies name what they allow",
  safeguards: ["164.308(a)(4)(ii)(B)", "164.308(a)(4)(ii)(C)", "164.312(a)(1)"],
  severity: "high",
  requires: "No IAM policy has NotAction in a statement that allows.",
  rationale: "What AWS adds tomorrow is allowed from tomorrow, though nobody decided it.",
  fix: 'Action: ["s3:GetObject"]',
  source:
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notaction.html",
  cases: [inManagedPolicies(grant), ...inInlinePolicies(grant)],
});
