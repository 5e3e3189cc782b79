import { containersOf } from "../../lib/containers.ts";
import { rule, UNKNOWN } from "../../rule.ts";

const task = (...readonly: (boolean | undefined)[]) => ({
  containerDefinitions: JSON.stringify(
    readonly.map((readonlyRootFilesystem, at) => ({
      name: `container-${String(at)}`,
      ...(readonlyRootFilesystem === undefined ? {} : { readonlyRootFilesystem }),
    })),
  ),
});

/** Absent is writable. Windows has no such setting. */
export const ecsReadonlyRootFilesystem = rule({
  id: "ecs-readonly-root-filesystem",
  title: "Containers cannot write to their root",
  safeguards: ["164.308(a)(1)(ii)(B)", "164.312(a)(1)"],
  severity: "medium",
  requires: "Every container of a task for Linux has a read-only root file system.",
  rationale:
    "What an intruder cannot write, they cannot run; and PHI is not left on a host's disk.",
  fix: "readonlyRootFilesystem: true, and a volume for what has to be written",
  source:
    "https://docs.aws.amazon.com/config/latest/developerguide/ecs-containers-readonly-access.html",
  type: "aws:ecs/taskDefinition:TaskDefinition",
  check: (props) => {
    const { operatingSystemFamily = "LINUX" } = props.runtimePlatform ?? {};
    if (operatingSystemFamily.startsWith("WINDOWS")) return undefined;
    const open = containersOf(props.containerDefinitions).find(
      (one) => one.readonlyRootFilesystem !== true,
    );
    return open && `container ${String(open.name)}: readonlyRootFilesystem must be true`;
  },
  complies: [
    {},
    task(true, true),
    { ...task(false), runtimePlatform: { operatingSystemFamily: "WINDOWS_SERVER_2022_CORE" } },
  ],
  violates: [task(undefined), task(false), task(true, false)],
  undecided: [{ containerDefinitions: UNKNOWN }],
});
