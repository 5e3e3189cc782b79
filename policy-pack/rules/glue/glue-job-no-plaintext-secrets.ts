import { firstFinding } from "../../lib/anyOf.ts";
import { accessKeyExamples, plainSecret, plainSecretExamples } from "../../lib/plainSecrets.ts";
import { rule } from "../../rule.ts";

const holding = (variables: object) => ({
  securityConfiguration: "phi",
  defaultArguments: Object.fromEntries(
    Object.entries(variables).map(([name, value]) => [`--${name}`, value as string]),
  ),
});
const { violates, complies, undecided } = plainSecretExamples(holding);

/** Arguments are shown with each run, and kept. */
export const glueJobNoPlaintextSecrets = rule({
  id: "glue-job-no-plaintext-secrets",
  title: "Jobs of Glue fetch their secrets",
  safeguards: ["164.308(a)(5)(ii)(D)", "164.312(a)(1)", "164.312(d)"],
  severity: "high",
  requires: "No argument of a job holds a password, token or key.",
  rationale: "Whoever may look at the job, or at any run of it, reads its arguments.",
  fix: 'defaultArguments: { "--DB_SECRET_ARN": secret.arn }',
  source: "https://docs.aws.amazon.com/glue/latest/dg/aws-glue-programming-etl-glue-arguments.html",
  type: "aws:glue/job:Job",
  check: ({ defaultArguments = {}, nonOverridableArguments = {} }) =>
    firstFinding([defaultArguments, nonOverridableArguments], plainSecret),
  complies: [{}, ...complies],
  violates: [
    ...violates,
    ...accessKeyExamples(holding),
    { securityConfiguration: "phi", nonOverridableArguments: { "--api-key": "hunter2hunter2" } },
  ],
  undecided,
});
