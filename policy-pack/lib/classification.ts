import { ifKnown } from "./anyOf.ts";

/** The tag that says of what kind a store's data is. */
export const CLASSIFICATION_TAG = "DataClassification";

/** Values of {@link CLASSIFICATION_TAG}. */
export const CLASSIFICATIONS: readonly string[] = ["phi", "pii", "clinical", "public"];

/** How a resource is classified, if it is and that is known. */
export function classificationOf(props: {
  tags?: Record<string, string | undefined> | undefined;
}): string | undefined {
  return ifKnown(() => props.tags?.[CLASSIFICATION_TAG]);
}
