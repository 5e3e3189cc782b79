import {
  inInlinePolicies,
  inManagedPolicies,
  policyExample,
  type Grant,
} from "../../lib/iamGrants.ts";
import { namesAny } from "../../lib/wideGrants.ts";
import { ruleOfCases } from "../../rule.ts";

const ACTIONS = [
  "iam:createaccesskey",
  "iam:createloginprofile",
  "iam:createservicespecificcredential",
  "iam:createuser",
  "iam:updateloginprofile",
  "iam:uploadsshpublickey",
];

const grant: Grant = {
  finding: "a statement allows to make IAM users or their credentials: people use Identity Center",
  isIn: (statement) => namesAny(statement, ACTIONS),
  complies: [
    policyExample(["iam:DeleteAccessKey", "iam:ListUsers"], "arn:aws:iam::111122223333:user/old"),
    policyExample("iam:CreateUser", "*", { Effect: "Deny" }),
  ],
  violates: [
    policyExample("iam:CreateUser", "arn:aws:iam::111122223333:user/new"),
    policyExample("iam:CreateAccessKey", "arn:aws:iam::111122223333:user/${aws:username}"),
    policyExample("iam:*LoginProfile", "arn:aws:iam::111122223333:user/new"),
  ],
};

/** What no program declares, nobody makes by hand either. */
export const iamNoMakingOfUsers = ruleOfCases({
  id: "iam-no-making-of-users",
  title: "Nobody may make IAM users or their keys",
  safeguards: ["164.312(a)(2)(i)", "164.312(d)"],
  severity: "high",
  requires: "No IAM policy allows to make IAM users, access keys or passwords.",
  rationale: "A user made by hand stands in no program, and outlives whoever made it.",
  fix: "grant a permission set in Identity Center, or a role to the program",
  source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html",
  cases: [inManagedPolicies(grant), ...inInlinePolicies(grant)],
});
