import { guarded, undecided } from "../undecided.ts";

/** What rules read of a container in an ECS task definition. */
export interface Container {
  name?: string;
  /** Name or number, with or without a group after a colon. */
  user?: string;
  readonlyRootFilesystem?: boolean;
  privileged?: boolean;
  logConfiguration?: { logDriver?: string };
  environment?: { name?: string; value?: string }[];
  secrets?: { name?: string; valueFrom?: string }[];
  resourceRequirements?: { type?: string; value?: string }[];
}

/**
 * The containers of `containerDefinitions`, which is JSON in a string.
 *
 * @throws Undecided when it cannot be read
 */
export function containersOf(containerDefinitions = "[]"): Container[] {
  if (last?.containerDefinitions === containerDefinitions) return last.containers;
  try {
    const parsed: unknown = JSON.parse(containerDefinitions);
    if (isListOfObjects(parsed)) {
      const containers = guarded(parsed, "containerDefinitions");
      last = { containerDefinitions, containers };
      return containers;
    }
  } catch {
    // Reported below, with what is JSON but no list.
  }
  throw undecided("containerDefinitions is not a JSON list of objects");
}

/** Rules ask for the containers of the same task one after the other. */
let last: { containerDefinitions: string; containers: Container[] } | undefined;

const isListOfObjects = (value: unknown): value is Container[] =>
  Array.isArray(value) && value.every((one) => typeof one === "object" && one !== null);
