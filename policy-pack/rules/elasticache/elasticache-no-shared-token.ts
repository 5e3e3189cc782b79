import { cacheExample, CACHE_GROUP } from "../../lib/caches.ts";
import { rule, UNKNOWN } from "../../rule.ts";

const TOKENS = ["authToken", "authTokenWo"];

/** That a cache asks for something at all is another rule's. */
export const elasticacheNoSharedToken = rule({
  id: "elasticache-no-shared-token",
  title: "Caches are not opened by one password for all",
  safeguards: ["164.308(a)(5)(ii)(D)", "164.312(a)(2)(i)", "164.312(d)"],
  severity: "medium",
  requires: "A replication group has user groups rather than a token (authToken).",
  rationale: "Whoever has the token is the same user, may do everything, and keeps it.",
  fix: "userGroupIds: [group.id]",
  source: "https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Clusters.RBAC.html",
  type: CACHE_GROUP,
  check: (props) =>
    TOKENS.some((token) => token in props)
      ? "authToken is one password for all: use userGroupIds"
      : undefined,
  complies: [{}, cacheExample()],
  violates: [
    cacheExample({ userGroupIds: undefined, authToken: "t" }),
    cacheExample({ userGroupIds: undefined, authTokenWo: UNKNOWN, authTokenWoVersion: 1 }),
  ],
});
