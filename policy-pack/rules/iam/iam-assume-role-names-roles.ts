import {
  inInlinePolicies,
  inManagedPolicies,
  policyExample,
  type Grant,
} from "../../lib/iamGrants.ts";
import { isNarrowedByResource, isOnEveryOf, namesAny } from "../../lib/wideGrants.ts";
import { ruleOfCases } from "../../rule.ts";

const ACTIONS = ["sts:assumerole"];

const grant: Grant = {
  finding: "a statement allows to assume every role: name the roles in Resource",
  isIn: (statement) =>
    namesAny(statement, ACTIONS) &&
    isOnEveryOf(statement, "iam") &&
    !isNarrowedByResource(statement),
  complies: [
    policyExample("sts:AssumeRole", "arn:aws:iam::111122223333:role/reader"),
    policyExample("sts:GetCallerIdentity", "*"),
    policyExample("sts:AssumeRole", "*", {
      Condition: { StringEquals: { "aws:ResourceTag/AssumableBy": "deployment" } },
    }),
  ],
  violates: [
    policyExample("sts:AssumeRole", "*"),
    policyExample("sts:Assume*", "arn:aws:iam::*:role/*"),
  ],
};

export const iamAssumeRoleNamesRoles = ruleOfCases({
  id: "iam-assume-role-names-roles",
  title: "Who assumes a role assumes that one",
  safeguards: ["164.308(a)(4)(ii)(B)", "164.312(a)(1)"],
  severity: "high",
  requires: "No IAM policy allows sts:AssumeRole on every role.",
  rationale: "One role elsewhere that trusts too many is then enough to leave the account.",
  fix: 'Action: "sts:AssumeRole", Resource: role.arn',
  source:
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_permissions-to-switch.html",
  cases: [inManagedPolicies(grant), ...inInlinePolicies(grant)],
});
