import { rule, UNKNOWN } from "../../rule.ts";

const cluster = (enabled?: boolean) => ({
  clusterEndpointEncryptionType: "TLS",
  nodeType: "dax.r5.large",
  replicationFactor: 3,
  ...(enabled !== undefined && { serverSideEncryption: { enabled } }),
});

/** Absent is not encrypted, and cannot be changed later. DAX takes no key of a customer's. */
export const daxEncryptedAtRest = rule({
  id: "dax-encrypted-at-rest",
  title: "DAX clusters are encrypted at rest",
  safeguards: ["164.312(a)(2)(iv)", "164.312(e)(2)(ii)"],
  severity: "high",
  requires: "A cluster enables server-side encryption.",
  rationale: "DAX writes to disk what its primary node sends to the others.",
  fix: "serverSideEncryption: { enabled: true }",
  source:
    "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/DAXEncryptionAtRest.html",
  type: "aws:dax/cluster:Cluster",
  check: ({ serverSideEncryption }) =>
    serverSideEncryption?.enabled === true
      ? undefined
      : "serverSideEncryption.enabled must be true",
  complies: [cluster(true)],
  violates: [cluster(), cluster(false)],
  undecided: [cluster(UNKNOWN as never)],
});
