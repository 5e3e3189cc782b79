import { REDSHIFT_CLUSTER, REDSHIFT_LOGGING, redshiftStack } from "../../lib/redshiftClusters.ts";
import { stackRule, UNKNOWN, type Answer } from "../../rule.ts";

/** `encrypted` is a string. Absent does not count: a cluster restored from a snapshot may be otherwise. */
export const redshiftEncryptedAndLogged = stackRule({
  id: "redshift-encrypted-and-logged",
  title: "Redshift clusters are encrypted and log",
  safeguards: ["164.312(a)(2)(iv)", "164.312(b)", "164.312(e)(2)(ii)"],
  severity: "high",
  requires: "A cluster sets encrypted, and a Logging names it.",
  rationale:
    "Its logs say who connected and what was asked; its disks and snapshots hold the data.",
  fix: 'encrypted: "true"; new aws.redshift.Logging(name, { clusterIdentifier: cluster.id, … })',
  source:
    "https://docs.aws.amazon.com/config/latest/developerguide/redshift-cluster-configuration-check.html",
  type: REDSHIFT_CLUSTER,
  check: (subject, resources): Answer => {
    if (String(subject.props.encrypted) !== "true") return 'encrypted must be "true"';
    return resources.pointingAt(subject, REDSHIFT_LOGGING, "clusterIdentifier").length > 0
      ? undefined
      : "cluster has no Logging";
  },
  complies: [redshiftStack(), redshiftStack({ encrypted: true as never })],
  violates: [
    redshiftStack({}, "logging"),
    redshiftStack({ encrypted: "false" }),
    redshiftStack({ encrypted: undefined }),
  ],
  undecided: [redshiftStack({ encrypted: UNKNOWN })],
});
