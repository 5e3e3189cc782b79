import type { Image } from "./auditEntry.ts";

/** The types that an attribute value may have, and what JavaScript has in their place. */
const HOLDS: Readonly<Record<string, (value: unknown) => boolean>> = {
  S: (value) => typeof value === "string",
  N: (value) => typeof value === "string",
  // Base64 as Lambda delivers it, bytes as the SDK does.
  B: (value) => typeof value === "string" || value instanceof Uint8Array,
  BOOL: (value) => typeof value === "boolean",
  NULL: (value) => value === true,
  SS: Array.isArray,
  NS: Array.isArray,
  BS: Array.isArray,
  L: (value) => Array.isArray(value) && value.every(isAttribute),
  M: isImage,
};

/**
 * Whether something is an item as DynamoDB writes one: each attribute of exactly one type that holds what it should.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_streams_AttributeValue.html
 */
export function isImage(value: unknown): value is Image {
  return (
    typeof value === "object" &&
    value !== null &&
    !Array.isArray(value) &&
    Object.values(value).every(isAttribute)
  );
}

function isAttribute(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  const [[type, held] = ["", undefined], ...more] = Object.entries(value);
  return more.length === 0 && Object.hasOwn(HOLDS, type) && HOLDS[type]?.(held) === true;
}
