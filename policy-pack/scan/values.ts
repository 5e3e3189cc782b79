import { isSecret, SIGNATURE } from "../engine/values.ts";
import { HIDDEN, UNKNOWN } from "../undecided.ts";

/** Signature of a value that another resource gives, and of what is known of it. */
const OUTPUT = "d0e6a833031e9bbcd3f4e8bde6ca49a4";

/** What a preview writes in place of a secret. */
const MASKED = "[secret]";

/** Where the engine notes which properties a provider filled in; never a property of a resource. */
const DEFAULTS = "__defaults";

/**
 * A value of an export or a preview as a program gave it: secrets as what they are where they can be read, {@link HIDDEN} where they
 * cannot, and {@link UNKNOWN} what the update will give.
 */
export function plain(value: unknown): unknown {
  if (value === MASKED) return HIDDEN;
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(plain);
  const fields = value as Record<string, unknown>;
  if (isSecret(fields)) return revealed(fields);
  if (fields[SIGNATURE] === OUTPUT) return "value" in fields ? plain(fields["value"]) : UNKNOWN;
  return plainFields(fields);
}

/** As {@link plain}, for all properties of a resource. One that is null is not set, and a rule that asks for it must not find it. */
export function plainFields(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const copy: Record<string, unknown> = {};
  for (const key of Object.keys(fields)) {
    const value = fields[key];
    // A copy with another prototype would seem to have properties that nobody set.
    if (key === DEFAULTS || key === "__proto__" || value === null) continue;
    copy[key] = plain(value);
  }
  return copy;
}

/** `pulumi stack export --show-secrets` has the value as JSON in `plaintext`; without that flag there is ciphertext alone. */
function revealed({ plaintext, value }: Record<string, unknown>): unknown {
  if (value !== undefined) return plain(value);
  if (typeof plaintext !== "string") return HIDDEN;
  try {
    return plain(JSON.parse(plaintext));
  } catch {
    return HIDDEN;
  }
}
