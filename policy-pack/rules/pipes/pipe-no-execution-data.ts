import { PIPE, pipeExample, pipeLogs } from "../../lib/pipes.ts";
import { rule, UNKNOWN } from "../../rule.ts";

const logging = (includeExecutionDatas: string[]) =>
  pipeExample({ logConfiguration: pipeLogs({ includeExecutionDatas }) });

export const pipeNoExecutionData = rule({
  id: "pipe-no-execution-data",
  title: "Logs of pipes hold no records",
  safeguards: ["164.308(a)(4)(ii)(B)", "164.312(a)(1)"],
  severity: "high",
  requires: "A pipe logs no payloads.",
  rationale: "Messages are PHI, and readers of logs are not who may read it.",
  fix: "leave includeExecutionDatas out of logConfiguration",
  source: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-logs.html",
  type: PIPE,
  check: ({ logConfiguration: { includeExecutionDatas = [] } = {} }) =>
    includeExecutionDatas.length > 0
      ? "logConfiguration must not set includeExecutionDatas"
      : undefined,
  complies: [pipeExample(), logging([])],
  violates: [logging(["ALL"])],
  undecided: [logging(UNKNOWN as never)],
});
