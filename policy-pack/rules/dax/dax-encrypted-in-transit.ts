import { rule, UNKNOWN } from "../../rule.ts";

const cluster = (clusterEndpointEncryptionType?: string) => ({
  nodeType: "dax.r5.large",
  replicationFactor: 3,
  serverSideEncryption: { enabled: true },
  ...(clusterEndpointEncryptionType !== undefined && { clusterEndpointEncryptionType }),
});

/** Absent is NONE, and cannot be changed later. */
export const daxEncryptedInTransit = rule({
  id: "dax-encrypted-in-transit",
  title: "DAX clusters speak TLS",
  safeguards: ["164.312(e)(1)", "164.312(e)(2)(i)", "164.312(e)(2)(ii)"],
  severity: "high",
  requires: "A cluster sets clusterEndpointEncryptionType to TLS.",
  rationale: "Items pass between clients and nodes in plaintext otherwise.",
  fix: 'clusterEndpointEncryptionType: "TLS"',
  source:
    "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/DAXEncryptionInTransit.html",
  type: "aws:dax/cluster:Cluster",
  check: ({ clusterEndpointEncryptionType }) =>
    clusterEndpointEncryptionType === "TLS"
      ? undefined
      : 'clusterEndpointEncryptionType must be "TLS"',
  complies: [cluster("TLS")],
  violates: [cluster(), cluster("NONE")],
  undecided: [cluster(UNKNOWN)],
});
