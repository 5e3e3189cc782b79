import { MODEL, modelExample, TRAINING_JOB, trainingExample } from "../../lib/models.ts";
import { on, ruleOfCases, UNKNOWN, type Answer } from "../../rule.ts";

/** Absent is false. */
export const sagemakerNetworkIsolation = ruleOfCases({
  id: "sagemaker-network-isolation",
  title: "Models reach no network",
  safeguards: ["164.312(a)(1)", "164.312(e)(1)"],
  severity: "high",
  requires: "A model or training job of SageMaker enables network isolation.",
  rationale: "Code of a model that turned bad cannot send PHI away where there is no way out.",
  fix: "enableNetworkIsolation: true",
  source: "https://docs.aws.amazon.com/sagemaker/latest/dg/mkt-algo-model-internet-free.html",
  cases: [
    on({
      type: MODEL,
      check: answer,
      complies: [modelExample()],
      violates: [
        modelExample({ enableNetworkIsolation: false }),
        modelExample({ enableNetworkIsolation: undefined }),
      ],
      undecided: [modelExample({ enableNetworkIsolation: UNKNOWN as never })],
    }),
    on({
      type: TRAINING_JOB,
      check: answer,
      complies: [trainingExample()],
      violates: [trainingExample({ enableNetworkIsolation: false })],
    }),
  ],
});

function answer(props: { enableNetworkIsolation?: boolean | undefined }): Answer {
  return props.enableNetworkIsolation === true
    ? undefined
    : "must set enableNetworkIsolation: true";
}
