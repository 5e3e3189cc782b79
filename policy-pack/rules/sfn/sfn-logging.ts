import { STATE_MACHINE, stateMachineExample } from "../../lib/stateMachines.ts";
import { rule, UNKNOWN } from "../../rule.ts";

const logDestination = "arn:aws:logs:us-east-2:111122223333:log-group:scoring:*";

/** Absent is OFF. */
export const sfnLogging = rule({
  id: "sfn-logging",
  title: "Workflows log what they do",
  safeguards: ["164.312(b)"],
  severity: "high",
  requires: "A state machine logs all events of its executions to a log group.",
  rationale:
    "Step Functions itself forgets an execution after 90 days, and an express one at once.",
  fix: 'loggingConfiguration: { level: "ALL", logDestination: pulumi.interpolate`${log.arn}:*` }',
  source: "https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html",
  type: STATE_MACHINE,
  check: ({ loggingConfiguration = {} }) =>
    loggingConfiguration.level === "ALL" && "logDestination" in loggingConfiguration
      ? undefined
      : 'loggingConfiguration must set level: "ALL" and logDestination',
  complies: [
    stateMachineExample(),
    stateMachineExample({ loggingConfiguration: { level: "ALL", logDestination: UNKNOWN } }),
  ],
  violates: [
    stateMachineExample({ loggingConfiguration: undefined }),
    stateMachineExample({ loggingConfiguration: { level: "FATAL", logDestination } }),
    stateMachineExample({ loggingConfiguration: { level: "ALL" } }),
  ],
  undecided: [stateMachineExample({ loggingConfiguration: { level: UNKNOWN, logDestination } })],
});
