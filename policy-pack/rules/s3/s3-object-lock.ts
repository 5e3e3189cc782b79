import { anyOf } from "../../lib/anyOf.ts";
import {
  BUCKET,
  BUCKET_LOGGING,
  bucketExample,
  OBJECT_LOCK,
  receivesAccessLogs,
} from "../../lib/buckets.ts";
import { receivesConfiguration } from "../../lib/logDeliveries.ts";
import { declared } from "../../resources.ts";
import { stackRule, UNKNOWN, type Answer } from "../../rule.ts";

/** S3 cannot deliver access logs into a locked bucket, nor AWS Config its history into one with a default retention. */
export const s3ObjectLock = stackRule({
  id: "s3-object-lock",
  title: "Buckets lock objects",
  safeguards: ["164.308(a)(1)(ii)(B)", "164.312(c)(1)"],
  severity: "medium",
  requires:
    "Every bucket has Object Lock and a default retention, but for targets of access logs and of AWS Config.",
  rationale: "Versions can be deleted one by one by whoever may; locked ones cannot.",
  fix: "objectLockEnabled: true; new aws.s3.BucketObjectLockConfiguration(name, { bucket: bucket.id, rule })",
  source: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html",
  type: BUCKET,
  check: (subject, resources): Answer => {
    if (receivesAccessLogs(subject, resources) || receivesConfiguration(subject, resources)) {
      return undefined;
    }
    if (subject.props.objectLockEnabled !== true) return "objectLockEnabled must be true";
    return anyOf(
      resources.pointingAt(subject, OBJECT_LOCK, "bucket"),
      ({ props }) => props.rule?.defaultRetention !== undefined,
    )
      ? undefined
      : "bucket has no BucketObjectLockConfiguration with a default retention";
  },
  complies: [
    bucketExample(),
    [
      ...bucketExample({ bucket: { objectLockEnabled: false }, lock: "absent" }),
      declared(BUCKET_LOGGING, "other", { bucket: "o", targetBucket: { $ref: "phi.id" } }),
    ],
    [
      ...bucketExample({ bucket: { objectLockEnabled: false }, lock: "absent" }),
      declared("aws:cfg/deliveryChannel:DeliveryChannel", "history", {
        s3BucketName: { $ref: "phi.id" },
      }),
    ],
  ],
  violates: [
    bucketExample({ lock: "absent" }),
    bucketExample({ bucket: { objectLockEnabled: false } }),
    bucketExample({ lock: { rule: {} } }),
  ],
  undecided: [
    bucketExample({ bucket: { objectLockEnabled: UNKNOWN } }),
    bucketExample({ lock: { bucket: { $ref: "?" } } }),
  ],
});
