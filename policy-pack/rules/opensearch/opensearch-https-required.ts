import { domainExample, SEARCH_DOMAINS } from "../../lib/searchDomains.ts";
import { rule, UNKNOWN } from "../../rule.ts";

const STRONG = /^Policy-Min-TLS-1-[23]-/;
const tlsSecurityPolicy = "Policy-Min-TLS-1-2-PFS-2023-10";

/** Both have to be said: without the block AWS takes HTTP too, and the policy that it chooses has allowed TLS 1.0. */
export const opensearchHttpsRequired = rule({
  id: "opensearch-https-required",
  title: "Search domains require HTTPS",
  safeguards: [
    "164.312(c)(1)",
    "164.312(e)(1)",
    "164.312(e)(2)(i)",
    "164.312(e)(2)(ii)",
    "164.314(b)(1)",
    "164.314(b)(2)",
  ],
  severity: "high",
  requires: "A search domain enforces HTTPS, with a policy of TLS 1.2 or newer.",
  rationale: "A query names what it looks for, and its answer holds the record.",
  fix: `domainEndpointOptions: { enforceHttps: true, tlsSecurityPolicy: "${tlsSecurityPolicy}" }`,
  source: "https://docs.aws.amazon.com/config/latest/developerguide/opensearch-https-required.html",
  type: SEARCH_DOMAINS,
  check: ({ domainEndpointOptions = {} }) => {
    if (domainEndpointOptions.enforceHttps !== true) {
      return "domainEndpointOptions.enforceHttps must be true";
    }
    return STRONG.test(domainEndpointOptions.tlsSecurityPolicy ?? "")
      ? undefined
      : "domainEndpointOptions.tlsSecurityPolicy must be of TLS 1.2 or newer";
  },
  complies: [
    domainExample(),
    domainExample({ domainEndpointOptions: { enforceHttps: true, tlsSecurityPolicy } }),
  ],
  violates: [
    domainExample({ domainEndpointOptions: undefined }),
    domainExample({ domainEndpointOptions: { enforceHttps: false, tlsSecurityPolicy } }),
    domainExample({ domainEndpointOptions: { enforceHttps: true } }),
    domainExample({
      domainEndpointOptions: {
        enforceHttps: true,
        tlsSecurityPolicy: "Policy-Min-TLS-1-0-2019-07",
      },
    }),
  ],
  undecided: [
    { ...domainExample(), domainEndpointOptions: { enforceHttps: UNKNOWN, tlsSecurityPolicy } },
  ],
});
