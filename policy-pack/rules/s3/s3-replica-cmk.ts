import { firstFinding } from "../../lib/anyOf.ts";
import { rule, UNKNOWN } from "../../rule.ts";

const replication = (destination: object, status = "Enabled") => ({
  bucket: "phi",
  role: "arn:aws:iam::111122223333:role/replication",
  rules: [{ id: "all", status, destination: { bucket: "arn:aws:s3:::replica", ...destination } }],
});

/** Without a key for the replicas, S3 leaves out objects that are encrypted with one. */
export const s3ReplicaCmk = rule({
  id: "s3-replica-cmk",
  title: "Replicas of objects are encrypted with a customer key",
  safeguards: ["164.308(a)(7)(ii)(A)", "164.312(a)(2)(iv)", "164.312(e)(2)(ii)"],
  severity: "high",
  requires: "Every enabled rule of replication names the KMS key of its replicas.",
  rationale: "Replication passes over what is encrypted with KMS unless a key is named.",
  fix: "destination: { bucket, encryptionConfiguration: { replicaKmsKeyId: key.arn } }",
  source:
    "https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-config-for-kms-objects.html",
  type: "aws:s3/bucketReplicationConfig:BucketReplicationConfig",
  check: ({ rules = [] }) =>
    firstFinding(rules, ({ status, id = "", destination = {} }) =>
      "replicaKmsKeyId" in (destination.encryptionConfiguration ?? {}) || status === "Disabled"
        ? undefined
        : `rule ${id} must set destination.encryptionConfiguration.replicaKmsKeyId`,
    ),
  complies: [
    replication({ encryptionConfiguration: { replicaKmsKeyId: UNKNOWN } }),
    replication({}, "Disabled"),
  ],
  violates: [replication({}), replication({ encryptionConfiguration: {} })],
  undecided: [replication({}, UNKNOWN)],
});
