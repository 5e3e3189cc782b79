import type { PropsOf } from "../../awsType.ts";
import { anyOf } from "../../lib/anyOf.ts";
import { BUCKET, bucketExample } from "../../lib/buckets.ts";
import { BUCKET_ACL, inlineAcl } from "../../lib/publicBuckets.ts";
import { declared } from "../../resources.ts";
import { stackRule, UNKNOWN } from "../../rule.ts";

const OWNERSHIP = "aws:s3/bucketOwnershipControls:BucketOwnershipControls";

type Acl = PropsOf<typeof BUCKET_ACL>;

const owned = (objectOwnership: string) => ({ rule: { objectOwnership } });
const writers = bucketExample({ ownership: owned("ObjectWriter") });
const acl = (props: Acl) => declared(BUCKET_ACL, "acl", { ...props, bucket: { $ref: "phi.id" } });
const account = { type: "CanonicalUser", id: "c1daexampleaaf850ea79cf0430f33d7" };
const granted = { grants: [{ permission: "READ", grantee: account }] };

/** S3 heeds no ACL of a bucket whose owner owns all objects. */
export const s3BucketAclProhibited = stackRule({
  id: "s3-bucket-acl-prohibited",
  title: "Buckets grant nothing by ACL",
  safeguards: ["164.308(a)(1)(ii)(B)", "164.308(a)(3)(i)", "164.312(a)(1)"],
  severity: "medium",
  requires: "A bucket has no ACL but private, or BucketOwnerEnforced as ownership.",
  rationale: "An ACL grants beside every policy that people read.",
  fix: 'rule: { objectOwnership: "BucketOwnerEnforced" }',
  source: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html",
  type: BUCKET,
  check: (subject, resources) => {
    const acls = resources.pointingAt(subject, BUCKET_ACL, "bucket").map(({ props }) => props);
    if (!anyOf([inlineAcl(subject), ...acls], grants)) return undefined;
    return anyOf(
      resources.pointingAt(subject, OWNERSHIP, "bucket"),
      ({ props }) => props.rule?.objectOwnership === "BucketOwnerEnforced",
    )
      ? undefined
      : "an ACL other than private grants access";
  },
  complies: [
    bucketExample(),
    [...bucketExample(), acl({ acl: "log-delivery-write" })],
    [...writers, acl({ acl: "private" })],
  ],
  violates: [
    [...writers, acl({ acl: "log-delivery-write" })],
    [...writers, acl({ accessControlPolicy: granted })],
    bucketExample({ ownership: "absent", bucket: { acl: "aws-exec-read" } }),
  ],
  undecided: [[...writers, acl({ acl: UNKNOWN })]],
});

const grants = ({ acl: canned = "private", accessControlPolicy }: Acl): boolean =>
  canned !== "private" ||
  anyOf(accessControlPolicy?.grants ?? [], ({ permission }) => permission !== undefined);
