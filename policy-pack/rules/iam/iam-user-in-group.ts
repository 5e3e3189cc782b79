import { anyOf } from "../../lib/anyOf.ts";
import { declared } from "../../resources.ts";
import { stackRule } from "../../rule.ts";

const OF_GROUP = "aws:iam/groupMembership:GroupMembership";
const OF_USER = "aws:iam/userGroupMembership:UserGroupMembership";

const user = declared("aws:iam/user:User", "ada", { name: "ada" });
const ofGroup = (users: string[]) => declared(OF_GROUP, "membership", { group: "staff", users });
const ofUser = (groups: string[]) =>
  declared(OF_USER, "membership", { user: { $ref: "ada.name" }, groups });

export const iamUserInGroup = stackRule({
  id: "iam-user-in-group",
  title: "IAM users are in groups",
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
  requires: "A membership of the stack puts every IAM user into a group.",
  rationale: "What a role in the organization may do is reviewed once, not for each of its people.",
  fix: "new aws.iam.UserGroupMembership(name, { user: user.name, groups: [group.name] })",
  source:
    "https://docs.aws.amazon.com/config/latest/developerguide/iam-user-group-membership-check.html",
  type: "aws:iam/user:User",
  check: (subject, resources) => {
    const ways = [
      () =>
        anyOf(
          resources.pointingAt(subject, OF_USER, "user"),
          ({ props }) => (props.groups ?? []).length > 0,
        ),
      () => resources.pointingAt(subject, OF_GROUP, "users").length > 0,
    ];
    return anyOf(ways, (way) => way()) ? undefined : "no membership puts the user into a group";
  },
  complies: [
    [user, ofUser(["staff"])],
    [user, ofGroup(["bob", "ada"])],
    [user, declared(OF_GROUP, "membership", { group: "staff", users: { $ref: "ada.name" } })],
  ],
  violates: [[user], [user, ofUser([])], [user, ofGroup(["bob"])]],
  undecided: [[user, declared(OF_GROUP, "membership", { group: "staff", users: { $ref: "?" } })]],
});
