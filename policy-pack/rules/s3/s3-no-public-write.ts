import { BUCKET } from "../../lib/buckets.ts";
import { publicAccess, publicAccessExamples, type PublicAccess } from "../../lib/publicBuckets.ts";
import { stackRule } from "../../rule.ts";

const WRITE: PublicAccess = {
  cannedAcls: ["public-read-write"],
  permissions: ["WRITE", "FULL_CONTROL"],
  actions: ["s3:PutObject", "s3:DeleteObject", "s3:DeleteObjectVersion", "s3:PutBucketPolicy"],
};

/** As with reads, a policy that allows everyone counts under a block as well. */
export const s3NoPublicWrite = stackRule({
  id: "s3-no-public-write",
  title: "Nobody unknown writes to buckets",
  safeguards: [
    "164.308(a)(3)(i)",
    "164.308(a)(4)(ii)(A)",
    "164.308(a)(4)(ii)(C)",
    "164.312(a)(1)",
    "164.312(e)(1)",
  ],
  severity: "critical",
  requires:
    "A bucket blocks public policies, and neither its policy nor its ACL lets everyone write.",
  rationale: "A record that anyone may overwrite proves nothing.",
  fix: "blockPublicPolicy: true, blockPublicAcls: true; name principals in the bucket policy",
  source:
    "https://docs.aws.amazon.com/config/latest/developerguide/s3-bucket-public-write-prohibited.html",
  type: BUCKET,
  check: (subject, resources) => publicAccess(subject, resources, WRITE),
  ...publicAccessExamples(WRITE, "s3:PutObject", "s3:GetObject"),
});
