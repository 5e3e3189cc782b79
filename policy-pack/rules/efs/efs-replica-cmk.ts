import { rule, UNKNOWN } from "../../rule.ts";

const replication = (destination: object) => ({ sourceFileSystemId: "fs-1", destination });

/** Absent is the key that AWS manages for EFS in the other Region; a file system that exists has its own. */
export const efsReplicaCmk = rule({
  id: "efs-replica-cmk",
  title: "Replicas of file systems are encrypted with a customer key",
  safeguards: ["164.312(a)(2)(iv)", "164.312(e)(2)(ii)"],
  severity: "high",
  requires: "Replication of a file system names a KMS key, or a file system that exists.",
  rationale: "A copy is worth as much as what it is of: a customer key says who reads it.",
  fix: "destination: { region, kmsKeyId: key.arn }",
  source: "https://docs.aws.amazon.com/efs/latest/ug/efs-replication.html",
  type: "aws:efs/replicationConfiguration:ReplicationConfiguration",
  check: ({ destination = {} }) =>
    "kmsKeyId" in destination || "fileSystemId" in destination
      ? undefined
      : "destination must set kmsKeyId",
  complies: [
    replication({ region: "us-west-2", kmsKeyId: UNKNOWN }),
    replication({ region: "us-west-2", fileSystemId: "fs-2" }),
  ],
  violates: [replication({ region: "us-west-2" })],
});
