import { rule, UNKNOWN } from "../../rule.ts";

const point = (path?: string) => ({
  fileSystemId: "fs-1",
  posixUser: { uid: 1000, gid: 1000 },
  ...(path !== undefined && { rootDirectory: { path } }),
});

/** Absent is the file system's root. */
export const efsAccessPointDirectory = rule({
  id: "efs-access-point-directory",
  title: "EFS access points show a part only",
  safeguards: ["164.308(a)(4)(ii)(B)", "164.312(a)(1)"],
  severity: "medium",
  requires: "An access point has a root directory below the file system's.",
  rationale: "Each client sees what it needs, and not what others put there.",
  fix: 'rootDirectory: { path: "/models" }',
  source:
    "https://docs.aws.amazon.com/config/latest/developerguide/efs-access-point-enforce-root-directory.html",
  type: "aws:efs/accessPoint:AccessPoint",
  check: ({ rootDirectory: { path = "/" } = {} }) =>
    path === "/" ? "rootDirectory.path must not be /" : undefined,
  complies: [point("/models")],
  violates: [point(), point("/")],
  undecided: [point(UNKNOWN)],
});
