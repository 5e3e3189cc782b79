import { rule, UNKNOWN } from "../../rule.ts";

export const logGroupKmsEncrypted = rule({
  id: "log-group-kms-encrypted",
  title: "Log groups are encrypted with a customer key",
  safeguards: ["164.312(a)(2)(iv)", "164.312(e)(2)(ii)"],
  severity: "high",
  requires: "A log group names a KMS key.",
  rationale: "Logs carry identifiers; a customer key decides, and records, who reads them.",
  fix: "kmsKeyId: key.arn",
  source: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html",
  type: "aws:cloudwatch/logGroup:LogGroup",
  check: (props) => ("kmsKeyId" in props ? undefined : "log group must set kmsKeyId"),
  complies: [{ kmsKeyId: "arn:aws:kms:us-east-2:111122223333:key/k" }, { kmsKeyId: UNKNOWN }],
  violates: [{}],
});
