import { PIPE, pipeExample, pipeLogs } from "../../lib/pipes.ts";
import { rule, UNKNOWN } from "../../rule.ts";

export const pipeLogging = rule({
  id: "pipe-logging",
  title: "Pipes log what they do",
  safeguards: ["164.312(b)"],
  severity: "medium",
  requires: "A pipe has a logConfiguration whose level is not OFF.",
  rationale: "A message that a pipe dropped shows nowhere else.",
  fix: 'logConfiguration: { level: "INFO", cloudwatchLogsLogDestination: { logGroupArn: log.arn } }',
  source: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-logs.html",
  type: PIPE,
  check: ({ logConfiguration: { level = "OFF" } = {} }) =>
    level === "OFF" ? "logConfiguration.level must not be OFF" : undefined,
  complies: [pipeExample(), pipeExample({ logConfiguration: pipeLogs({ level: "ERROR" }) })],
  violates: [
    pipeExample({ logConfiguration: undefined }),
    pipeExample({ logConfiguration: pipeLogs({ level: "OFF" }) }),
  ],
  undecided: [pipeExample({ logConfiguration: pipeLogs({ level: UNKNOWN }) })],
});
