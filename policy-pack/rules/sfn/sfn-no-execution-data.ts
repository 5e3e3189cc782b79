import { STATE_MACHINE, stateMachineExample } from "../../lib/stateMachines.ts";
import { rule, UNKNOWN } from "../../rule.ts";

const logging = (includeExecutionData?: boolean) =>
  stateMachineExample({
    loggingConfiguration: {
      level: "ALL",
      logDestination: "arn:aws:logs:us-east-2:111122223333:log-group:scoring:*",
      ...(includeExecutionData !== undefined && { includeExecutionData }),
    },
  });

/** Absent is false. */
export const sfnNoExecutionData = rule({
  id: "sfn-no-execution-data",
  title: "Logs of workflows hold no records",
  safeguards: ["164.308(a)(4)(ii)(B)", "164.312(a)(1)"],
  severity: "high",
  requires: "A state machine logs no input and output of its states.",
  rationale: "What workflows pass on is PHI, and readers of logs are not who may read it.",
  fix: "loggingConfiguration: { includeExecutionData: false, … }",
  source: "https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html",
  type: STATE_MACHINE,
  check: ({ loggingConfiguration: { includeExecutionData = false } = {} }) =>
    includeExecutionData ? "loggingConfiguration must not set includeExecutionData" : undefined,
  complies: [logging(false), logging()],
  violates: [logging(true)],
  undecided: [logging(UNKNOWN as never)],
});
