import { CACHE_CLUSTER, CACHE_GROUP, cacheExample } from "../../lib/caches.ts";
import { on, ruleOfCases, UNKNOWN } from "../../rule.ts";

const ENABLED = "transitEncryptionEnabled must be true";

/** Members of a replication group, and of a global one, take it from there; serverless caches cannot be without it. */
export const elasticacheEncryptedInTransit = ruleOfCases({
  id: "elasticache-encrypted-in-transit",
  title: "Caches speak TLS",
  safeguards: ["164.312(e)(1)", "164.312(e)(2)(i)", "164.312(e)(2)(ii)"],
  severity: "high",
  requires: "A cache encrypts in transit, and lets nobody choose plaintext.",
  rationale: "What is cached, and the password for it, pass in plaintext otherwise.",
  fix: 'transitEncryptionEnabled: true, transitEncryptionMode: "required"',
  source: "https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/in-transit-encryption.html",
  cases: [
    on({
      type: CACHE_GROUP,
      check: (props) => {
        if ("globalReplicationGroupId" in props) return undefined;
        const { transitEncryptionEnabled, transitEncryptionMode = "required" } = props;
        if (transitEncryptionEnabled !== true) return ENABLED;
        return transitEncryptionMode === "required"
          ? undefined
          : 'transitEncryptionMode must be "required"';
      },
      complies: [
        cacheExample(),
        cacheExample({ transitEncryptionMode: undefined }),
        cacheExample({ transitEncryptionEnabled: undefined, globalReplicationGroupId: UNKNOWN }),
      ],
      violates: [
        cacheExample({ transitEncryptionEnabled: undefined }),
        cacheExample({ transitEncryptionEnabled: false }),
        cacheExample({ transitEncryptionMode: "preferred" }),
      ],
      undecided: [cacheExample({ transitEncryptionEnabled: UNKNOWN as never })],
    }),
    on({
      type: CACHE_CLUSTER,
      check: (props) =>
        "replicationGroupId" in props || props.transitEncryptionEnabled === true
          ? undefined
          : ENABLED,
      complies: [
        { engine: "memcached", transitEncryptionEnabled: true },
        { replicationGroupId: UNKNOWN },
      ],
      violates: [{ engine: "memcached" }],
    }),
  ],
});
