import { undecided } from "../undecided.ts";

/** What rules read of a container in an ECS task definition. */
export interface Container {
  name?: string;
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
  try {
    const parsed: unknown = JSON.parse(containerDefinitions);
    if (Array.isArray(parsed)) return parsed as Container[];
  } catch {
    // Reported below, with what is JSON but no list.
  }
  throw undecided("containerDefinitions is not a JSON list");
}
