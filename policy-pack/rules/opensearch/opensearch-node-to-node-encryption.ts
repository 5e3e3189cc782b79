import { domainExample, SEARCH_DOMAINS } from "../../lib/searchDomains.ts";
import { rule, UNKNOWN } from "../../rule.ts";

export const opensearchNodeToNodeEncryption = rule({
  id: "opensearch-node-to-node-encryption",
  title: "Search domains encrypt traffic between nodes",
  safeguards: ["164.312(a)(2)(iv)", "164.312(e)(1)", "164.312(e)(2)(i)", "164.312(e)(2)(ii)"],
  severity: "high",
  requires: "A search domain enables encryption from node to node.",
  rationale: "Every document crosses the network to its replicas.",
  fix: "nodeToNodeEncryption: { enabled: true }",
  source:
    "https://docs.aws.amazon.com/config/latest/developerguide/opensearch-node-to-node-encryption-check.html",
  type: SEARCH_DOMAINS,
  check: ({ nodeToNodeEncryption }) =>
    nodeToNodeEncryption?.enabled === true
      ? undefined
      : "nodeToNodeEncryption.enabled must be true",
  complies: [domainExample()],
  violates: [
    domainExample({ nodeToNodeEncryption: undefined }),
    domainExample({ nodeToNodeEncryption: { enabled: false } }),
  ],
  undecided: [{ ...domainExample(), nodeToNodeEncryption: { enabled: UNKNOWN } }],
});
