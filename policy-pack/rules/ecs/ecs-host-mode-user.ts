import { containersOf, type Container } from "../../lib/containers.ts";
import { rule, UNKNOWN } from "../../rule.ts";

const ROOT = new Set(["root", "0"]);

const task = (networkMode: string, container: Container) => ({
  networkMode,
  containerDefinitions: JSON.stringify([
    { name: "agent", readonlyRootFilesystem: true, ...container },
  ]),
});

const isRoot = ({ user = "root" }: Container): boolean =>
  user.split(":").some((part) => ROOT.has(part.trim()));

/** AWS Config lets root pass that is privileged besides, as a choice somebody made; here it is no excuse. Absent is the image's user: root. */
export const ecsHostModeUser = rule({
  id: "ecs-host-mode-user",
  title: "Containers on the host's network are not root",
  safeguards: [
    "164.308(a)(3)(i)",
    "164.308(a)(3)(ii)(A)",
    "164.308(a)(4)(ii)(A)",
    "164.308(a)(4)(ii)(C)",
    "164.312(a)(1)",
  ],
  severity: "high",
  requires: "In network mode host, every container names a user and a group that are not root.",
  rationale:
    "Root on the host's network reads its traffic, and the credentials of every task on it.",
  fix: 'networkMode: "awsvpc", or user: "10001:10001" in every container',
  source:
    "https://docs.aws.amazon.com/config/latest/developerguide/ecs-task-definition-user-for-host-mode-check.html",
  type: "aws:ecs/taskDefinition:TaskDefinition",
  check: (props) => {
    if (props.networkMode !== "host") return undefined;
    const root = containersOf(props.containerDefinitions).find(isRoot);
    return root && `container ${String(root.name)} is root on the host's network`;
  },
  complies: [
    {},
    task("awsvpc", {}),
    task("host", { user: "10001" }),
    task("host", { user: "app:app" }),
    { networkMode: "awsvpc", containerDefinitions: UNKNOWN },
  ],
  violates: [
    task("host", {}),
    task("host", { user: "root" }),
    task("host", { user: "10001:0" }),
    task("host", { user: "0:10001" }),
  ],
  undecided: [{ networkMode: "host", containerDefinitions: UNKNOWN }],
});
