import { domainExample, SEARCH_DOMAINS } from "../../lib/searchDomains.ts";
import { rule, UNKNOWN } from "../../rule.ts";

export const opensearchInVpc = rule({
  id: "opensearch-in-vpc",
  title: "Search domains are in a VPC",
  safeguards: [
    "164.308(a)(3)(i)",
    "164.308(a)(4)(ii)(A)",
    "164.308(a)(4)(ii)(C)",
    "164.312(a)(1)",
    "164.312(e)(1)",
  ],
  severity: "critical",
  requires: "A search domain names the subnets of its endpoint.",
  rationale: "Without subnets its endpoint is on the internet.",
  fix: "vpcOptions: { subnetIds: [subnet.id], securityGroupIds: [group.id] }",
  source: "https://docs.aws.amazon.com/config/latest/developerguide/opensearch-in-vpc-only.html",
  type: SEARCH_DOMAINS,
  check: ({ vpcOptions: { subnetIds = [] } = {} }) =>
    subnetIds.length > 0 ? undefined : "vpcOptions.subnetIds must name subnets",
  complies: [domainExample(), domainExample({ vpcOptions: { subnetIds: [UNKNOWN] } })],
  violates: [
    domainExample({ vpcOptions: undefined }),
    domainExample({ vpcOptions: { subnetIds: [] } }),
  ],
  undecided: [{ ...domainExample(), vpcOptions: { subnetIds: UNKNOWN } }],
});
