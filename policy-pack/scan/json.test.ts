import { expect } from "chai";

import { JsonProblem, JsonReader, positionOf } from "./json.ts";

/** What a reader makes of a text: its value, or the problem and where it is. */
function read(text: string): unknown {
  const bytes = Buffer.from(text);
  const reader = new JsonReader(bytes);
  try {
    const value = reader.value();
    reader.end();
    return value;
  } catch (error) {
    if (!(error instanceof JsonProblem)) throw error;
    const { line, column } = positionOf(bytes, error.offset);
    return `${String(line)}:${String(column)} ${error.message}`;
  }
}

describe("JsonReader", () => {
  const good = [
    "{}",
    " [ ] ",
    '{"a":[1,-2.5e+10,0,{"b":null}],"c":true,"d":false}',
    String.raw`"é\u00e9\"\\\/\b\f\n\r\t \ud83d\ude00 😀"`,
    '"\u2028"',
    '{"a":1,"a":2}',
    '"\\\\"',
  ];
  for (const text of good) {
    it(`reads ${text} as JSON.parse does`, () => {
      expect(read(text)).to.deep.equal(JSON.parse(text));
    });
  }

  const bad: [string, string][] = [
    ["", "1:1 the file ends where a value is expected"],
    ['{"a": [1, 2', '1:12 the file ends where "," or "]" is expected'],
    ['{\n  "a": 1,\n}', '3:1 a name in quotes is expected, not "}"'],
    ['{"a" 1}', '1:6 ":" is expected, not "1"'],
    ["[1,]", '1:4 a value is expected, not "]"'],
    ["[1 2]", '1:4 "," or "]" is expected, not "2"'],
    ["[01]", '1:2 a value is expected, not "0"'],
    ["[.5]", '1:2 a value is expected, not "."'],
    ["[NaN]", '1:2 a value is expected, not "N"'],
    ['["ä", undefined]', '1:7 a value is expected, not "u"'],
    ['["abc', "1:6 the file ends within a text"],
    ['["a\nb"]', "1:4 a text has a control character or line break that is not escaped"],
    [String.raw`["\x41"]`, "1:3 a backslash is followed by what is no escape"],
    [String.raw`["\u12G4"]`, "1:3 a backslash is followed by what is no escape"],
    ['["\\', "1:4 the file ends within a text"],
    ["{} {}", '1:4 nothing more is expected, not "{"'],
    ["[".repeat(100_000), "1:502 is nested more than 500 levels deep"],
  ];
  for (const [text, problem] of bad) {
    it(`says where ${text.slice(0, 20)} stops to make sense`, () => {
      expect(read(text)).to.equal(problem);
      expect(() => JSON.parse(text) as unknown).to.throw();
    });
  }

  it("stops at every place at which a file may be cut off, and never reads half a file as a whole one", () => {
    const whole = JSON.stringify({ a: ["b\\", 'c"', 1.5], d: { e: null, f: true } });
    for (let end = 0; end < whole.length; end += 1) {
      expect(read(whole.slice(0, end)), whole.slice(0, end)).to.be.a("string");
    }
  });
});
