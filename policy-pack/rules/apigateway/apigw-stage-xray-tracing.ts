import { stageExample } from "../../lib/apiStages.ts";
import { rule, UNKNOWN } from "../../rule.ts";

export const apigwStageXrayTracing = rule({
  id: "apigw-stage-xray-tracing",
  title: "REST stages trace requests",
  safeguards: ["164.312(b)"],
  severity: "low",
  requires: "A REST stage traces requests with X-Ray.",
  rationale: "A trace shows which services a request went through.",
  fix: "xrayTracingEnabled: true",
  source: "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-xray.html",
  type: "aws:apigateway/stage:Stage",
  check: ({ xrayTracingEnabled }) =>
    xrayTracingEnabled === true ? undefined : "stage must set xrayTracingEnabled: true",
  complies: [{ xrayTracingEnabled: true }],
  violates: [stageExample({ xrayTracingEnabled: false }).props, {}],
  undecided: [{ xrayTracingEnabled: UNKNOWN }],
});
