import type { Values } from "./naming.ts";
import { type TypeSchema, UNKNOWN } from "./typeSchema.ts";

/**
 * The provider's default tags and the resource's own, which win. pulumi-aws adds them to the
 * checked inputs as `tagsAll`, so that policies see them and a changed default shows as a change.
 *
 * @returns undefined for a type without tags; the unknown value while a tag is unknown
 */
export function tagsAll(
  schema: TypeSchema,
  inputs: Values,
  defaultTags: Readonly<Record<string, unknown>>,
): Record<string, unknown> | string | undefined {
  if (!schema.outputs.includes("tagsAll")) return undefined;
  const own = inputs["tags"] ?? {};
  if (typeof own !== "object") return UNKNOWN;
  const all = { ...defaultTags, ...own };
  return Object.values(all).includes(UNKNOWN) ? UNKNOWN : all;
}
