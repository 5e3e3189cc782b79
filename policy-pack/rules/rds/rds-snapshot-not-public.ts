import { anyOf } from "../../lib/anyOf.ts";
import { rule, UNKNOWN } from "../../rule.ts";

const EVERYONE = "all";

export const rdsSnapshotNotPublic = rule({
  id: "rds-snapshot-not-public",
  title: "Database snapshots are not public",
  safeguards: ["164.308(a)(1)(ii)(B)", "164.308(a)(3)(i)", "164.312(a)(1)", "164.312(e)(1)"],
  severity: "critical",
  requires: "No snapshot is shared with all accounts.",
  rationale: "Whoever may restore a snapshot has the whole database.",
  fix: 'sharedAccounts: ["111122223333"]',
  source:
    "https://docs.aws.amazon.com/config/latest/developerguide/rds-snapshots-public-prohibited.html",
  type: [
    "aws:rds/snapshot:Snapshot",
    "aws:rds/clusterSnapshot:ClusterSnapshot",
    "aws:rds/snapshotCopy:SnapshotCopy",
    "aws:rds/clusterSnapshotCopy:ClusterSnapshotCopy",
  ],
  check: ({ sharedAccounts = [] }) =>
    anyOf(sharedAccounts, (account) => account === EVERYONE)
      ? "sharedAccounts must not name all"
      : undefined,
  complies: [{}, { sharedAccounts: ["111122223333"] }],
  violates: [{ sharedAccounts: [EVERYONE] }, { sharedAccounts: [UNKNOWN, EVERYONE] }],
  undecided: [{ sharedAccounts: UNKNOWN }, { sharedAccounts: [UNKNOWN] }],
});
