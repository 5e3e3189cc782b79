import { expect } from "chai";

import { guarded, HIDDEN, Undecided, UNKNOWN } from "./undecided.ts";

describe("guarded", () => {
  it("throws for what is not known, by its whole path, and says why", () => {
    const props = guarded({ a: { b: [{ c: UNKNOWN }, { d: HIDDEN }] } });

    expect(() => props.a.b[0]?.c).to.throw(Undecided, "a.b.0.c is not known until the update");
    expect(() => props.a.b[1]?.d).to.throw(Undecided, "a.b.1.d is a secret whose value is not");
  });

  it("lets a check ask whether a value is set that it must not read", () => {
    expect("key" in guarded({ key: UNKNOWN })).to.equal(true);
    expect("key" in guarded({})).to.equal(false);
  });

  it("is the same for the same value, so that rules share it", () => {
    const props = guarded({ a: { b: [1] } });

    expect(props.a.b).to.equal(props.a.b);
    expect(props.a.b.map((one) => one + 1)).to.deep.equal([2]);
  });
});
