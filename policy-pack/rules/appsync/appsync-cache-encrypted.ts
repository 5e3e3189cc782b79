import { rule, UNKNOWN } from "../../rule.ts";

const cache = (atRestEncryptionEnabled?: boolean, transitEncryptionEnabled?: boolean) => ({
  apiCachingBehavior: "PER_RESOLVER_CACHING",
  type: "SMALL",
  ttl: 60,
  ...(atRestEncryptionEnabled !== undefined && { atRestEncryptionEnabled }),
  ...(transitEncryptionEnabled !== undefined && { transitEncryptionEnabled }),
});

/** Absent is false for both, and neither can be changed later. */
export const appsyncCacheEncrypted = rule({
  id: "appsync-cache-encrypted",
  title: "GraphQL caches are encrypted",
  safeguards: ["164.312(a)(2)(iv)", "164.312(e)(2)(ii)"],
  severity: "high",
  requires: "A cache of a GraphQL API is encrypted at rest and in transit.",
  rationale: "The cache keeps the answers themselves.",
  fix: "atRestEncryptionEnabled: true, transitEncryptionEnabled: true",
  source: "https://docs.aws.amazon.com/appsync/latest/devguide/enabling-caching.html",
  type: "aws:appsync/apiCache:ApiCache",
  check: ({ atRestEncryptionEnabled, transitEncryptionEnabled }) =>
    atRestEncryptionEnabled === true && transitEncryptionEnabled === true
      ? undefined
      : "cache must set atRestEncryptionEnabled and transitEncryptionEnabled",
  complies: [cache(true, true)],
  violates: [cache(true), cache(undefined, true), cache(true, false)],
  undecided: [cache(true, UNKNOWN as never)],
});
