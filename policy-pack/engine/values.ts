/** Marks a value as one of the engine's own kinds, from `sdk/go/common/resource/properties.go`. */
export const SIGNATURE = "4dabf18193072939515e22adb298388d";
const SECRET = "1b47061264138c4ac30d75fd1eb44270";

/** Whether a value is the engine's wrapping of a secret. */
export const isSecret = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" &&
  value !== null &&
  (value as Record<string, unknown>)[SIGNATURE] === SECRET;

/**
 * What the engine sends, with secrets as the values that they are: a policy judges what will be, whoever may read it. A property that is
 * null is one that is not set, and `"kmsKeyId" in props` must not find it.
 */
export function unwrapped(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(unwrapped);
  const fields = value as Record<string, unknown>;
  if (isSecret(fields)) return unwrapped(fields["value"]);
  const set = Object.entries(fields).filter(([, inner]) => inner !== null);
  return Object.fromEntries(set.map(([key, inner]) => [key, unwrapped(inner)]));
}
