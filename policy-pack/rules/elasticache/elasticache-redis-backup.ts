import { on, ruleOfCases, UNKNOWN } from "../../rule.ts";

/** What AWS Config asks for unless told. */
const MIN_DAYS = 15;
/** Engines that can be backed up so; Memcached keeps nothing. */
const ENGINES = new Set(["redis", "valkey"]);

const isKept = (days = 0): boolean => days >= MIN_DAYS;

const FINDING = `snapshotRetentionLimit must be ${String(MIN_DAYS)} or more`;

/** Absent is 0: no snapshots. A cluster that is a member of a replication group has its engine, and its snapshots, of the group. */
export const elasticacheRedisBackup = ruleOfCases({
  id: "elasticache-redis-backup",
  title: "Caches are backed up",
  safeguards: ["164.308(a)(7)(i)", "164.308(a)(7)(ii)(A)", "164.308(a)(7)(ii)(B)"],
  severity: "medium",
  requires: "Caches of Redis and Valkey keep daily snapshots for 15 days or more.",
  rationale: "Sessions and results that only the cache holds are lost with it.",
  fix: "snapshotRetentionLimit: 35",
  source:
    "https://docs.aws.amazon.com/config/latest/developerguide/elasticache-redis-cluster-automatic-backup-check.html",
  cases: [
    on({
      type: "aws:elasticache/replicationGroup:ReplicationGroup",
      check: ({ snapshotRetentionLimit }) => (isKept(snapshotRetentionLimit) ? undefined : FINDING),
      complies: [{ snapshotRetentionLimit: 15 }, { snapshotRetentionLimit: 35 }],
      violates: [{}, { snapshotRetentionLimit: 0 }, { snapshotRetentionLimit: 14 }],
    }),
    on({
      type: ["aws:elasticache/cluster:Cluster", "aws:elasticache/serverlessCache:ServerlessCache"],
      check: (props) =>
        ENGINES.has((props.engine ?? "").toLowerCase()) && !isKept(props.snapshotRetentionLimit)
          ? FINDING
          : undefined,
      complies: [
        { engine: "redis", snapshotRetentionLimit: 15 },
        { engine: "valkey", snapshotRetentionLimit: 15 },
        { engine: "memcached" },
      ],
      violates: [{ engine: "redis" }, { engine: "valkey", snapshotRetentionLimit: 1 }],
      undecided: [{ engine: UNKNOWN }],
    }),
  ],
});
