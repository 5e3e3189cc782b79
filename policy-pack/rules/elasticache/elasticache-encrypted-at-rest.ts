import {
  CACHE_CLUSTER,
  CACHE_GROUP,
  cacheExample,
  SERVERLESS_CACHE,
  serverlessExample,
} from "../../lib/caches.ts";
import { on, ruleOfCases, UNKNOWN } from "../../rule.ts";

const KEY = "kmsKeyId must be set";

/** Absent is not encrypted in Redis OSS, and under a key of AWS in Valkey. Memcached writes nothing to disk. */
export const elasticacheEncryptedAtRest = ruleOfCases({
  id: "elasticache-encrypted-at-rest",
  title: "Caches are under a customer's key",
  safeguards: ["164.312(a)(2)(iv)", "164.312(e)(2)(ii)"],
  severity: "high",
  requires: "A cache that writes to disk encrypts there, with a customer's key.",
  rationale: "Snapshots, synchronization and swap put what is cached on disks.",
  fix: "atRestEncryptionEnabled: true, kmsKeyId: key.arn",
  source: "https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/at-rest-encryption.html",
  cases: [
    on({
      type: CACHE_GROUP,
      check: (props) => {
        if (!("kmsKeyId" in props)) return KEY;
        // A member of a global group has the flag from there, but a key of its own Region.
        return "globalReplicationGroupId" in props || props.atRestEncryptionEnabled === true
          ? undefined
          : "atRestEncryptionEnabled must be true";
      },
      complies: [
        cacheExample(),
        cacheExample({ kmsKeyId: UNKNOWN }),
        cacheExample({ atRestEncryptionEnabled: undefined, globalReplicationGroupId: UNKNOWN }),
      ],
      violates: [
        cacheExample({ atRestEncryptionEnabled: false }),
        cacheExample({ atRestEncryptionEnabled: undefined }),
        cacheExample({ kmsKeyId: undefined }),
      ],
      undecided: [cacheExample({ atRestEncryptionEnabled: UNKNOWN as never })],
    }),
    on({
      type: SERVERLESS_CACHE,
      check: (props) => ("kmsKeyId" in props ? undefined : KEY),
      complies: [serverlessExample()],
      violates: [serverlessExample({ kmsKeyId: undefined })],
    }),
    on({
      type: CACHE_CLUSTER,
      check: (props) =>
        "replicationGroupId" in props || props.engine === "memcached"
          ? undefined
          : "a cluster that is no member of a replication group cannot be encrypted at rest",
      complies: [{ engine: "memcached" }, { replicationGroupId: UNKNOWN }],
      violates: [{ engine: "redis", snapshotRetentionLimit: 35, transitEncryptionEnabled: true }],
      undecided: [{ engine: UNKNOWN }],
    }),
  ],
});
