import { firstFinding } from "../../lib/anyOf.ts";
import { plainSecretIn } from "../../lib/plainSecrets.ts";
import { rule, UNKNOWN } from "../../rule.ts";

const STORES = ["PARAMETER_STORE", "SECRETS_MANAGER"];

const variable = (name: string, value: string, type?: string) => ({
  environment: { environmentVariables: [{ name, value, ...(type && { type }) }] },
});

/** Absent is plain text. Variables of AWS's own names are another rule's. */
export const codebuildNoPlaintextSecrets = rule({
  id: "codebuild-no-plaintext-secrets",
  title: "Builds fetch their secrets",
  safeguards: ["164.308(a)(5)(ii)(D)", "164.312(a)(1)", "164.312(d)"],
  severity: "high",
  requires: "No variable of a build's environment holds a password, token or key as plain text.",
  rationale: "Whoever may look at the project reads its environment, and so does its log.",
  fix: 'environmentVariables: [{ name: "NPM_TOKEN", type: "SECRETS_MANAGER", value: secret.arn }]',
  source: "https://docs.aws.amazon.com/codebuild/latest/APIReference/API_EnvironmentVariable.html",
  type: "aws:codebuild/project:Project",
  check: ({ environment }) =>
    firstFinding(environment?.environmentVariables ?? [], (one) => {
      const { name = "", type = "PLAINTEXT" } = one;
      return name.startsWith("AWS_") || STORES.includes(type)
        ? undefined
        : plainSecretIn(name, () => one.value ?? "");
    }),
  complies: [
    {},
    variable("STAGE", "prod"),
    variable("NPM_TOKEN", "npm/token", "SECRETS_MANAGER"),
    variable("DB_PASSWORD", "/db/password", "PARAMETER_STORE"),
    variable("REPOSITORY", UNKNOWN),
  ],
  violates: [
    variable("NPM_TOKEN", "npm_hunter2"),
    variable("DB_PASSWORD", "hunter2hunter2", "PLAINTEXT"),
    variable("UPLOADER", "AKIAIOSFODNN7EXAMPLE"),
  ],
  undecided: [variable("NPM_TOKEN", UNKNOWN)],
});
