import { rule, UNKNOWN } from "../../rule.ts";

/** Absent is not encrypted, and cannot be changed later. */
export const efsEncrypted = rule({
  id: "efs-encrypted",
  title: "EFS file systems are encrypted",
  safeguards: ["164.312(a)(2)(iv)", "164.312(e)(2)(ii)"],
  severity: "high",
  requires: "A file system sets encrypted.",
  rationale: "What is not encrypted from the start has to be copied to become so.",
  fix: "encrypted: true, kmsKeyId: key.arn",
  source: "https://docs.aws.amazon.com/config/latest/developerguide/efs-encrypted-check.html",
  type: "aws:efs/fileSystem:FileSystem",
  check: ({ encrypted }) => (encrypted === true ? undefined : "encrypted must be true"),
  complies: [{ encrypted: true, kmsKeyId: UNKNOWN }],
  violates: [{}, { encrypted: false }],
});
