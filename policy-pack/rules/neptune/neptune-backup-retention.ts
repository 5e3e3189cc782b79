import { NEPTUNE_CLUSTER, neptuneExample } from "../../lib/neptuneClusters.ts";
import { rule, UNKNOWN } from "../../rule.ts";

/** What AWS Config asks for unless told. */
const MIN_DAYS = 7;

/** Absent is one day. */
export const neptuneBackupRetention = rule({
  id: "neptune-backup-retention",
  title: "Neptune clusters keep backups for a week",
  safeguards: ["164.308(a)(7)(i)", "164.308(a)(7)(ii)(A)", "164.308(a)(7)(ii)(B)"],
  severity: "high",
  requires: "A cluster keeps automatic backups for seven days or more.",
  rationale: "A mistake is often found days after it was made.",
  fix: "backupRetentionPeriod: 30",
  source:
    "https://docs.aws.amazon.com/config/latest/developerguide/neptune-cluster-backup-retention-check.html",
  type: NEPTUNE_CLUSTER,
  check: ({ backupRetentionPeriod = 1 }) =>
    backupRetentionPeriod >= MIN_DAYS
      ? undefined
      : `backupRetentionPeriod must be ${String(MIN_DAYS)} or more`,
  complies: [neptuneExample(), neptuneExample({ backupRetentionPeriod: MIN_DAYS })],
  violates: [
    neptuneExample({ backupRetentionPeriod: undefined }),
    neptuneExample({ backupRetentionPeriod: 1 }),
  ],
  undecided: [neptuneExample({ backupRetentionPeriod: UNKNOWN as never })],
});
