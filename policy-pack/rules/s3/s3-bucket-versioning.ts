import { declared } from "../../resources.ts";
import { stackRule } from "../../rule.ts";

const VERSIONING = "aws:s3/bucketVersioning:BucketVersioning";
const phi = declared("aws:s3/bucket:Bucket", "phi");
const versioning = (status: string) =>
  declared(VERSIONING, "phi", {
    bucket: { $ref: "phi.id" },
    versioningConfiguration: { status },
  });

/** Settings inside the bucket do not count: version 7 of the provider deprecates them. */
export const s3BucketVersioning = stackRule({
  id: "s3-bucket-versioning",
  title: "Buckets keep versions",
  safeguards: [
    "164.308(a)(7)(i)",
    "164.308(a)(7)(ii)(A)",
    "164.308(a)(7)(ii)(B)",
    "164.312(c)(1)",
    "164.312(c)(2)",
  ],
  severity: "high",
  requires: "Every bucket has versioning enabled.",
  rationale: "An overwritten or deleted record can be brought back, and its change seen.",
  fix: 'new aws.s3.BucketVersioning(name, { bucket: bucket.id, versioningConfiguration: { status: "Enabled" } })',
  source: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/Versioning.html",
  type: "aws:s3/bucket:Bucket",
  check: (subject, resources) =>
    resources
      .pointingAt(subject, VERSIONING, "bucket")
      .some(({ props }) => props.versioningConfiguration?.status === "Enabled")
      ? undefined
      : "bucket has no BucketVersioning with status Enabled",
  complies: [[phi, versioning("Enabled")]],
  violates: [[phi], [phi, versioning("Suspended")]],
  undecided: [
    [phi, declared(VERSIONING, "phi", { ...versioning("Enabled").props, bucket: { $ref: "?" } })],
  ],
});
