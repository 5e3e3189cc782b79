import { firstFinding } from "../../lib/anyOf.ts";
import { PUBLIC_ACCESS_FLAGS } from "../../lib/publicAccess.ts";
import { rule, UNKNOWN } from "../../rule.ts";

const blocked = {
  blockPublicAcls: true,
  blockPublicPolicy: true,
  ignorePublicAcls: true,
  restrictPublicBuckets: true,
};

/** Absent is false for each of the four. */
export const s3AccountPublicAccessBlock = rule({
  id: "s3-account-public-access-block",
  title: "Accounts block public access to S3",
  safeguards: [
    "164.308(a)(1)(ii)(B)",
    "164.308(a)(3)(i)",
    "164.312(a)(1)",
    "164.312(e)(1)",
    "164.314(b)(1)",
    "164.314(b)(2)",
  ],
  severity: "critical",
  requires: "The account's public access block sets all four flags.",
  rationale: "It holds for every bucket of the account, also those made outside this program.",
  fix: "blockPublicAcls: true, blockPublicPolicy: true, ignorePublicAcls: true, restrictPublicBuckets: true",
  source:
    "https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html",
  type: "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock",
  check: (props) =>
    firstFinding(PUBLIC_ACCESS_FLAGS, (flag) =>
      props[flag] === true ? undefined : `${flag} must be true`,
    ),
  complies: [blocked],
  violates: [{}, { ...blocked, restrictPublicBuckets: false }],
  undecided: [{ ...blocked, blockPublicAcls: UNKNOWN }],
  remedy: () => blocked,
});
