import { Refusal } from "./refusal.ts";

/** Bytes of text at most, in UTF-8: many times what the model reads. */
export const MAX_TEXT_BYTES = 65_536;

/** Whether somebody waits for the answer. */
export type Mode = "interactive" | "batch";

/** What a caller asks for. */
export interface Submission {
  /** Free text about a patient, as it came. */
  text: string;
  /** Pseudonym of the patient. */
  subject: string;
  mode: Mode;
}

/** What a pseudonym looks like: a UUID, or a hash in hexadecimal. Anything else could be a name or a number of a patient. */
const PSEUDONYM = /^([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{64}|[0-9a-f]{96})$/;

const FIELDS = ["mode", "subject", "text"];

/**
 * The submission that a body is.
 *
 * @throws Refusal naming the field that is wrong: 422, or 413 when the text is too long
 */
export function submissionOf(body: unknown): Submission {
  if (typeof body !== "object" || body === null) throw new Refusal(422, "body is no object");
  const unknown = Object.keys(body).some((field) => !FIELDS.includes(field));
  if (unknown) throw new Refusal(422, `fields other than ${FIELDS.join(", ")}`);
  const { text, subject, mode } = body as Record<string, unknown>;
  if (mode !== "interactive" && mode !== "batch") throw new Refusal(422, "mode not known");
  if (typeof subject !== "string" || !PSEUDONYM.test(subject)) {
    throw new Refusal(422, "subject is no pseudonym");
  }
  return { text: textOf(text), subject, mode };
}

/** Half a pair of surrogates has no place in UTF-8, so that offsets after it would be wrong. */
function textOf(text: unknown): string {
  if (typeof text !== "string" || text.trim() === "" || !isWellFormed(text)) {
    throw new Refusal(422, "text is empty or no text");
  }
  if (Buffer.byteLength(text) > MAX_TEXT_BYTES) throw new Refusal(413, "text too long");
  return text;
}

function isWellFormed(text: string): boolean {
  return !/\p{Surrogate}/u.test(text);
}
