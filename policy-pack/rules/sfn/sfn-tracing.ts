import { STATE_MACHINE, stateMachineExample } from "../../lib/stateMachines.ts";
import { rule, UNKNOWN } from "../../rule.ts";

export const sfnTracing = rule({
  id: "sfn-tracing",
  title: "Workflows trace what they call",
  safeguards: ["164.312(b)"],
  severity: "low",
  requires: "A state machine traces its executions with X-Ray.",
  rationale: "A trace shows which services a request went through.",
  fix: "tracingConfiguration: { enabled: true }",
  source: "https://docs.aws.amazon.com/step-functions/latest/dg/concepts-xray-tracing.html",
  type: STATE_MACHINE,
  check: ({ tracingConfiguration = {} }) =>
    tracingConfiguration.enabled === true
      ? undefined
      : "state machine must set tracingConfiguration.enabled: true",
  complies: [stateMachineExample()],
  violates: [
    stateMachineExample({ tracingConfiguration: undefined }),
    stateMachineExample({ tracingConfiguration: { enabled: false } }),
  ],
  undecided: [stateMachineExample({ tracingConfiguration: { enabled: UNKNOWN as never } })],
});
