import { firstFinding } from "../../lib/anyOf.ts";
import { PUBLIC_ACCESS_FLAGS } from "../../lib/publicAccess.ts";
import { declared } from "../../resources.ts";
import { stackRule, type Answer } from "../../rule.ts";

const BLOCK = "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock";
const phi = declared("aws:s3/bucket:Bucket", "phi", { bucket: "novamind-phi" });
const block = (flags: object = {}) =>
  declared(BLOCK, "phi", {
    bucket: { $ref: "phi.id" },
    blockPublicAcls: true,
    blockPublicPolicy: true,
    ignorePublicAcls: true,
    restrictPublicBuckets: true,
    ...flags,
  });

/** A bucket without a block of its own has only the account's, which another stack may change. */
export const s3BucketPublicAccessBlock = stackRule({
  id: "s3-bucket-public-access-block",
  title: "Buckets block public access",
  safeguards: [
    "164.308(a)(3)(i)",
    "164.308(a)(4)(ii)(A)",
    "164.308(a)(4)(ii)(C)",
    "164.312(a)(1)",
    "164.312(e)(1)",
  ],
  severity: "critical",
  requires: "Every bucket has a public access block that sets all four flags.",
  rationale: "One mistaken policy or ACL otherwise publishes the bucket.",
  fix: "new aws.s3.BucketPublicAccessBlock(name, { bucket: bucket.id, blockPublicAcls: true, … })",
  source:
    "https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html",
  type: "aws:s3/bucket:Bucket",
  check: (subject, resources): Answer => {
    const [found] = resources.pointingAt(subject, BLOCK, "bucket");
    if (!found) return "bucket has no BucketPublicAccessBlock";
    return firstFinding(PUBLIC_ACCESS_FLAGS, (flag) =>
      found.props[flag] === true ? undefined : `${flag} must be true`,
    );
  },
  complies: [
    [phi, block()],
    [phi, block({ bucket: "novamind-phi" })],
  ],
  remedy: {
    type: BLOCK,
    set: (flags: Readonly<Record<string, unknown>>) =>
      PUBLIC_ACCESS_FLAGS.every((flag) => flags[flag] === true)
        ? undefined
        : Object.fromEntries(PUBLIC_ACCESS_FLAGS.map((flag) => [flag, true])),
  },
  violates: [[phi], [phi, block({ ignorePublicAcls: false })], [phi, block({ bucket: "another" })]],
});
