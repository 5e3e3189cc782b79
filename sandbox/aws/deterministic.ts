import { createHash } from "node:crypto";

/**
 * `length` characters of `alphabet` that depend on `seed` alone: whatever AWS would draw at
 * random is drawn from a hash, so that a second run, and a refresh, see the same value.
 */
export function letters(seed: string, length: number, alphabet: string): string {
  let text = "";
  for (let block = 0; text.length < length; block += 1) {
    const digest = createHash("sha256")
      .update(`${String(block)}:${seed}`)
      .digest();
    for (const byte of digest) text += alphabet[byte % alphabet.length] ?? "";
  }
  return text.slice(0, length);
}

/** Lower-case hexadecimal digits. */
export function hex(seed: string, length: number): string {
  return letters(seed, length, "0123456789abcdef");
}

/** A version 4 UUID. */
export function uuid(seed: string): string {
  const digits = hex(seed, 32);
  const variant = letters(seed, 1, "89ab");
  return [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `4${digits.slice(13, 16)}`,
    `${variant}${digits.slice(17, 20)}`,
    digits.slice(20),
  ].join("-");
}

/** A moment of the year 2025, in the form AWS prints: `2025-03-08T11:42:07Z`. */
export function moment(seed: string): string {
  const start = Date.UTC(2025, 0, 1);
  const second = Number.parseInt(hex(seed, 8), 16) % (365 * 24 * 60 * 60);
  return new Date(start + second * 1000).toISOString().replace(".000Z", "Z");
}
