import { expect } from "chai";

import type { Rule } from "./rule.ts";
import { rules } from "./rules/index.ts";
import { subjectTypes } from "./testing/examples.ts";
import { foundAlone, unspoilt, type Unspoilt } from "./testing/mutation.ts";
import { UNSPOILT } from "./testing/overlaps.ts";
import { platform, STACKS } from "./testing/platform.ts";

/** Mocks of whole stacks take their time, and so do hundreds of rules on them. */
const SLOW_MS = 120_000;

/** The platform declares resources for more than half of the rules. */
const FEWEST_ASKED = rules.length / 2;

describe("the platform with one resource spoilt", () => {
  const stacks: Unspoilt[] = [];

  before(async function () {
    this.timeout(SLOW_MS);
    for (const stack of STACKS) stacks.push(unspoilt(rules, await platform(stack)));
  });

  it("is found by the rule that is meant, and by no other, but for exceptions with a reason", () => {
    const asked = rules.filter((rule) => stacks.some((one) => isAbout(rule, one)));
    const unfound = asked.filter(
      (rule) => !stacks.some((one) => isAbout(rule, one) && foundAlone(rule, rules, one)?.isAlone),
    );

    expect(unfound.map(({ id }) => id)).to.have.members(UNSPOILT.map(({ rule }) => rule));
    expect(asked.length).to.be.greaterThan(FEWEST_ASKED);
  }).timeout(SLOW_MS);
});

function isAbout(rule: Rule, { stack }: Unspoilt): boolean {
  const about = rule.kind === "stack" && rule.about ? rule.about : subjectTypes(rule);
  return stack.some(({ type }) => about.includes(type));
}
