import { MODEL, modelExample, TRAINING_JOB, trainingExample } from "../../lib/models.ts";
import { on, ruleOfCases, UNKNOWN, type Answer } from "../../rule.ts";

/** Without it, SageMaker fetches data and artifacts over a network of its own that has a way to the internet. */
export const sagemakerInVpc = ruleOfCases({
  id: "sagemaker-in-vpc",
  title: "Models run in a VPC",
  safeguards: ["164.312(a)(1)", "164.312(e)(1)"],
  severity: "high",
  requires: "A model or training job of SageMaker has a vpcConfig.",
  rationale: "Only traffic through a VPC meets its endpoint policies, and shows in its flow logs.",
  fix: "vpcConfig: { securityGroupIds, subnets }",
  source: "https://docs.aws.amazon.com/sagemaker/latest/dg/host-vpc.html",
  cases: [
    on({
      type: MODEL,
      check: answer,
      complies: [modelExample(), modelExample({ vpcConfig: UNKNOWN as never })],
      violates: [modelExample({ vpcConfig: undefined })],
    }),
    on({
      type: TRAINING_JOB,
      check: answer,
      complies: [trainingExample()],
      violates: [trainingExample({ vpcConfig: undefined })],
    }),
  ],
});

function answer(props: object): Answer {
  return "vpcConfig" in props ? undefined : "must set vpcConfig";
}
