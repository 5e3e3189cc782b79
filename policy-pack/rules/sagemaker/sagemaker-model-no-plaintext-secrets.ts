import { firstFinding } from "../../lib/anyOf.ts";
import { accessKeyExamples, plainSecret, plainSecretExamples } from "../../lib/plainSecrets.ts";
import { rule } from "../../rule.ts";

const holding = (variables: object) => ({
  enableNetworkIsolation: true,
  primaryContainer: { image: "i", environment: { ...variables } as Record<string, string> },
  vpcConfig: { subnets: ["subnet-1"], securityGroupIds: ["sg-1"] },
});
const { violates, complies, undecided } = plainSecretExamples(holding);

export const sagemakerModelNoPlaintextSecrets = rule({
  id: "sagemaker-model-no-plaintext-secrets",
  title: "Models are given no secrets in their environment",
  safeguards: ["164.308(a)(5)(ii)(D)", "164.312(a)(1)", "164.312(d)"],
  severity: "high",
  requires: "No variable of a model's environment holds a password, token or key.",
  rationale: "Whoever may look at the model reads its environment; a token for weights is one.",
  fix: "primaryContainer: { modelDataUrl, image }",
  source: "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ContainerDefinition.html",
  type: "aws:sagemaker/model:Model",
  check: ({ primaryContainer = {}, containers = [] }) =>
    plainSecret(primaryContainer.environment) ??
    firstFinding(containers, ({ environment }) => plainSecret(environment)),
  complies: [{}, ...complies],
  violates: [
    ...violates,
    ...accessKeyExamples(holding),
    { ...holding({}), containers: [{ environment: { HF_TOKEN: "hf_hunter2" } }] },
  ],
  undecided,
});
