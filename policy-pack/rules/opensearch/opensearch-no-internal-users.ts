import { domainExample, SEARCH_DOMAINS } from "../../lib/searchDomains.ts";
import { rule, UNKNOWN } from "../../rule.ts";

const options = (more: object) =>
  domainExample({ advancedSecurityOptions: { enabled: true, ...more } });

/** Absent is false. */
export const opensearchNoInternalUsers = rule({
  id: "opensearch-no-internal-users",
  title: "Search domains have no users of their own",
  safeguards: ["164.308(a)(3)(ii)(C)", "164.312(a)(2)(i)", "164.312(d)"],
  severity: "medium",
  requires: "A search domain leaves its internal user database off.",
  rationale:
    "A user of the domain stays one when the person has left, and is asked for no second factor.",
  fix: "advancedSecurityOptions: { enabled: true, masterUserOptions: { masterUserArn: role.arn } }",
  source: "https://docs.aws.amazon.com/opensearch-service/latest/developerguide/fgac.html",
  type: SEARCH_DOMAINS,
  check: ({ advancedSecurityOptions: { internalUserDatabaseEnabled = false } = {} }) =>
    internalUserDatabaseEnabled
      ? "advancedSecurityOptions.internalUserDatabaseEnabled must be false"
      : undefined,
  complies: [{}, domainExample(), options({ internalUserDatabaseEnabled: false })],
  violates: [options({ internalUserDatabaseEnabled: true })],
  undecided: [options({ internalUserDatabaseEnabled: UNKNOWN })],
});
