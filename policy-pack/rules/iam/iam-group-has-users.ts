import { anyOf } from "../../lib/anyOf.ts";
import { declared } from "../../resources.ts";
import { stackRule } from "../../rule.ts";

const OF_GROUP = "aws:iam/groupMembership:GroupMembership";
const OF_USER = "aws:iam/userGroupMembership:UserGroupMembership";

const group = declared("aws:iam/group:Group", "staff", { name: "staff" });
const ofGroup = (users: string[]) =>
  declared(OF_GROUP, "membership", { group: { $ref: "staff.name" }, users });
const ofUser = (groups: string[]) => declared(OF_USER, "membership", { user: "ada", groups });

export const iamGroupHasUsers = stackRule({
  id: "iam-group-has-users",
  title: "IAM groups have users",
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
  requires: "A membership of the stack puts a user into every IAM group.",
  rationale: "Permissions that nobody has today go unreviewed until someone gets them.",
  fix: "new aws.iam.GroupMembership(name, { group: group.name, users: [user.name] })",
  source: "https://docs.aws.amazon.com/config/latest/developerguide/iam-group-has-users-check.html",
  type: "aws:iam/group:Group",
  check: (subject, resources) => {
    const ways = [
      () =>
        anyOf(
          resources.pointingAt(subject, OF_GROUP, "group"),
          ({ props }) => (props.users ?? []).length > 0,
        ),
      () => resources.pointingAt(subject, OF_USER, "groups").length > 0,
    ];
    return anyOf(ways, (way) => way()) ? undefined : "no membership puts a user into the group";
  },
  complies: [
    [group, ofGroup(["ada"])],
    [group, ofUser(["nurses", "staff"])],
    [group, declared(OF_USER, "membership", { user: "ada", groups: { $ref: "staff.name" } })],
  ],
  violates: [[group], [group, ofGroup([])], [group, ofUser(["nurses"])]],
  undecided: [[group, declared(OF_USER, "membership", { user: "ada", groups: { $ref: "?" } })]],
});
