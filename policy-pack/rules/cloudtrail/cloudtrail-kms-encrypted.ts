import { trailExample } from "../../lib/trails.ts";
import { rule, UNKNOWN } from "../../rule.ts";

export const cloudtrailKmsEncrypted = rule({
  id: "cloudtrail-kms-encrypted",
  title: "Trails are encrypted with a customer key",
  safeguards: ["164.312(a)(2)(iv)", "164.312(e)(2)(ii)"],
  severity: "high",
  requires: "A trail names a KMS key.",
  rationale: "Events name people and records; a customer key decides, and records, who reads them.",
  fix: "kmsKeyId: key.arn",
  source:
    "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/encrypting-cloudtrail-log-files-with-aws-kms.html",
  type: "aws:cloudtrail/trail:Trail",
  check: (props) => ("kmsKeyId" in props ? undefined : "trail must set kmsKeyId"),
  complies: [trailExample(), { kmsKeyId: UNKNOWN }],
  violates: [trailExample({ kmsKeyId: undefined })],
});
