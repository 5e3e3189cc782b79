import { redshiftExample } from "../../lib/redshiftClusters.ts";
import { rule, UNKNOWN } from "../../rule.ts";

export const redshiftMaintenance = rule({
  id: "redshift-maintenance",
  title: "Redshift clusters are maintained",
  safeguards: ["164.308(a)(5)(ii)(A)", "164.308(a)(7)(ii)(A)"],
  severity: "medium",
  requires:
    "A cluster takes upgrades of its version in a set window, and keeps automated snapshots.",
  rationale: "Upgrades close known holes, and a snapshot undoes one that fails.",
  fix: 'allowVersionUpgrade: true, preferredMaintenanceWindow: "sun:08:00-sun:09:00"',
  source:
    "https://docs.aws.amazon.com/config/latest/developerguide/redshift-cluster-maintenancesettings-check.html",
  type: "aws:redshift/cluster:Cluster",
  check: (props) => {
    if (!("preferredMaintenanceWindow" in props)) return "preferredMaintenanceWindow must be set";
    const { allowVersionUpgrade = true, automatedSnapshotRetentionPeriod = 1 } = props;
    if (!allowVersionUpgrade) return "allowVersionUpgrade must not be false";
    return automatedSnapshotRetentionPeriod < 1
      ? "automatedSnapshotRetentionPeriod must be at least 1"
      : undefined;
  },
  complies: [
    redshiftExample(),
    redshiftExample({
      allowVersionUpgrade: undefined,
      automatedSnapshotRetentionPeriod: undefined,
    }),
  ],
  violates: [
    redshiftExample({ allowVersionUpgrade: false }),
    redshiftExample({ preferredMaintenanceWindow: undefined }),
    redshiftExample({ automatedSnapshotRetentionPeriod: 0 }),
  ],
  undecided: [redshiftExample({ allowVersionUpgrade: UNKNOWN as never })],
});
