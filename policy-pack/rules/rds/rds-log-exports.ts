import { CLUSTER_LOGS, INSTANCE_LOGS, missingLogs } from "../../lib/databaseLogs.ts";
import {
  clusterExample,
  DATABASE,
  DATABASE_CLUSTER,
  databaseExample,
  isAurora,
  replicaExample,
} from "../../lib/databases.ts";
import { on, ruleOfCases, UNKNOWN } from "../../rule.ts";

const exporting = (engine: string, ...logs: string[]) =>
  databaseExample({ engine, enabledCloudwatchLogsExports: logs });
const clusterExporting = (engine: string, ...logs: string[]) =>
  clusterExample({ engine, enabledCloudwatchLogsExports: logs });

/** An instance of Aurora exports what its cluster does. */
export const rdsLogExports = ruleOfCases({
  id: "rds-log-exports",
  title: "Databases export their logs",
  safeguards: ["164.308(a)(3)(ii)(A)", "164.308(a)(5)(ii)(C)"],
  severity: "high",
  requires: "A database exports all logs that its engine has to CloudWatch Logs.",
  rationale: "Logs on the server end with it, and who connected is in no other.",
  fix: 'enabledCloudwatchLogsExports: ["postgresql", "upgrade"]',
  source: "https://docs.aws.amazon.com/config/latest/developerguide/rds-logging-enabled.html",
  cases: [
    on({
      type: DATABASE,
      check: (props) =>
        isAurora(props)
          ? undefined
          : missingLogs(INSTANCE_LOGS, props.engine, props.enabledCloudwatchLogsExports),
      complies: [
        databaseExample(),
        exporting("mysql", "slowquery", "general", "error", "audit"),
        exporting("oracle-ee", "alert", "audit", "listener", "trace"),
        exporting("sqlserver-se", "agent", "error"),
        replicaExample(),
        exporting("aurora-mysql"),
      ],
      violates: [
        databaseExample({ enabledCloudwatchLogsExports: undefined }),
        exporting("postgres", "postgresql"),
        exporting("mariadb", "error", "general", "slowquery"),
        replicaExample({ enabledCloudwatchLogsExports: undefined }),
      ],
      undecided: [
        { ...databaseExample(), enabledCloudwatchLogsExports: UNKNOWN },
        exporting("postgres", "postgresql", UNKNOWN),
        replicaExample({ enabledCloudwatchLogsExports: ["error"] }),
        exporting("db2-se"),
      ],
    }),
    on({
      type: DATABASE_CLUSTER,
      check: ({ engine, enabledCloudwatchLogsExports }) =>
        missingLogs(CLUSTER_LOGS, engine, enabledCloudwatchLogsExports),
      complies: [
        clusterExample(),
        clusterExporting("aurora-mysql", "audit", "error", "general", "slowquery"),
        clusterExporting("mysql", "error", "general", "slowquery"),
      ],
      violates: [
        clusterExample({ enabledCloudwatchLogsExports: undefined }),
        clusterExporting("aurora-mysql", "error"),
        clusterExporting("postgres", "postgresql"),
      ],
      undecided: [{ ...clusterExample(), engine: UNKNOWN }],
    }),
  ],
});
