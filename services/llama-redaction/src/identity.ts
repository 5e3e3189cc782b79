import { createHash, createHmac } from "node:crypto";

import { Refusal } from "./refusal.ts";

/**
 * The id of what a caller sends under an `Idempotency-Key`: a UUID of version 8, the same whenever it is sent, and another for
 * every caller.
 *
 * @throws Refusal when there is no key, or one that no client would make
 * @see https://datatracker.ietf.org/doc/html/draft-ietf-httpapi-idempotency-key-header
 * @see https://datatracker.ietf.org/doc/html/rfc9562#name-uuid-version-8
 */
export function idOf(sub: string, key: string): string {
  if (!/^[\x21-\x7e]{8,128}$/.test(key)) {
    throw new Refusal(400, "Idempotency-Key of 8 to 128 characters needed");
  }
  const hex = createHash("sha256")
    .update(JSON.stringify([sub, key]))
    .digest("hex");
  const variant = "89ab".charAt(Number.parseInt(hex.charAt(16), 16) % 4);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join("-");
}

/** Tells requests apart without telling what they say: a plain hash of a short text could be guessed. */
export function fingerprintOf(submission: object, key: string): string {
  return createHmac("sha256", key).update(JSON.stringify(submission)).digest("hex");
}
