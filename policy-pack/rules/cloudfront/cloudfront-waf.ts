import { DISTRIBUTION, distributionExample } from "../../lib/distributions.ts";
import { rule, UNKNOWN } from "../../rule.ts";

export const cloudfrontWaf = rule({
  id: "cloudfront-waf",
  title: "A web ACL stands before CloudFront",
  safeguards: ["164.308(a)(5)(ii)(B)", "164.312(a)(1)"],
  severity: "medium",
  requires: "A distribution names a web ACL.",
  rationale: "What faces the internet is probed all day; a web ACL refuses known attacks.",
  fix: "webAclId: webAcl.arn",
  source:
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/distribution-web-awswaf.html",
  type: DISTRIBUTION,
  check: (props) => ("webAclId" in props ? undefined : "distribution must set webAclId"),
  complies: [distributionExample(), distributionExample({ webAclId: UNKNOWN })],
  violates: [distributionExample({ webAclId: undefined })],
});
