import { FUNCTION, functionExample } from "../../lib/functions.ts";
import { rule, UNKNOWN } from "../../rule.ts";

/** Absent is PassThrough. */
export const lambdaTracing = rule({
  id: "lambda-tracing",
  title: "Functions trace requests",
  safeguards: ["164.312(b)"],
  severity: "low",
  requires: "A function traces with X-Ray.",
  rationale: "A trace shows which services a request went through.",
  fix: 'tracingConfig: { mode: "Active" }',
  source: "https://docs.aws.amazon.com/lambda/latest/dg/services-xray.html",
  type: FUNCTION,
  check: ({ tracingConfig = {} }) =>
    tracingConfig.mode === "Active" ? undefined : 'function must set tracingConfig.mode: "Active"',
  complies: [functionExample()],
  violates: [
    functionExample({ tracingConfig: undefined }),
    functionExample({ tracingConfig: { mode: "PassThrough" } }),
  ],
  undecided: [functionExample({ tracingConfig: { mode: UNKNOWN } })],
});
