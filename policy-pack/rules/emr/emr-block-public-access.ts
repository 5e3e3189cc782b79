import { anyOf } from "../../lib/anyOf.ts";
import { rule } from "../../rule.ts";

/** What AWS configures by itself lets port 22 through; so does what it goes back to when this is deleted. */
export const emrBlockPublicAccess = rule({
  id: "emr-block-public-access",
  title: "Accounts refuse EMR clusters that are open to the internet",
  safeguards: ["164.308(a)(1)(ii)(B)", "164.308(a)(3)(i)", "164.312(a)(1)", "164.312(e)(1)"],
  severity: "high",
  requires: "EMR's block of public access is on, and lets no port through.",
  rationale: "A cluster's consoles ask nobody who they are.",
  fix: "blockPublicSecurityGroupRules: true, permittedPublicSecurityGroupRuleRanges: []",
  source: "https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-block-public-access.html",
  type: "aws:emr/blockPublicAccessConfiguration:BlockPublicAccessConfiguration",
  check: ({ blockPublicSecurityGroupRules, permittedPublicSecurityGroupRuleRanges = [] }) => {
    if (blockPublicSecurityGroupRules !== true) return "blockPublicSecurityGroupRules must be true";
    return anyOf(permittedPublicSecurityGroupRuleRanges, () => true)
      ? "permittedPublicSecurityGroupRuleRanges must be empty"
      : undefined;
  },
  complies: [
    { blockPublicSecurityGroupRules: true },
    { blockPublicSecurityGroupRules: true, permittedPublicSecurityGroupRuleRanges: [] },
  ],
  violates: [
    {},
    { blockPublicSecurityGroupRules: false },
    {
      blockPublicSecurityGroupRules: true,
      permittedPublicSecurityGroupRuleRanges: [{ minRange: 22, maxRange: 22 }],
    },
  ],
});
