import type { PropsOf } from "../../awsType.ts";
import { CLUSTER_MEMBER, DATABASE, databaseExample, memberExample } from "../../lib/databases.ts";
import { on, ruleOfCases, UNKNOWN, type Answer } from "../../rule.ts";

/** Absent is 0: no measurement. */
export const rdsEnhancedMonitoring = ruleOfCases({
  id: "rds-enhanced-monitoring",
  title: "Database servers are measured from within",
  safeguards: ["164.312(b)"],
  severity: "medium",
  requires: "A database instance sets a monitoringInterval above 0, and the role that it needs.",
  rationale:
    "What runs on the server besides the engine shows in the operating system's metrics alone.",
  fix: "monitoringInterval: 60, monitoringRoleArn: role.arn",
  source:
    "https://docs.aws.amazon.com/config/latest/developerguide/rds-enhanced-monitoring-enabled.html",
  cases: [
    on({
      type: DATABASE,
      check: ask,
      complies: [databaseExample(), databaseExample({ monitoringRoleArn: UNKNOWN })],
      violates: [
        databaseExample({ monitoringInterval: undefined }),
        databaseExample({ monitoringInterval: 0 }),
        databaseExample({ monitoringRoleArn: undefined }),
      ],
      undecided: [{ ...databaseExample(), monitoringInterval: UNKNOWN }],
    }),
    on({
      type: CLUSTER_MEMBER,
      check: ask,
      complies: [memberExample()],
      violates: [
        memberExample({ monitoringInterval: undefined }),
        memberExample({ monitoringRoleArn: undefined }),
      ],
    }),
  ],
});

function ask(props: PropsOf<typeof DATABASE | typeof CLUSTER_MEMBER>): Answer {
  if (!("monitoringRoleArn" in props)) return "monitoringRoleArn must be set";
  return (props.monitoringInterval ?? 0) > 0 ? undefined : "monitoringInterval must be above 0";
}
