import { ifKnown } from "../../lib/anyOf.ts";
import { rule, UNKNOWN } from "../../rule.ts";

const cluster = (aclName?: string) => ({
  kmsKeyArn: "arn:aws:kms:us-east-2:111122223333:key/k",
  nodeType: "db.r7g.large",
  snapshotRetentionLimit: 30,
  tags: { DataClassification: "phi" },
  tlsEnabled: true,
  ...(aclName && { aclName }),
});

/** A name that is not known yet is that of a list in the program: the open one is in every account from the start. */
export const memorydbKnowsUsers = rule({
  id: "memorydb-knows-users",
  title: "MemoryDB knows its users",
  safeguards: ["164.312(a)(1)", "164.312(a)(2)(i)", "164.312(d)"],
  severity: "high",
  requires: "A cluster of MemoryDB has a list of users other than open-access.",
  rationale: "The list open-access lets in whoever reaches the port, to read, write and flush.",
  fix: "aclName: acl.name",
  source: "https://docs.aws.amazon.com/memorydb/latest/devguide/clusters.acls.html",
  type: "aws:memorydb/cluster:Cluster",
  check: (props) =>
    "aclName" in props && ifKnown(() => props.aclName) !== "open-access"
      ? undefined
      : "aclName must be a list of users, not open-access",
  complies: [cluster("applications"), cluster(UNKNOWN)],
  violates: [cluster(), cluster("open-access")],
});
