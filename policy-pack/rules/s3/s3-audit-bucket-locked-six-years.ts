import { anyOf } from "../../lib/anyOf.ts";
import { BUCKET, bucketExample, OBJECT_LOCK } from "../../lib/buckets.ts";
import { receivesAudit } from "../../lib/logDeliveries.ts";
import { trailExample } from "../../lib/trails.ts";
import { declared } from "../../resources.ts";
import { stackRule, UNKNOWN } from "../../rule.ts";

/** Six years, two of which may be leap years. */
const DAYS = 2192;
const YEARS = 6;

const trail = declared("aws:cloudtrail/trail:Trail", "trail", {
  ...trailExample(),
  s3BucketName: { $ref: "phi.id" },
});
const stream = declared("aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream", "lines", {
  destination: "extended_s3",
  serverSideEncryption: {
    enabled: true,
    keyType: "CUSTOMER_MANAGED_CMK",
    keyArn: "arn:aws:kms:us-east-2:111122223333:key/k",
  },
  extendedS3Configuration: { bucketArn: "arn:aws:s3:::novamind-phi" },
});
const flowLog = declared("aws:ec2/flowLog:FlowLog", "flow", {
  logDestinationType: "s3",
  logDestination: "arn:aws:s3:::novamind-phi/flow/",
});
const retained = (retention: object) => ({
  lock: { rule: { defaultRetention: retention } },
});

export const s3AuditBucketLockedSixYears = stackRule({
  id: "s3-audit-bucket-locked-six-years",
  title: "Audit records are locked for six years",
  safeguards: ["164.312(b)", "164.312(c)(1)", "164.316(b)(2)(i)"],
  severity: "high",
  requires:
    "A bucket into which trails, flow logs or Firehose are delivered locks them in COMPLIANCE mode for six years.",
  rationale: "In GOVERNANCE mode whoever has the permission can delete what tells of them.",
  fix: 'rule: { defaultRetention: { mode: "COMPLIANCE", days: 2192 } }',
  source: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html",
  type: BUCKET,
  check: (subject, resources) =>
    !receivesAudit(subject, resources) ||
    anyOf(
      resources.pointingAt(subject, OBJECT_LOCK, "bucket"),
      ({ props: { rule: { defaultRetention: { mode, days = 0, years = 0 } = {} } = {} } }) =>
        mode === "COMPLIANCE" && (days >= DAYS || years >= YEARS),
    )
      ? undefined
      : `audit records must be locked in COMPLIANCE mode for ${String(DAYS)} days or more`,
  complies: [
    bucketExample({ lock: "absent" }),
    [...bucketExample(), trail],
    [...bucketExample(retained({ mode: "COMPLIANCE", years: 6 })), stream],
  ],
  violates: [
    [...bucketExample(retained({ mode: "GOVERNANCE", days: DAYS })), trail],
    [...bucketExample(retained({ mode: "COMPLIANCE", days: 365 })), stream],
    [...bucketExample({ lock: "absent" }), flowLog],
  ],
  undecided: [[...bucketExample(retained({ mode: "COMPLIANCE", days: UNKNOWN })), trail]],
});
