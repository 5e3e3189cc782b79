import { rule, UNKNOWN } from "../../rule.ts";

const instance = { clusterIdentifier: "graph", instanceClass: "db.r7g.large" };

/** Absent is false. */
export const neptuneNotPublic = rule({
  id: "neptune-not-public",
  title: "Neptune instances are not public",
  safeguards: ["164.308(a)(3)(i)", "164.312(a)(1)", "164.312(e)(1)"],
  severity: "critical",
  requires: "An instance is not publicly accessible.",
  rationale: "A graph database has no business with the internet.",
  fix: "publiclyAccessible: false",
  source: "https://docs.aws.amazon.com/neptune/latest/userguide/neptune-public-endpoints.html",
  type: "aws:neptune/clusterInstance:ClusterInstance",
  check: ({ publiclyAccessible = false }) =>
    publiclyAccessible ? "publiclyAccessible must not be true" : undefined,
  complies: [instance, { ...instance, publiclyAccessible: false }],
  violates: [{ ...instance, publiclyAccessible: true }],
  undecided: [{ ...instance, publiclyAccessible: UNKNOWN }],
});
