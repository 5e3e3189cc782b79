import {
  inInlinePolicies,
  inManagedPolicies,
  policyExample,
  type Grant,
} from "../../lib/iamGrants.ts";
import { isOnEveryOf, namesAny } from "../../lib/wideGrants.ts";
import { ruleOfCases } from "../../rule.ts";

const ROLE = "arn:aws:iam::111122223333:role/task";
const ACTIONS = ["iam:passrole"];

/** To which service it is passed does not say with how much power. */
const grant: Grant = {
  finding: "a statement allows to pass every role: name the roles in Resource",
  isIn: (statement) => namesAny(statement, ACTIONS) && isOnEveryOf(statement, "iam"),
  complies: [
    policyExample("iam:PassRole", ROLE),
    policyExample("iam:GetRole", "*"),
    policyExample("iam:PassRole", "arn:aws:iam::111122223333:role/pat-*"),
  ],
  violates: [
    policyExample("iam:PassRole", "*"),
    policyExample(["ecs:RunTask", "iam:PassRole"], "arn:aws:iam::111122223333:role/*"),
    policyExample("iam:Pass*", "*", {
      Condition: { StringEquals: { "iam:PassedToService": "ecs-tasks.amazonaws.com" } },
    }),
  ],
};

export const iamPassRoleNamesRoles = ruleOfCases({
  id: "iam-pass-role-names-roles",
  title: "Who passes a role to a service passes that one",
  safeguards: ["164.308(a)(4)(ii)(B)", "164.312(a)(1)"],
  severity: "high",
  requires: "No IAM policy allows iam:PassRole on every role.",
  rationale: "Who may give any role to a machine of theirs may do whatever any role may.",
  fix: 'Action: "iam:PassRole", Resource: role.arn',
  source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html",
  cases: [inManagedPolicies(grant), ...inInlinePolicies(grant)],
});
