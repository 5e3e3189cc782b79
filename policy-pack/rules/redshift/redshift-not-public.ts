import { redshiftExample } from "../../lib/redshiftClusters.ts";
import { rule, UNKNOWN } from "../../rule.ts";

/** Absent is false. */
export const redshiftNotPublic = rule({
  id: "redshift-not-public",
  title: "Redshift clusters are not public",
  safeguards: [
    "164.308(a)(3)(i)",
    "164.308(a)(4)(ii)(A)",
    "164.308(a)(4)(ii)(C)",
    "164.312(a)(1)",
    "164.312(e)(1)",
  ],
  severity: "critical",
  requires: "A cluster is not publicly accessible.",
  rationale: "A public address makes a password the only thing between the data and anyone.",
  fix: "publiclyAccessible: false",
  source:
    "https://docs.aws.amazon.com/config/latest/developerguide/redshift-cluster-public-access-check.html",
  type: "aws:redshift/cluster:Cluster",
  check: ({ publiclyAccessible = false }) =>
    publiclyAccessible ? "publiclyAccessible must not be true" : undefined,
  complies: [{}, redshiftExample()],
  violates: [redshiftExample({ publiclyAccessible: true })],
  undecided: [redshiftExample({ publiclyAccessible: UNKNOWN as never })],
});
