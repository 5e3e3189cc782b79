import { BUCKET } from "../../lib/buckets.ts";
import { publicAccess, publicAccessExamples, type PublicAccess } from "../../lib/publicBuckets.ts";
import { stackRule } from "../../rule.ts";

const READ: PublicAccess = {
  cannedAcls: ["public-read", "public-read-write", "authenticated-read"],
  permissions: ["READ", "FULL_CONTROL"],
  actions: ["s3:GetObject", "s3:GetObjectVersion", "s3:ListBucket", "s3:ListBucketVersions"],
};

/** A policy that allows everyone counts under a block as well: it waits for the day on which the block is lifted. */
export const s3NoPublicRead = stackRule({
  id: "s3-no-public-read",
  title: "Nobody unknown reads from buckets",
  safeguards: [
    "164.308(a)(3)(i)",
    "164.308(a)(4)(ii)(A)",
    "164.308(a)(4)(ii)(C)",
    "164.312(a)(1)",
    "164.312(e)(1)",
  ],
  severity: "critical",
  requires:
    "A bucket blocks public policies, and neither its policy nor its ACL lets everyone read.",
  rationale: "Whatever everyone may read has been disclosed.",
  fix: "blockPublicPolicy: true, blockPublicAcls: true; name principals in the bucket policy",
  source:
    "https://docs.aws.amazon.com/config/latest/developerguide/s3-bucket-public-read-prohibited.html",
  type: BUCKET,
  check: (subject, resources) => publicAccess(subject, resources, READ),
  ...publicAccessExamples(READ, "s3:GetObject", "s3:PutObject"),
});
