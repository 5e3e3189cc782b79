import {
  ComprehendMedicalClient,
  DetectPHICommand,
  type Entity,
} from "@aws-sdk/client-comprehendmedical";

import { type Chunk, chunksOf } from "./chunks.ts";

const client = new ComprehendMedicalClient();

/** Where PHI is, in UTF-16 code units, and of what kind. */
interface Span {
  start: number;
  end: number;
  type: string;
}

/** A text without what was found. */
export interface Redacted {
  text: string;
  /** How many placeholders of each type it has. */
  placeholders: Record<string, number>;
}

/**
 * A text with a placeholder, such as `[NAME]`, for all PHI found in it with a score of `minScore` or more.
 *
 * @throws whatever the service answers, and Error when its answer is not whole: then there is no text to go on with
 * @see https://docs.aws.amazon.com/comprehend-medical/latest/dev/textanalysis-phi.html
 */
export async function redact(text: string, minScore: number): Promise<Redacted> {
  const found = await Promise.all(chunksOf(text).map((chunk) => spansOf(chunk, minScore)));
  const spans = merged(found.flat());
  const placeholders: Record<string, number> = {};
  let redacted = "";
  let position = 0;
  for (const { start, end, type } of spans) {
    redacted += `${text.slice(position, start)}[${type}]`;
    position = end;
    placeholders[type] = (placeholders[type] ?? 0) + 1;
  }
  return { text: redacted + text.slice(position), placeholders };
}

async function spansOf(chunk: Chunk, minScore: number): Promise<Span[]> {
  // Whitespace alone is nothing to look at, and could be refused.
  if (chunk.text.trim() === "") return [];
  const { Entities, PaginationToken } = await client.send(
    new DetectPHICommand({ Text: chunk.text }),
  );
  // The request has no way to ask for the rest.
  if (Entities === undefined || PaginationToken !== undefined) throw new Error("not all entities");
  const units = codeUnits(chunk.text);
  return (
    Entities
      // What comes without a score is taken for certain.
      .filter(({ Score = 1 }) => Score >= minScore)
      .map((entity) => spanOf(entity, chunk.start, units))
  );
}

function spanOf({ BeginOffset, EndOffset, Type }: Entity, shift: number, units: number[]): Span {
  const [start, end] = [BeginOffset, EndOffset].map((offset) => units[offset ?? Number.NaN]);
  if (start === undefined || end === undefined || start >= end) throw new Error("no such place");
  return { start: shift + start, end: shift + end, type: typeOf(Type) };
}

/** What goes into the text is only ever a word of capital letters. */
function typeOf(type: string | undefined): string {
  return type !== undefined && /^[A-Z_]{1,40}$/.test(type) ? type : UNTYPED;
}

/**
 * Where each code point begins, in UTF-16 code units, and where the last ends: the service counts the former, strings the latter.
 *
 * @see https://docs.aws.amazon.com/comprehend-medical/latest/api/API_Entity.html
 */
function codeUnits(text: string): number[] {
  const units = [0];
  let unit = 0;
  for (const character of text) units.push((unit += character.length));
  return units;
}

/** Type of what is of more than one, or of none that we know. */
const UNTYPED = "PHI";

/** Spans in their order, those that overlap as one. */
function merged(spans: Span[]): Span[] {
  const result: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.start - b.start)) {
    const last = result.at(-1);
    if (last === undefined || span.start >= last.end) result.push({ ...span });
    else {
      last.end = Math.max(last.end, span.end);
      if (last.type !== span.type) last.type = UNTYPED;
    }
  }
  return result;
}
