import { rule, UNKNOWN } from "../../rule.ts";

/** What AWS Config asks for unless told. */
const MIN_HOURS = 168;

const stream = {
  encryptionType: "KMS",
  kmsKeyId: "arn:aws:kms:us-east-2:111122223333:key/k",
};

/** Absent is a day. */
export const kinesisStreamRetention = rule({
  id: "kinesis-stream-retention",
  title: "Data streams keep records for a week",
  safeguards: ["164.308(a)(7)(ii)(A)", "164.312(c)(1)"],
  severity: "medium",
  requires: "A data stream keeps its records for 168 hours or more.",
  rationale: "A consumer that fails on a Friday must find its records on Monday.",
  fix: "retentionPeriod: 168",
  source:
    "https://docs.aws.amazon.com/config/latest/developerguide/kinesis-stream-backup-retention-check.html",
  type: "aws:kinesis/stream:Stream",
  check: ({ retentionPeriod = 24 }) =>
    retentionPeriod >= MIN_HOURS
      ? undefined
      : `retentionPeriod must be ${String(MIN_HOURS)} hours or more`,
  complies: [
    { ...stream, retentionPeriod: MIN_HOURS },
    { ...stream, retentionPeriod: 8760 },
  ],
  violates: [stream, { ...stream, retentionPeriod: 24 }],
  undecided: [{ ...stream, retentionPeriod: UNKNOWN }],
});
