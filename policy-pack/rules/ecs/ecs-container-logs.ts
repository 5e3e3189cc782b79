import { containersOf } from "../../lib/containers.ts";
import { rule, UNKNOWN } from "../../rule.ts";

const task = (logConfiguration?: object) => ({
  networkMode: "awsvpc",
  containerDefinitions: JSON.stringify([
    { name: "api", user: "1000", readonlyRootFilesystem: true, logConfiguration },
  ]),
});

export const ecsContainerLogs = rule({
  id: "ecs-container-logs",
  title: "Containers log",
  safeguards: ["164.312(b)"],
  severity: "high",
  requires: "Every container of a task definition names a log driver.",
  rationale: "What a container says is lost with it, and with it who asked it for what.",
  fix: 'logConfiguration: { logDriver: "awslogs", options }',
  source: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using_awslogs.html",
  type: "aws:ecs/taskDefinition:TaskDefinition",
  check: ({ containerDefinitions }) => {
    const found = containersOf(containerDefinitions).find(
      ({ logConfiguration }) => (logConfiguration?.logDriver ?? "none") === "none",
    );
    return found && `container ${found.name ?? ""} must set logConfiguration.logDriver`;
  },
  complies: [task({ logDriver: "awslogs" }), task({ logDriver: "awsfirelens" })],
  violates: [task(), task({ logDriver: "none" })],
  undecided: [{ containerDefinitions: UNKNOWN }],
});
