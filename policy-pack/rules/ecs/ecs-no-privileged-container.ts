import { containersOf } from "../../lib/containers.ts";
import { rule, UNKNOWN } from "../../rule.ts";

const task = (container: object) => ({
  networkMode: "awsvpc",
  containerDefinitions: JSON.stringify([
    {
      name: "api",
      user: "1000",
      readonlyRootFilesystem: true,
      logConfiguration: { logDriver: "awslogs" },
      ...container,
    },
  ]),
});

export const ecsNoPrivilegedContainer = rule({
  id: "ecs-no-privileged-container",
  title: "Containers are not privileged",
  safeguards: ["164.308(a)(4)(ii)(B)", "164.312(a)(1)"],
  severity: "high",
  requires: "No container of a task definition is privileged.",
  rationale: "A privileged container is root on its host, and reads what other tasks hold.",
  fix: "privileged: false",
  source:
    "https://docs.aws.amazon.com/AmazonECS/latest/bestpracticesguide/security-tasks-containers.html",
  type: "aws:ecs/taskDefinition:TaskDefinition",
  check: ({ containerDefinitions }) => {
    const found = containersOf(containerDefinitions).find(({ privileged }) => privileged === true);
    return found && `container ${found.name ?? ""} must not be privileged`;
  },
  complies: [task({}), task({ privileged: false })],
  violates: [task({ privileged: true })],
  undecided: [{ containerDefinitions: UNKNOWN }],
});
