/**
 * Bytes of UTF-8 that DetectPHI takes at once: fewer than 20,000.
 *
 * @see https://docs.aws.amazon.com/comprehend-medical/latest/api/API_DetectPHI.html
 */
export const MAX_CHUNK_BYTES = 19_999;

/**
 * Characters that a chunk shares with the one before, so that what is cut in one is whole in the other: a name, an address.
 * It is far less than half of a chunk, so that each chunk begins after the one before.
 */
const OVERLAP = 400;

/** A part of a text. */
export interface Chunk {
  /** Where it begins, in UTF-16 code units of the whole. */
  start: number;
  text: string;
}

/**
 * A text in parts that DetectPHI takes, cut at whitespace where there is any in the second half, and never within a character.
 *
 * @param text without lone surrogates
 */
export function chunksOf(text: string): Chunk[] {
  const chunks: Chunk[] = [];
  for (let start = 0; ;) {
    const end = endOf(text, start);
    chunks.push({ start, text: text.slice(start, end) });
    if (end === text.length) return chunks;
    start = overlapOf(text, end);
  }
}

function endOf(text: string, start: number): number {
  let bytes = 0;
  let end = start;
  let cut: number | undefined;
  for (const character of iterate(text, start)) {
    bytes += Buffer.byteLength(character);
    if (bytes > MAX_CHUNK_BYTES) return cut ?? end;
    end += character.length;
    if (bytes > MAX_CHUNK_BYTES / 2 && /\s/.test(character)) cut = end;
  }
  return end;
}

/** The characters of a text from one on, without a copy of the rest for each. */
function iterate(text: string, start: number): Iterable<string> {
  return text.slice(start, start + MAX_CHUNK_BYTES + 1);
}

/** Where the next chunk begins: at a word, or else at a character. */
function overlapOf(text: string, end: number): number {
  const from = end - OVERLAP;
  const space = text.slice(from, end).search(/\s\S/);
  if (space >= 0) return from + space + 1;
  return isLowSurrogate(text.charCodeAt(from)) ? from + 1 : from;
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}
