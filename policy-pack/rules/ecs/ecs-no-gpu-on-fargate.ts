import { containersOf } from "../../lib/containers.ts";
import { rule, UNKNOWN } from "../../rule.ts";

const gpu = JSON.stringify([
  { name: "model", resourceRequirements: [{ type: "GPU", value: "1" }] },
]);

export const ecsNoGpuOnFargate = rule({
  id: "ecs-no-gpu-on-fargate",
  title: "GPU tasks run on EC2",
  safeguards: ["164.308(a)(7)(ii)(C)"],
  severity: "high",
  requires: "A task definition that asks for a GPU is not for Fargate.",
  rationale: "Fargate has no GPU: the task never starts, least of all in an emergency.",
  fix: 'requiresCompatibilities: ["EC2"]',
  source: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html",
  type: "aws:ecs/taskDefinition:TaskDefinition",
  check: (props) =>
    props.requiresCompatibilities?.includes("FARGATE") &&
    containersOf(props.containerDefinitions).some((one) =>
      one.resourceRequirements?.some(({ type }) => type === "GPU"),
    )
      ? "a task with a GPU cannot run on Fargate"
      : undefined,
  complies: [
    { requiresCompatibilities: ["EC2"], containerDefinitions: gpu },
    { requiresCompatibilities: ["FARGATE"], containerDefinitions: '[{ "name": "api" }]' },
  ],
  violates: [{ requiresCompatibilities: ["FARGATE"], containerDefinitions: gpu }],
  undecided: [{ requiresCompatibilities: ["FARGATE"], containerDefinitions: UNKNOWN }],
});
