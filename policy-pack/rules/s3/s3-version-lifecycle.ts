import { anyOf } from "../../lib/anyOf.ts";
import { BUCKET, BUCKET_VERSIONING, bucketExample } from "../../lib/buckets.ts";
import { stackRule, UNKNOWN } from "../../rule.ts";

const LIFECYCLE = "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration";
const ENABLED = "Enabled";

export const s3VersionLifecycle = stackRule({
  id: "s3-version-lifecycle",
  title: "Versions have a lifecycle",
  safeguards: ["164.308(a)(7)(i)", "164.308(a)(7)(ii)(A)", "164.310(d)(2)(iv)"],
  severity: "low",
  requires: "A bucket that keeps versions has an enabled lifecycle rule.",
  rationale: "It says how long versions are kept, and moves old ones to where that costs little.",
  fix: 'new aws.s3.BucketLifecycleConfiguration(name, { bucket: bucket.id, rules: [{ status: "Enabled", … }] })',
  source:
    "https://docs.aws.amazon.com/config/latest/developerguide/s3-version-lifecycle-policy-check.html",
  type: BUCKET,
  check: (subject, resources) =>
    anyOf(resources.pointingAt(subject, LIFECYCLE, "bucket"), ({ props }) =>
      anyOf(props.rules ?? [], ({ status }) => status === ENABLED),
    ) ||
    !anyOf(
      resources.pointingAt(subject, BUCKET_VERSIONING, "bucket"),
      ({ props }) => props.versioningConfiguration?.status === ENABLED,
    )
      ? undefined
      : "bucket has no BucketLifecycleConfiguration with an enabled rule",
  complies: [bucketExample(), bucketExample({ versioning: "absent", lifecycle: "absent" })],
  violates: [
    bucketExample({ lifecycle: "absent" }),
    bucketExample({ lifecycle: { rules: [{ id: "old", status: "Disabled" }] } }),
  ],
  undecided: [bucketExample({ lifecycle: { rules: [{ id: "old", status: UNKNOWN }] } })],
});
