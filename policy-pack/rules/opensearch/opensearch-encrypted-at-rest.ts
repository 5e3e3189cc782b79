import { domainExample, SEARCH_DOMAINS } from "../../lib/searchDomains.ts";
import { rule, UNKNOWN } from "../../rule.ts";

export const opensearchEncryptedAtRest = rule({
  id: "opensearch-encrypted-at-rest",
  title: "Search domains are encrypted",
  safeguards: ["164.312(a)(2)(iv)", "164.312(e)(2)(ii)"],
  severity: "high",
  requires: "A search domain enables encryption at rest.",
  rationale: "An index holds the text that it finds.",
  fix: "encryptAtRest: { enabled: true, kmsKeyId: key.arn }",
  source:
    "https://docs.aws.amazon.com/config/latest/developerguide/opensearch-encrypted-at-rest.html",
  type: SEARCH_DOMAINS,
  check: ({ encryptAtRest }) =>
    encryptAtRest?.enabled === true ? undefined : "encryptAtRest.enabled must be true",
  complies: [domainExample()],
  violates: [
    domainExample({ encryptAtRest: undefined }),
    domainExample({ encryptAtRest: { enabled: false } }),
  ],
  undecided: [{ ...domainExample(), encryptAtRest: { enabled: UNKNOWN } }],
});
