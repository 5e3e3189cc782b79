import { declared } from "../../resources.ts";
import { stackRule } from "../../rule.ts";

const LOGGING = "aws:s3/bucketLogging:BucketLogging";
const phi = declared("aws:s3/bucket:Bucket", "phi");
const logs = declared("aws:s3/bucket:Bucket", "logs");
const logging = declared(LOGGING, "phi-logging", {
  bucket: { $ref: "phi.id" },
  targetBucket: { $ref: "logs.id" },
  targetPrefix: "phi/",
});

/** A bucket that receives access logs need not log its own: they would log themselves. */
export const s3BucketLogging = stackRule({
  id: "s3-bucket-logging",
  title: "Buckets log access",
  safeguards: ["164.308(a)(3)(ii)(A)", "164.312(b)"],
  severity: "high",
  requires: "Every bucket logs access to it, but for those that receive such logs.",
  rationale: "Access logs answer who read which object.",
  fix: "new aws.s3.BucketLogging(name, { bucket: bucket.id, targetBucket: logs.id, targetPrefix })",
  source: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/ServerLogs.html",
  type: "aws:s3/bucket:Bucket",
  check: (subject, resources) =>
    resources.pointingAt(subject, LOGGING, "bucket").length > 0 ||
    resources.pointingAt(subject, LOGGING, "targetBucket").length > 0
      ? undefined
      : "bucket has no BucketLogging",
  complies: [
    [phi, logs, logging],
    [logs, { ...logging, props: { ...logging.props, bucket: "x" } }],
  ],
  violates: [[phi], [phi, logs, { ...logging, props: { ...logging.props, bucket: "another" } }]],
});
