import { firstFinding } from "../../lib/anyOf.ts";
import { isObject } from "../../lib/isObject.ts";
import { plainSecretIn } from "../../lib/plainSecrets.ts";
import { rule, UNKNOWN, undecided } from "../../rule.ts";
import { guarded } from "../../undecided.ts";

interface Container {
  environment?: { name?: string; value?: string }[];
}

const job = (name: string, value: string) => ({
  type: "container",
  containerProperties: JSON.stringify({ image: "i", environment: [{ name, value }] }),
});

export const batchJobNoPlaintextSecrets = rule({
  id: "batch-job-no-plaintext-secrets",
  title: "Jobs of Batch are given secrets as secrets",
  safeguards: ["164.308(a)(5)(ii)(D)", "164.312(a)(1)", "164.312(d)"],
  severity: "high",
  requires: "No variable of a job's environment holds a password, token or key.",
  rationale: "Whoever may look at the job definition reads its environment, in every revision.",
  fix: 'secrets: [{ name: "DB_PASSWORD", valueFrom: secret.arn }]',
  source: "https://docs.aws.amazon.com/batch/latest/userguide/specifying-sensitive-data.html",
  type: "aws:batch/jobDefinition:JobDefinition",
  check: ({ containerProperties }) =>
    firstFinding(containerOf(containerProperties).environment ?? [], ({ name = "", value = "" }) =>
      plainSecretIn(name, () => value),
    ),
  complies: [{}, job("TABLE", "records"), job("DB_SECRET_ARN", "arn:aws:secretsmanager:::s")],
  violates: [job("DB_PASSWORD", "hunter2hunter2"), job("UPLOADER", "AKIAIOSFODNN7EXAMPLE")],
  undecided: [{ containerProperties: UNKNOWN }, { containerProperties: "not JSON" }],
});

function containerOf(containerProperties = "{}"): Container {
  try {
    const parsed: unknown = JSON.parse(containerProperties);
    if (isObject(parsed)) return guarded(parsed, "containerProperties");
  } catch {
    // Reported below, with what is JSON but no object.
  }
  throw undecided("containerProperties is not a JSON object");
}
