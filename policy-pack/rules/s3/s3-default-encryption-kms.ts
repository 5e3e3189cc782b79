import { declared } from "../../resources.ts";
import { stackRule, type Answer } from "../../rule.ts";

const ENCRYPTION =
  "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration";
const LOGGING = "aws:s3/bucketLogging:BucketLogging";
const KMS = ["aws:kms", "aws:kms:dsse"];

const phi = declared("aws:s3/bucket:Bucket", "phi");
const encryption = (sseAlgorithm: string) =>
  declared(ENCRYPTION, "phi", {
    bucket: { $ref: "phi.id" },
    rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm } }],
  });
const logsToPhi = declared(LOGGING, "other", {
  bucket: "other",
  targetBucket: { $ref: "phi.id" },
  targetPrefix: "s3/",
});

/** S3 delivers access logs only into buckets whose default is AES256, so those comply with it. */
export const s3DefaultEncryptionKms = stackRule({
  id: "s3-default-encryption-kms",
  title: "Buckets encrypt with KMS",
  safeguards: ["164.312(a)(2)(iv)", "164.312(e)(2)(ii)"],
  severity: "high",
  requires: "Every bucket encrypts with KMS by default; a target of access logs with AES256.",
  rationale: "A key's policy and trail say who may read the data, and who did.",
  fix: 'applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: key.arn }',
  source: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html",
  type: "aws:s3/bucket:Bucket",
  check: (subject, resources): Answer => {
    const [found] = resources.pointingAt(subject, ENCRYPTION, "bucket");
    const rules = found?.props.rules ?? [];
    const used = rules.map((one) => one.applyServerSideEncryptionByDefault?.sseAlgorithm ?? "");
    if (used.length > 0 && used.every((algorithm) => KMS.includes(algorithm))) return undefined;
    const isTarget = resources.pointingAt(subject, LOGGING, "targetBucket").length > 0;
    if (isTarget && used.includes("AES256")) return undefined;
    return used.length > 0
      ? `bucket encrypts with ${used.join(", ")}, not aws:kms`
      : "bucket has no BucketServerSideEncryptionConfiguration";
  },
  complies: [
    [phi, encryption("aws:kms")],
    [phi, encryption("aws:kms:dsse")],
    [phi, encryption("AES256"), logsToPhi],
  ],
  violates: [[phi], [phi, encryption("AES256")], [phi, logsToPhi]],
});
