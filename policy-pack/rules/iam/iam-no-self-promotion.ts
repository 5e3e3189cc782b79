import {
  inInlinePolicies,
  inManagedPolicies,
  policyExample,
  type Grant,
} from "../../lib/iamGrants.ts";
import { isOnEveryOf, namesAny } from "../../lib/wideGrants.ts";
import { ruleOfCases } from "../../rule.ts";

/** What gives the permissions of an identity to whoever may call it. */
const ACTIONS = [
  "iam:addusertogroup",
  "iam:attachgrouppolicy",
  "iam:attachrolepolicy",
  "iam:attachuserpolicy",
  "iam:createpolicyversion",
  "iam:deleterolepermissionsboundary",
  "iam:putgrouppolicy",
  "iam:putrolepolicy",
  "iam:putuserpolicy",
  "iam:setdefaultpolicyversion",
  "iam:updateassumerolepolicy",
];

const grant: Grant = {
  finding: "a statement allows to give oneself any permission: name the roles, or bound them",
  isIn: (statement) =>
    namesAny(statement, ACTIONS) &&
    isOnEveryOf(statement, "iam") &&
    !Object.values(statement.conditions).some((asked) => "iam:PermissionsBoundary" in asked),
  complies: [
    policyExample("iam:PutRolePolicy", "arn:aws:iam::111122223333:role/pat-*"),
    policyExample(["iam:GetRolePolicy", "iam:ListRoles"], "*"),
    policyExample("iam:AttachRolePolicy", "*", {
      Condition: { StringEquals: { "iam:PermissionsBoundary": "arn:aws:iam::1:policy/bound" } },
    }),
  ],
  violates: [
    policyExample("iam:PutRolePolicy", "*"),
    policyExample(["iam:Get*", "iam:Attach*"], "arn:aws:iam::111122223333:role/*"),
    policyExample("iam:CreatePolicyVersion", "arn:aws:iam::111122223333:policy/*"),
  ],
};

export const iamNoSelfPromotion = ruleOfCases({
  id: "iam-no-self-promotion",
  title: "Nobody can give themselves more",
  safeguards: ["164.308(a)(3)(ii)(A)", "164.308(a)(4)(ii)(C)", "164.312(a)(1)"],
  severity: "critical",
  requires:
    "No IAM policy allows to change the policies or trust of every identity without a permissions boundary.",
  rationale: "Who may write any policy has, in two calls, every permission there is.",
  fix: 'Condition: { StringEquals: { "iam:PermissionsBoundary": boundary.arn } }',
  source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html",
  cases: [inManagedPolicies(grant), ...inInlinePolicies(grant)],
});
