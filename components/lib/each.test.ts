import { expect } from "chai";

import { each } from "./each.ts";

describe("each", () => {
  it("makes one value for each key, in their order, and none for no key", () => {
    const made = each(["b", "a"], (key) => `${key}!`);
    expect(made).to.deep.equal({ b: "b!", a: "a!" });
    expect(Object.keys(made)).to.deep.equal(["b", "a"]);
    expect(each([], () => 1)).to.deep.equal({});
  });
});
