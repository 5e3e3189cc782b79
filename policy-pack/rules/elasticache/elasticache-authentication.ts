import {
  CACHE_GROUP,
  cacheExample,
  SERVERLESS_CACHE,
  serverlessExample,
} from "../../lib/caches.ts";
import { on, ruleOfCases, UNKNOWN } from "../../rule.ts";

const TOKENS = ["authToken", "authTokenWo", "authTokenWoVersion"];

export const elasticacheAuthentication = ruleOfCases({
  id: "elasticache-authentication",
  title: "Caches know who asks",
  safeguards: ["164.312(a)(2)(i)", "164.312(d)"],
  severity: "high",
  requires: "A cache has user groups, or a token.",
  rationale: "Without either, whoever reaches its port may read, write and flush.",
  fix: "userGroupIds: [group.id]",
  source: "https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Clusters.RBAC.html",
  cases: [
    on({
      type: CACHE_GROUP,
      check: (props) => {
        if (TOKENS.some((token) => token in props)) return undefined;
        return (props.userGroupIds ?? []).length > 0
          ? undefined
          : "userGroupIds or authToken must be set";
      },
      complies: [
        cacheExample(),
        cacheExample({ userGroupIds: [UNKNOWN] }),
        cacheExample({ userGroupIds: undefined, authToken: UNKNOWN }),
      ],
      violates: [cacheExample({ userGroupIds: undefined }), cacheExample({ userGroupIds: [] })],
      undecided: [cacheExample({ userGroupIds: UNKNOWN as never })],
    }),
    on({
      type: SERVERLESS_CACHE,
      check: (props) =>
        "userGroupId" in props || props.engine === "memcached"
          ? undefined
          : "userGroupId must be set",
      complies: [serverlessExample(), { engine: "memcached" }],
      violates: [serverlessExample({ userGroupId: undefined })],
    }),
  ],
});
