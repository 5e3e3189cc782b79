import { expect } from "chai";

import { type Facts, factsIn } from "./statements.ts";

const text = (text: string) => factsIn({ text, kind: "string", list: false });
const number = (text: string) => factsIn({ text, kind: "number", list: false });

describe("factsIn", () => {
  it("reads lists of values, however they are written", () => {
    const cases: [string, string[]][] = [
      ["Kind. Valid values: `a`, `b` and `c`. Defaults to `a`.", ["a", "b", "c"]],
      ["Valid values are `a`, `b`, or `c`", ["a", "b", "c"]],
      ["Valid options are `a` or `b`, default is `a`.", ["a", "b"]],
      ["Valid values are `x | y`.\nValid values: `a`|`b`", []],
      ['Can be `"a"` or `"b"`. (Default: `"a"`).', ["a", "b"]],
      ["Valid values: `a` (default), `b` (China only). See [here](https://x.org).", ["a", "b"]],
      ["Valid values: `only`.", ["only"]],
    ];
    for (const [said, values] of cases) expect(text(said).values ?? [], said).to.deep.equal(values);
    expect(number("Possible values are: 1, 3, 5, and 0.").values).to.deep.equal([1, 3, 5, 0]);
  });

  it("reads no list that is open, conditional, cut short or spelt unlike its default", () => {
    for (const said of [
      "Valid values include `a` and `b`.",
      "For example, `a` or `b`.",
      "Valid values are `a`, `b`, etc.",
      "Valid values: `a`, `b`. Default is `c`.",
      "Valid values: `a`, `b`. Valid values for X are `c`.",
      "Valid values: `a`, `b`. You can also specify an ARN.",
      "Valid values: `a`, `b` when `x` is set.",
      "Must be `a`.",
      "Valid values: `arn:aws:sns:region:account:topic`, `b`.",
    ]) {
      expect(text(said), said).to.deep.equal({});
    }
  });

  it("reads ranges that hold always", () => {
    const cases: [string, Facts["range"]][] = [
      ["If you specify a value, it must be between `7` and `30`, inclusive.", [7, 30]],
      ["The range is 0 to 43200 seconds.", [0, 43200]],
      ["A number between 1 and 10,000.", [1, 10000]],
      ["Minimum value of `1`. Maximum value of 300.", [1, 300]],
      ["Must be at least `2`.", [2, null]],
    ];
    for (const [said, range] of cases) expect(number(said).range, said).to.deep.equal(range);
  });

  it("reads no range with exceptions", () => {
    for (const said of [
      "Valid values are `0` or between 7 and 30.",
      "Between 1 and 5 for type `x`; between 1 and 9 for type `y`.",
      "Between 7 and 30. Set to `-1` for no limit.",
      "Between 10 and 30. Defaults to 5.",
      "From 0 to 2^32.",
      "If `x` is set, between 1 and 5.",
      "Between 5 minutes and 1 day.",
    ]) {
      expect(number(said), said).to.deep.equal({});
    }
  });

  it("reads lengths of texts, and of no lists", () => {
    expect(text("Must be between 1 and 64 characters in length.").length).to.deep.equal([1, 64]);
    expect(
      text("Length Constraints: Minimum length of 3. Maximum length of 9.").length,
    ).to.deep.equal([3, 9]);
    const said = "Maximum length of 5.";
    expect(text(said).length).to.deep.equal([null, 5]);
    expect(factsIn({ text: said, kind: "string", list: true })).to.deep.equal({});
    expect(number(said)).to.deep.equal({});
  });

  it("reads which inputs exclude or need each other", () => {
    expect(text("Conflicts with `a` and `b`.").conflicts).to.deep.equal(["a", "b"]);
    expect(text("Cannot be specified with `a`.").conflicts).to.deep.equal(["a"]);
    expect(text("Exactly one of `a` or `b` must be specified.").exactlyOne).to.deep.equal([
      "a",
      "b",
    ]);
    expect(text("At least one of `a` or `b` is required.").atLeastOne).to.deep.equal(["a", "b"]);
    for (const said of [
      "Conflicts with `a` if `b` is set.",
      "Exactly one of `a` or `b` must be configured for all but `c`.",
      "Cannot be used with `type` set to `X`.",
    ]) {
      expect(text(said), said).to.deep.equal({});
    }
  });

  it("reads that a change replaces, unless only some changes do", () => {
    for (const said of [
      "Forces new resource.",
      "The name. Changing this value forces a new resource to be created.",
      "Changing `name` will create a new resource.",
      "Forces replacement if changed.",
      "Changing this will force terraform to create a new resource.",
    ]) {
      expect(text(said), said).to.deep.equal({ replaces: true });
    }
    for (const said of [
      "When decreased, this will force a recreation of the resource.",
      "Changing between `A` and `B` forces replacement of the resource.",
      "Changing this value to an empty string forces replacement of the resource.",
      "Enable to force a new task deployment of the service.",
    ]) {
      expect(text(said), said).to.deep.equal({});
    }
  });
});
