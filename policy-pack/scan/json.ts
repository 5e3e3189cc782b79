/** Where JSON stops to make sense, and why. */
export class JsonProblem extends Error {
  /** Bytes before it. */
  readonly offset: number;

  constructor(message: string, offset: number) {
    super(message);
    this.offset = offset;
  }
}

/** Deeper than any program nests its properties, and far from what a stack of calls can hold. */
const MAX_DEPTH = 500;

const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/** `u` is followed by four hexadecimal digits. */
const ESCAPED = new Set(Buffer.from('"\\/bfnrtu'));

/** What numbers, true, false and null are written with, and words that people take for these. */
const OF_WORD: ReadonlySet<number | undefined> = new Set(
  Buffer.from("+-.0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"),
);

/** The characters of JSON, as bytes. */
const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const BACKSLASH = 0x5c;

/**
 * Goes through JSON from its beginning to its end and parses only what it is asked for, piece by piece: all of a large file at once would
 * take several times its size of memory. It is as strict as `JSON.parse`, and knows where it is.
 */
export class JsonReader {
  readonly #bytes: Buffer;
  #at = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  /** Offset of the next value. */
  get offset(): number {
    this.#next();
    return this.#at;
  }

  /** Its first character; empty at the end. */
  get first(): string {
    const byte = this.#next();
    return byte === undefined ? "" : String.fromCharCode(byte);
  }

  /** Parses the next value. */
  value(): unknown {
    const start = this.offset;
    this.skip();
    return JSON.parse(this.#bytes.toString("utf8", start, this.#at)) as unknown;
  }

  /** Calls `meet` for each member of the object that comes next, which has to take the member's value. */
  object(meet: (key: string) => void): void {
    this.#list("{", "}", () => {
      if (this.#next() !== QUOTE) throw this.#unexpected("a name in quotes");
      const key = this.value() as string;
      this.#take(COLON, '":"');
      meet(key);
    });
  }

  /** Calls `meet` for each item of the array that comes next, which has to take it. */
  array(meet: () => void): void {
    this.#list("[", "]", meet);
  }

  /** Passes over the next value. */
  skip(depth = 0): void {
    if (depth > MAX_DEPTH) {
      throw new JsonProblem(`is nested more than ${String(MAX_DEPTH)} levels deep`, this.#at);
    }
    const { first } = this;
    if (first === '"') this.#string();
    else if (first === "{") this.#members(depth + 1);
    else if (first === "[") this.#items(depth + 1);
    else this.#word();
  }

  /** @throws JsonProblem when anything but space follows */
  end(): void {
    if (this.#next() !== undefined) throw this.#unexpected("nothing more");
  }

  #members(depth: number): void {
    this.#list("{", "}", () => {
      if (this.#next() !== QUOTE) throw this.#unexpected("a name in quotes");
      this.#string();
      this.#take(COLON, '":"');
      this.skip(depth);
    });
  }

  #items(depth: number): void {
    this.#list("[", "]", () => {
      this.skip(depth);
    });
  }

  #list(open: string, close: string, item: () => void): void {
    this.#take(open.charCodeAt(0), `"${open}"`);
    const last = close.charCodeAt(0);
    if (this.#next() !== last) {
      item();
      while (this.#next() === COMMA) {
        this.#at += 1;
        item();
      }
    }
    this.#take(last, `"," or "${close}"`);
  }

  #take(byte: number, name: string): void {
    if (this.#next() !== byte) throw this.#unexpected(name);
    this.#at += 1;
  }

  #string(): void {
    const bytes = this.#bytes;
    let at = this.#at + 1;
    for (;;) {
      const byte = bytes[at];
      if (byte === QUOTE) break;
      if (byte === BACKSLASH) at = this.#afterEscape(at);
      else if (byte !== undefined && byte >= 0x20) at += 1;
      else throw this.#wrongText(at);
    }
    this.#at = at + 1;
  }

  #afterEscape(at: number): number {
    const kind = this.#bytes[at + 1];
    if (kind === undefined) throw this.#wrongText(at + 1);
    const digits = kind === "u".charCodeAt(0) ? 4 : 0;
    const hex = this.#bytes.toString("latin1", at + 2, at + 2 + digits);
    if (!ESCAPED.has(kind) || !/^[\da-f]*$/i.test(hex) || hex.length < digits) {
      throw new JsonProblem("a backslash is followed by what is no escape", at);
    }
    return at + 2 + digits;
  }

  #wrongText(at: number): JsonProblem {
    return at < this.#bytes.length
      ? new JsonProblem("a text has a control character or line break that is not escaped", at)
      : new JsonProblem("the file ends within a text", at);
  }

  /** A number, true, false or null. */
  #word(): void {
    const bytes = this.#bytes;
    const start = this.#at;
    let end = start;
    while (OF_WORD.has(bytes[end])) end += 1;
    const word = bytes.toString("latin1", start, end);
    if (word !== "true" && word !== "false" && word !== "null" && !NUMBER.test(word)) {
      throw this.#unexpected("a value");
    }
    this.#at = end;
  }

  /** The next byte that is no space; it is not taken. */
  #next(): number | undefined {
    const bytes = this.#bytes;
    let byte = bytes[this.#at];
    while (byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09) {
      this.#at += 1;
      byte = bytes[this.#at];
    }
    return byte;
  }

  #unexpected(instead: string): JsonProblem {
    const { first } = this;
    return first === ""
      ? new JsonProblem(`the file ends where ${instead} is expected`, this.#at)
      : new JsonProblem(`${instead} is expected, not ${JSON.stringify(first)}`, this.#at);
  }
}

/** Line and column of a byte, both from 1, as an editor counts them. */
export function positionOf(bytes: Buffer, offset: number): { line: number; column: number } {
  let line = 1;
  let start = 0;
  for (let at = bytes.indexOf(0x0a); at >= 0 && at < offset; at = bytes.indexOf(0x0a, at + 1)) {
    line += 1;
    start = at + 1;
  }
  return { line, column: bytes.toString("utf8", start, offset).length + 1 };
}
