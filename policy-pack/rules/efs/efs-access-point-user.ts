import { rule, UNKNOWN } from "../../rule.ts";

const point = { fileSystemId: "fs-1", rootDirectory: { path: "/models" } };

export const efsAccessPointUser = rule({
  id: "efs-access-point-user",
  title: "EFS access points have a user",
  safeguards: ["164.312(a)(1)", "164.312(a)(2)(i)"],
  severity: "medium",
  requires: "An access point enforces a POSIX user.",
  rationale: "Otherwise the client says who it is.",
  fix: "posixUser: { uid: 1000, gid: 1000 }",
  source:
    "https://docs.aws.amazon.com/config/latest/developerguide/efs-access-point-enforce-user-identity.html",
  type: "aws:efs/accessPoint:AccessPoint",
  check: (props) => {
    if (!("posixUser" in props)) return "posixUser must be set";
    return props.posixUser?.uid === 0 ? "posixUser.uid must not be root's" : undefined;
  },
  complies: [{ ...point, posixUser: { uid: 1000, gid: 1000 } }],
  violates: [point, { ...point, posixUser: { uid: 0, gid: 0 } }],
  undecided: [{ ...point, posixUser: { uid: UNKNOWN, gid: 1000 } }],
});
