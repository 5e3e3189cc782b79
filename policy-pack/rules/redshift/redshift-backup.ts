import { redshiftExample } from "../../lib/redshiftClusters.ts";
import { rule, UNKNOWN } from "../../rule.ts";

/** Absent is one day of automated snapshots, and a last one when the cluster is deleted. */
export const redshiftBackup = rule({
  id: "redshift-backup",
  title: "Redshift clusters take snapshots",
  safeguards: ["164.308(a)(7)(i)", "164.308(a)(7)(ii)(A)", "164.308(a)(7)(ii)(B)"],
  severity: "high",
  requires: "A cluster keeps automated snapshots, and takes a last one when it is deleted.",
  rationale: "What no snapshot has is lost with the cluster.",
  fix: "automatedSnapshotRetentionPeriod: 35, skipFinalSnapshot: false",
  source: "https://docs.aws.amazon.com/redshift/latest/mgmt/working-with-snapshots.html",
  type: "aws:redshift/cluster:Cluster",
  check: ({ automatedSnapshotRetentionPeriod = 1, skipFinalSnapshot = false }) => {
    if (automatedSnapshotRetentionPeriod < 1) {
      return "automatedSnapshotRetentionPeriod must be at least 1";
    }
    return skipFinalSnapshot ? "skipFinalSnapshot must not be true" : undefined;
  },
  complies: [{}, redshiftExample(), redshiftExample({ automatedSnapshotRetentionPeriod: 1 })],
  violates: [
    redshiftExample({ skipFinalSnapshot: true }),
    redshiftExample({ automatedSnapshotRetentionPeriod: 0 }),
  ],
  undecided: [redshiftExample({ automatedSnapshotRetentionPeriod: UNKNOWN as never })],
});
