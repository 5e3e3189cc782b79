import { rule, UNKNOWN } from "../../rule.ts";

const kmsKeyId = "arn:aws:kms:us-east-2:111122223333:key/k";

/** Absent is NONE. */
export const kinesisStreamEncrypted = rule({
  id: "kinesis-stream-encrypted",
  title: "Data streams are encrypted",
  safeguards: ["164.312(a)(2)(iv)", "164.312(e)(2)(ii)"],
  severity: "high",
  requires: "A data stream sets encryptionType to KMS, and its key.",
  rationale: "Records lie in the stream for a day to a year.",
  fix: 'encryptionType: "KMS", kmsKeyId: key.arn',
  source: "https://docs.aws.amazon.com/config/latest/developerguide/kinesis-stream-encrypted.html",
  type: "aws:kinesis/stream:Stream",
  check: (props) => {
    if (!("kmsKeyId" in props)) return "kmsKeyId must be set";
    return props.encryptionType === "KMS" ? undefined : 'encryptionType must be "KMS"';
  },
  complies: [
    { encryptionType: "KMS", kmsKeyId },
    { encryptionType: "KMS", kmsKeyId: UNKNOWN },
  ],
  violates: [{}, { kmsKeyId }, { encryptionType: "NONE", kmsKeyId }, { encryptionType: "KMS" }],
  undecided: [{ encryptionType: UNKNOWN, kmsKeyId }],
});
