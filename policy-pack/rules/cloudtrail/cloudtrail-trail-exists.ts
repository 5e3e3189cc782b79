import { anyOf } from "../../lib/anyOf.ts";
import { isLogging, trailExample } from "../../lib/trails.ts";
import { declared } from "../../resources.ts";
import { UNKNOWN, wholeStackRule } from "../../rule.ts";

const TRAIL = "aws:cloudtrail/trail:Trail";
const ORGANIZATION = "aws:organizations/organization:Organization";

const organization = declared(ORGANIZATION, "organization", { featureSet: "ALL" });
const trail = (enableLogging?: boolean) =>
  declared(TRAIL, "trail", trailExample({ enableLogging }));

/**
 * A stack that has trails, or founds an organization, is where a missing one shows; any other may be covered by a trail of the organization,
 * declared elsewhere.
 */
export const cloudtrailTrailExists = wholeStackRule({
  id: "cloudtrail-trail-exists",
  title: "A trail logs",
  safeguards: [
    "164.308(a)(1)(ii)(A)",
    "164.308(a)(1)(ii)(D)",
    "164.308(a)(3)(ii)(A)",
    "164.308(a)(5)(ii)(C)",
    "164.308(a)(6)(ii)",
    "164.312(b)",
    "164.312(e)(2)(i)",
  ],
  severity: "critical",
  requires: "A stack that declares trails or an organization has a trail that logs.",
  rationale: "Without a trail nobody can tell who did what in the account.",
  fix: "new aws.cloudtrail.Trail(name, { s3BucketName, enableLogging: true, … })",
  source: "https://docs.aws.amazon.com/config/latest/developerguide/cloudtrail-enabled.html",
  about: [TRAIL, ORGANIZATION],
  check: (resources) =>
    anyOf(resources.ofType(TRAIL), ({ props }) => isLogging(props))
      ? undefined
      : "no trail of the stack logs",
  complies: [[trail()], [organization, trail(true)]],
  violates: [[organization], [trail(false)], [organization, trail(false)]],
  undecided: [[trail(UNKNOWN as never)]],
});
