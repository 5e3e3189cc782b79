import { expect } from "chai";

import { rules } from "./rules/index.ts";
import { caughtAlone } from "./testing/completed.ts";
import { OVERLAPS } from "./testing/overlaps.ts";

describe("every rule finds what no other rule finds", () => {
  for (const rule of rules) {
    const overlap = OVERLAPS.find((one) => one.rule === rule.id);
    const name = overlap ? `but ${overlap.within.join(", ")}, and on purpose` : "and alone";

    it(`${rule.id}, ${name}`, () => {
      const others = rules.filter(({ id }) => !overlap?.within.includes(id));

      expect(caughtAlone(rule, others), "a case that it alone finds").not.to.equal(undefined);
      if (overlap) expect(caughtAlone(rule, rules), "no longer an overlap").to.equal(undefined);
    });
  }

  it("but for overlaps between rules that there are", () => {
    const ids = rules.map(({ id }) => id);

    expect(ids).to.include.members(OVERLAPS.flatMap(({ rule, within }) => [rule, ...within]));
  });
});
