import { on, ruleOfCases, UNKNOWN } from "../../rule.ts";

const ATTACHED = "policies belong to groups or roles, not to users";
const policyArn = "arn:aws:iam::111122223333:policy/read";

export const iamUserNoPolicies = ruleOfCases({
  id: "iam-user-no-policies",
  title: "Users have no policies of their own",
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
  severity: "medium",
  requires: "No policy is attached to an IAM user, or part of one.",
  rationale: "Rights given to one person are overlooked when that person's work changes.",
  fix: "new aws.iam.GroupPolicyAttachment(name, { group: group.name, policyArn: policy.arn })",
  source:
    "https://docs.aws.amazon.com/config/latest/developerguide/iam-user-no-policies-check.html",
  cases: [
    on({
      type: ["aws:iam/userPolicy:UserPolicy", "aws:iam/userPolicyAttachment:UserPolicyAttachment"],
      check: () => ATTACHED,
      complies: "never",
      violates: [{ user: "ada" }],
    }),
    on({
      type: "aws:iam/policyAttachment:PolicyAttachment",
      check: ({ users = [] }) => (users.length > 0 ? `users: ${ATTACHED}` : undefined),
      complies: [
        { policyArn, roles: ["scoring"] },
        { policyArn, users: [] },
      ],
      violates: [
        { policyArn, users: ["ada"] },
        { policyArn, users: [UNKNOWN] },
      ],
      undecided: [{ policyArn, users: UNKNOWN }],
    }),
    on({
      type: "aws:iam/userPolicyAttachmentsExclusive:UserPolicyAttachmentsExclusive",
      check: ({ policyArns = [] }) => (policyArns.length > 0 ? ATTACHED : undefined),
      complies: [{ userName: "ada", policyArns: [] }],
      violates: [{ userName: "ada", policyArns: [policyArn] }],
      undecided: [{ userName: "ada", policyArns: UNKNOWN }],
    }),
  ],
});
