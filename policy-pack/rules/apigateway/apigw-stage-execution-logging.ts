import {
  allMethods,
  apiExample,
  settingsExample,
  STAGE,
  stageExample,
} from "../../lib/apiStages.ts";
import { stackRule } from "../../rule.ts";

const LEVELS = ["ERROR", "INFO"];

const stage = stageExample();

export const apigwStageExecutionLogging = stackRule({
  id: "apigw-stage-execution-logging",
  title: "REST stages log executions",
  safeguards: ["164.312(b)"],
  severity: "medium",
  requires: "A REST stage logs the executions of all its methods, at level ERROR or INFO.",
  rationale: "Without them nobody can tell what the API did with a request.",
  fix: 'new aws.apigateway.MethodSettings(name, { restApi, stageName, methodPath: "*/*", settings: { loggingLevel: "ERROR" } })',
  source: "https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html",
  type: STAGE,
  check: (subject, resources) =>
    allMethods(subject, resources, ({ loggingLevel = "OFF" }) => LEVELS.includes(loggingLevel))
      ? undefined
      : 'stage has no MethodSettings of "*/*" with loggingLevel ERROR or INFO',
  complies: [
    [stage, settingsExample(), ...apiExample],
    [stage, settingsExample({ loggingLevel: "INFO" }), ...apiExample],
  ],
  violates: [
    [stage, settingsExample({ loggingLevel: "OFF" }), ...apiExample],
    [stage, ...apiExample],
    [stage, settingsExample({}, { restApi: { $ref: "other.id" } }), ...apiExample, other()],
  ],
  undecided: [[stage, settingsExample({}, { restApi: { $ref: "?" } }), ...apiExample]],
});

function other() {
  return { type: "aws:apigateway/restApi:RestApi", name: "other", props: {} };
}
