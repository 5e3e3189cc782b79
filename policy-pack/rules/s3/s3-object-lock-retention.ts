import { rule } from "../../rule.ts";

const lock = (defaultRetention: { mode?: string; days?: number; years?: number }) => ({
  rule: { defaultRetention },
});

/** Absent days and years lock nothing. Which of both modes a record needs, its kind says: an audit trail COMPLIANCE, a clinical record GOVERNANCE. */
export const s3ObjectLockRetention = rule({
  id: "s3-object-lock-retention",
  title: "Object Lock retains by default",
  safeguards: ["164.308(a)(1)(ii)(B)", "164.312(c)(1)"],
  severity: "high",
  requires: "An Object Lock configuration retains every object by default, in one of both modes.",
  rationale: "A lock without a default retention protects only what its writer remembers to lock.",
  fix: 'rule: { defaultRetention: { mode: "COMPLIANCE", days: 2192 } }',
  source: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html",
  type: [
    "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration",
    "aws:s3/bucketObjectLockConfigurationV2:BucketObjectLockConfigurationV2",
  ],
  check: ({ rule: { defaultRetention: { mode, days = 0, years = 0 } = {} } = {} }) => {
    if (mode === undefined) return "rule.defaultRetention.mode must be set";
    return days > 0 || years > 0 ? undefined : "rule.defaultRetention must set days or years";
  },
  complies: [
    lock({ mode: "COMPLIANCE", days: 2192 }),
    lock({ mode: "COMPLIANCE", years: 6 }),
    lock({ mode: "GOVERNANCE", days: 2192 }),
  ],
  violates: [{}, lock({ days: 2192 }), lock({ mode: "COMPLIANCE" }), lock({ mode: "GOVERNANCE" })],
});
