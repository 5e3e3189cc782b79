import { functionExample, FUNCTION } from "../../lib/functions.ts";
import { accessKeyExamples, plainSecret, plainSecretExamples } from "../../lib/plainSecrets.ts";
import { rule } from "../../rule.ts";

const holding = (variables: object) =>
  functionExample({ environment: { variables: { ...variables } } });
const { violates, complies, undecided } = plainSecretExamples(holding);

export const lambdaNoPlaintextSecrets = rule({
  id: "lambda-no-plaintext-secrets",
  title: "Functions fetch their secrets",
  safeguards: ["164.308(a)(5)(ii)(D)", "164.312(a)(1)", "164.312(d)"],
  severity: "high",
  requires: "No variable of a function's environment holds a password, token or key.",
  rationale: "Whoever may look at the function's configuration reads its environment.",
  fix: "environment: { variables: { DB_SECRET_ARN: secret.arn } }",
  source: "https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html",
  type: FUNCTION,
  check: ({ environment }) => plainSecret(environment?.variables),
  complies: [functionExample(), ...complies],
  violates: [...violates, ...accessKeyExamples(holding)],
  undecided,
});
