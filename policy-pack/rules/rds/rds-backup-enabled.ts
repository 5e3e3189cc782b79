import {
  clusterExample,
  DATABASE,
  DATABASE_CLUSTER,
  databaseExample,
  isAurora,
  replicaExample,
} from "../../lib/databases.ts";
import { on, ruleOfCases, UNKNOWN } from "../../rule.ts";

const FINDING = "backupRetentionPeriod must be 1 or more";

/** Absent is 0 for an instance, unlike in CloudFormation, and 1 for a cluster; an instance of Aurora has its cluster's. */
export const rdsBackupEnabled = ruleOfCases({
  id: "rds-backup-enabled",
  title: "Databases back themselves up",
  safeguards: ["164.308(a)(7)(i)", "164.308(a)(7)(ii)(A)", "164.308(a)(7)(ii)(B)"],
  severity: "high",
  requires: "A database keeps automated backups for a day or more.",
  rationale: "Automated backups bring a database back as it was at any second of their days.",
  fix: "backupRetentionPeriod: 30",
  source:
    "https://docs.aws.amazon.com/config/latest/developerguide/db-instance-backup-enabled.html",
  cases: [
    on({
      type: DATABASE,
      check: (props) =>
        (props.backupRetentionPeriod ?? 0) >= 1 || isAurora(props) ? undefined : FINDING,
      complies: [
        databaseExample(),
        databaseExample({ engine: UNKNOWN }),
        databaseExample({ engine: "aurora-mysql", backupRetentionPeriod: undefined }),
      ],
      violates: [
        databaseExample({ backupRetentionPeriod: undefined }),
        databaseExample({ backupRetentionPeriod: 0 }),
        replicaExample({ backupRetentionPeriod: undefined }),
      ],
      undecided: [{ ...databaseExample(), backupRetentionPeriod: UNKNOWN }],
    }),
    on({
      type: DATABASE_CLUSTER,
      check: ({ backupRetentionPeriod = 1 }) => (backupRetentionPeriod >= 1 ? undefined : FINDING),
      complies: [clusterExample(), clusterExample({ backupRetentionPeriod: undefined })],
      violates: [clusterExample({ backupRetentionPeriod: 0 })],
      undecided: [{ ...clusterExample(), backupRetentionPeriod: UNKNOWN }],
    }),
  ],
});
