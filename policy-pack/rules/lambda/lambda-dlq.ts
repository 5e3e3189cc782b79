import { FUNCTION, functionExample } from "../../lib/functions.ts";
import { rule, UNKNOWN } from "../../rule.ts";

/** An event source's destination is another thing: it takes batches of its own, none of the events that others send. */
export const lambdaDlq = rule({
  id: "lambda-dlq",
  title: "Functions have a dead-letter queue",
  safeguards: ["164.312(b)"],
  severity: "medium",
  requires: "A function names a queue or topic for the events that it failed on.",
  rationale: "An event that is dropped without a trace may be a record of what happened to PHI.",
  fix: "deadLetterConfig: { targetArn: queue.arn }",
  source: "https://docs.aws.amazon.com/config/latest/developerguide/lambda-dlq-check.html",
  type: FUNCTION,
  check: ({ deadLetterConfig = {} }) =>
    "targetArn" in deadLetterConfig ? undefined : "deadLetterConfig.targetArn must be set",
  complies: [functionExample(), functionExample({ deadLetterConfig: { targetArn: UNKNOWN } })],
  violates: [
    functionExample({ deadLetterConfig: undefined }),
    functionExample({ deadLetterConfig: {} }),
  ],
  undecided: [{ ...functionExample(), deadLetterConfig: UNKNOWN }],
});
