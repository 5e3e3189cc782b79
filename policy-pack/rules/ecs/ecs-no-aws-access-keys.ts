import { containersOf, type Container } from "../../lib/containers.ts";
import { rule, UNKNOWN } from "../../rule.ts";

const NAMES = new Set(["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"]);
/** Prefixes of long-lived and temporary access key ids. */
const KEY_ID = /\b(?:AKIA|ASIA)[A-Z2-7]{16}\b/;

const task = (container: Container) => ({ containerDefinitions: JSON.stringify([container]) });

export const ecsNoAwsAccessKeys = rule({
  id: "ecs-no-aws-access-keys",
  title: "Tasks use their role, not access keys",
  safeguards: ["164.312(a)(2)(i)", "164.312(d)"],
  severity: "critical",
  requires: "No container is given AWS access keys, in its environment or as a secret.",
  rationale: "A shared key says nothing about who used it, and works outside the task.",
  fix: "taskRoleArn: role.arn",
  source: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html",
  type: "aws:ecs/taskDefinition:TaskDefinition",
  check: ({ containerDefinitions }) => {
    const given = containersOf(containerDefinitions).flatMap(({ environment, secrets }) => [
      ...(environment ?? []),
      ...(secrets ?? []).map(({ name }) => ({ name, value: "" })),
    ]);
    const key = given.find(({ name = "", value = "" }) => NAMES.has(name) || KEY_ID.test(value));
    return key ? `${String(key.name)} holds an AWS access key` : undefined;
  },
  complies: [
    {},
    task({ environment: [{ name: "AWS_REGION", value: "us-east-2" }] }),
    task({ secrets: [{ name: "DB_PASSWORD", valueFrom: "arn:aws:secretsmanager:…" }] }),
  ],
  violates: [
    task({ secrets: [{ name: "AWS_SECRET_ACCESS_KEY", valueFrom: "arn:aws:secretsmanager:…" }] }),
    task({ environment: [{ name: "AWS_ACCESS_KEY_ID", value: "x" }] }),
    task({ environment: [{ name: "KEY", value: "AKIAIOSFODNN7EXAMPLE" }] }),
  ],
  undecided: [{ containerDefinitions: UNKNOWN }],
});
