import { FUNCTION, functionExample } from "../../lib/functions.ts";
import { rule, UNKNOWN } from "../../rule.ts";

/** Absent is -1, no limit; 0 keeps the function from running at all. */
export const lambdaReservedConcurrency = rule({
  id: "lambda-reserved-concurrency",
  title: "Functions reserve concurrency",
  safeguards: ["164.312(b)"],
  severity: "medium",
  requires: "A function sets reservedConcurrentExecutions to 1 or more.",
  rationale:
    "A function without a limit can take the account's concurrency from those that record and alarm.",
  fix: "reservedConcurrentExecutions: 10",
  source: "https://docs.aws.amazon.com/config/latest/developerguide/lambda-concurrency-check.html",
  type: FUNCTION,
  check: ({ reservedConcurrentExecutions = -1 }) =>
    reservedConcurrentExecutions >= 1 ? undefined : "reservedConcurrentExecutions must be >= 1",
  complies: [functionExample(), functionExample({ reservedConcurrentExecutions: 1 })],
  violates: [
    functionExample({ reservedConcurrentExecutions: undefined }),
    functionExample({ reservedConcurrentExecutions: 0 }),
    functionExample({ reservedConcurrentExecutions: -1 }),
  ],
  undecided: [{ ...functionExample(), reservedConcurrentExecutions: UNKNOWN }],
});
