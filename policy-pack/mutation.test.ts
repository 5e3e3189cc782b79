import { expect } from "chai";

import { rules } from "./rules/index.ts";
import { subjectTypes } from "./testing/examples.ts";
import { foundAlone, unspoilt, type Unspoilt } from "./testing/mutation.ts";
import { UNSPOILT } from "./testing/overlaps.ts";
import { platform, STACKS } from "./testing/platform.ts";

/** Mocks of a whole stack take their time. */
const DECLARING_MS = 120_000;

describe("the platform with one resource spoilt", () => {
  const stacks: Unspoilt[] = [];

  before(async function () {
    this.timeout(DECLARING_MS);
    for (const stack of STACKS) stacks.push(unspoilt(rules, await platform(stack)));
  });

  for (const rule of rules) {
    const exception = UNSPOILT.find((one) => one.rule === rule.id);
    const about = rule.kind === "stack" && rule.about ? rule.about : subjectTypes(rule);

    it(`is found by ${rule.id}, ${exception ? "among others" : "and by no other"}`, () => {
      const ours = stacks.filter(({ stack }) => stack.some(({ type }) => about.includes(type)));
      const isAlone = ours.some((one) => foundAlone(rule, rules, one)?.isAlone);

      expect(isAlone).to.equal(ours.length > 0 && exception === undefined);
    }).timeout(DECLARING_MS);
  }

  it("but for rules that there are", () => {
    expect(rules.map(({ id }) => id)).to.include.members(UNSPOILT.map(({ rule }) => rule));
  });
});
