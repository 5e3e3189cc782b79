/** A policy document, or a part of it. */
export type Json = Readonly<Record<string, unknown>>;

/** The document that an input holds, as text or as an object; undefined when it is neither, or not JSON. */
export function parseDocument(given: unknown): Json | undefined {
  if (typeof given !== "string") return isObject(given) ? given : undefined;
  try {
    const parsed: unknown = JSON.parse(given);
    return isObject(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

/** The statements of a document: one alone need not be in a list. */
export function statementsOf(document: Json): unknown[] {
  return list(document["Statement"]);
}

/** Elements of policies hold one value or a list of them; an absent one holds none. */
export function list(value: unknown): unknown[] {
  return value === undefined ? [] : [value].flat();
}

export function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The document without the white space between its parts, as the provider sends it. */
export function compact(given: unknown): string {
  const document = parseDocument(given);
  return document === undefined ? asGiven(given) : JSON.stringify(document);
}

/** The document as the program gave it. */
export function asGiven(given: unknown): string {
  return typeof given === "string" ? given : JSON.stringify(given);
}
