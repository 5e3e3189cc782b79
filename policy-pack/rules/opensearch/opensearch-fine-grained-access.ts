import { domainExample, SEARCH_DOMAINS } from "../../lib/searchDomains.ts";
import { rule, UNKNOWN } from "../../rule.ts";

/** Absent is off: then the access policy is all there is, and it knows no index, document or field. */
export const opensearchFineGrainedAccess = rule({
  id: "opensearch-fine-grained-access",
  title: "Search domains know who may read which document",
  safeguards: ["164.308(a)(4)(ii)(B)", "164.312(a)(1)", "164.312(d)"],
  severity: "high",
  requires: "A search domain enables advancedSecurityOptions, without anonymous access.",
  rationale: "Who may search an index of notes may otherwise read all of them.",
  fix: "advancedSecurityOptions: { enabled: true, masterUserOptions: { masterUserArn: role.arn } }",
  source: "https://docs.aws.amazon.com/opensearch-service/latest/developerguide/fgac.html",
  type: SEARCH_DOMAINS,
  check: ({ advancedSecurityOptions: options = {} }) => {
    if (options.enabled !== true) return "domain must set advancedSecurityOptions.enabled: true";
    return "anonymousAuthEnabled" in options && options.anonymousAuthEnabled
      ? "advancedSecurityOptions.anonymousAuthEnabled must be false"
      : undefined;
  },
  complies: [domainExample()],
  violates: [
    domainExample({ advancedSecurityOptions: undefined }),
    domainExample({ advancedSecurityOptions: { enabled: false } }),
    domainExample({ advancedSecurityOptions: { enabled: true, anonymousAuthEnabled: true } }),
  ],
  undecided: [domainExample({ advancedSecurityOptions: { enabled: UNKNOWN as never } })],
});
