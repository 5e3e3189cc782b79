import { rule, UNKNOWN } from "../../rule.ts";

/** Absent is what AWS takes for the network: public in a default VPC, so it has to be said. */
export const dmsNotPublic = rule({
  id: "dms-not-public",
  title: "Migrations have no public address",
  safeguards: [
    "164.308(a)(3)(i)",
    "164.308(a)(4)(ii)(A)",
    "164.308(a)(4)(ii)(C)",
    "164.312(a)(1)",
    "164.312(e)(1)",
  ],
  severity: "critical",
  requires: "Whatever DMS migrates data with says that it is not public.",
  rationale: "A replication instance holds credentials of both databases, and data in transit.",
  fix: "publiclyAccessible: false",
  source:
    "https://docs.aws.amazon.com/config/latest/developerguide/dms-replication-not-public.html",
  type: [
    "aws:dms/replicationInstance:ReplicationInstance",
    "aws:dms/instanceProfile:InstanceProfile",
  ],
  check: ({ publiclyAccessible }) =>
    publiclyAccessible === false ? undefined : "must set publiclyAccessible: false",
  complies: [{ publiclyAccessible: false }],
  violates: [{}, { publiclyAccessible: true }],
  undecided: [{ publiclyAccessible: UNKNOWN }],
});
