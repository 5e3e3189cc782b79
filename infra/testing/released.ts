import { released } from "../../sandbox/releases.ts";
import { shippedValues } from "./shipped.ts";

/** Keys of a region's configuration by which it runs a release of each model, which the one that the repository ships does not. */
export function withReleases(stack: "prod" | "dr"): { models: unknown } {
  const { models } = shippedValues(stack).platform as unknown as { models: unknown };
  return { models: released(models) };
}
