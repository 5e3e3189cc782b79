import { TRAINING_JOB, trainingExample } from "../../lib/models.ts";
import { rule, UNKNOWN } from "../../rule.ts";

/** Absent is false. */
export const sagemakerTrainingTrafficEncrypted = rule({
  id: "sagemaker-training-traffic-encrypted",
  title: "Training containers encrypt what they tell each other",
  safeguards: ["164.312(e)(1)", "164.312(e)(2)(ii)"],
  severity: "medium",
  requires: "A training job encrypts traffic between its containers.",
  rationale: "Distributed training sends weights and records between hosts.",
  fix: "enableInterContainerTrafficEncryption: true",
  source: "https://docs.aws.amazon.com/sagemaker/latest/dg/train-encrypt.html",
  type: TRAINING_JOB,
  check: ({ enableInterContainerTrafficEncryption: encrypted }) =>
    encrypted === true ? undefined : "must set enableInterContainerTrafficEncryption: true",
  complies: [trainingExample()],
  violates: [
    trainingExample({ enableInterContainerTrafficEncryption: false }),
    trainingExample({ enableInterContainerTrafficEncryption: undefined }),
  ],
  undecided: [trainingExample({ enableInterContainerTrafficEncryption: UNKNOWN as never })],
});
