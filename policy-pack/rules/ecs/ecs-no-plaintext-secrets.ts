import { firstFinding } from "../../lib/anyOf.ts";
import { containersOf } from "../../lib/containers.ts";
import { isForAccessKeyRule, plainSecretIn } from "../../lib/plainSecrets.ts";
import { rule, UNKNOWN } from "../../rule.ts";

const task = (name: string, value: string) => ({
  containerDefinitions: JSON.stringify([
    {
      name: "app",
      environment: [{ name, value }],
      readonlyRootFilesystem: true,
      user: "1000",
      logConfiguration: { logDriver: "awslogs" },
      secrets: [{ name: "API_KEY", valueFrom: "arn:aws:secretsmanager:::secret:s" }],
    },
  ]),
});

/** Access keys of AWS are another rule's. */
export const ecsNoPlaintextSecrets = rule({
  id: "ecs-no-plaintext-secrets",
  title: "Tasks are given secrets as secrets",
  safeguards: ["164.308(a)(5)(ii)(D)", "164.312(a)(1)", "164.312(d)"],
  severity: "high",
  requires: "No variable of a container's environment holds a password, token or key.",
  rationale: "Whoever may look at the task definition reads its environment, in every revision.",
  fix: 'secrets: [{ name: "DB_PASSWORD", valueFrom: secret.arn }]',
  source:
    "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/specifying-sensitive-data.html",
  type: "aws:ecs/taskDefinition:TaskDefinition",
  check: ({ containerDefinitions }) =>
    firstFinding(containersOf(containerDefinitions), ({ environment = [] }) =>
      firstFinding(environment, ({ name = "", value = "" }) =>
        isForAccessKeyRule(name, value) ? undefined : plainSecretIn(name, () => value),
      ),
    ),
  complies: [
    {},
    task("TABLE", "records"),
    task("DB_SECRET_ARN", "arn:aws:secretsmanager:::secret:db"),
    task("AWS_SECRET_ACCESS_KEY", "x"),
  ],
  violates: [
    task("DB_PASSWORD", "hunter2hunter2"),
    task("dbPassword", "hunter2hunter2"),
    task("DATABASE_URL", "postgres://app:hunter2@db.internal/records"),
  ],
  undecided: [{ containerDefinitions: UNKNOWN }, { containerDefinitions: "not JSON" }],
});
