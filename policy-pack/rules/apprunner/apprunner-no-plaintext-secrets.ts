import { firstFinding } from "../../lib/anyOf.ts";
import { accessKeyExamples, plainSecret, plainSecretExamples } from "../../lib/plainSecrets.ts";
import { rule } from "../../rule.ts";

const holding = (variables: object) => ({
  sourceConfiguration: {
    imageRepository: {
      imageConfiguration: {
        runtimeEnvironmentVariables: { ...variables } as Record<string, string>,
      },
    },
  },
});
const { violates, complies, undecided } = plainSecretExamples(holding);

/** A source is an image or code, each with variables of its own. */
export const apprunnerNoPlaintextSecrets = rule({
  id: "apprunner-no-plaintext-secrets",
  title: "Services of App Runner are given secrets as secrets",
  safeguards: ["164.308(a)(5)(ii)(D)", "164.312(a)(1)", "164.312(d)"],
  severity: "high",
  requires: "No variable of a service's environment holds a password, token or key.",
  rationale: "Whoever may look at the service's configuration reads its environment.",
  fix: "runtimeEnvironmentSecrets: { DB_PASSWORD: secret.arn }",
  source: "https://docs.aws.amazon.com/apprunner/latest/dg/env-variable.html",
  type: "aws:apprunner/service:Service",
  check: ({ sourceConfiguration: { imageRepository, codeRepository } = {} }) => {
    const image = imageRepository?.imageConfiguration;
    const code = codeRepository?.codeConfiguration?.codeConfigurationValues;
    return firstFinding([image, code], (one) => plainSecret(one?.runtimeEnvironmentVariables));
  },
  complies: [{}, ...complies],
  violates: [...violates, ...accessKeyExamples(holding)],
  undecided,
});
