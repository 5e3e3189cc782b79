import { rule, UNKNOWN } from "../../rule.ts";

export const ecsNoHostNamespaces = rule({
  id: "ecs-no-host-namespaces",
  title: "Tasks share nothing with their host",
  safeguards: ["164.312(a)(1)", "164.312(e)(1)"],
  severity: "high",
  requires: "A task definition uses none of the host's network, processes and shared memory.",
  rationale: "A task in the host's namespaces sees other tasks' traffic, processes and memory.",
  fix: 'networkMode: "awsvpc"',
  source:
    "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html",
  type: "aws:ecs/taskDefinition:TaskDefinition",
  check: ({ networkMode, pidMode, ipcMode }) => {
    const shared = Object.entries({ networkMode, pidMode, ipcMode }).filter(
      ([, mode]) => mode === "host",
    );
    return shared.length > 0
      ? `${shared.map(([property]) => property).join(", ")} must not be "host"`
      : undefined;
  },
  complies: [{ networkMode: "awsvpc", containerDefinitions: "[]" }],
  violates: [
    { networkMode: "host", containerDefinitions: "[]" },
    { networkMode: "awsvpc", pidMode: "host", containerDefinitions: "[]" },
    { networkMode: "awsvpc", ipcMode: "host", containerDefinitions: "[]" },
  ],
  undecided: [{ networkMode: UNKNOWN }],
});
