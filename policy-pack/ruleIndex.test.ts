import { expect } from "chai";

import { on, ruleOfCases } from "./rule.ts";
import { indexed } from "./ruleIndex.ts";
import { rules } from "./rules/index.ts";

describe("indexed", () => {
  it("finds every rule by each of its types, in the order of the rules, and stack rules apart", () => {
    const { onResource, onStack } = indexed(rules);

    for (const rule of rules) {
      if (rule.kind === "stack") expect(onStack).to.include(rule);
      else {
        for (const { types, check } of rule.cases) {
          for (const type of types) {
            expect(onResource.get(type)).to.deep.include({ rule, check });
          }
        }
      }
    }
    for (const asked of onResource.values()) {
      const places = asked.map(({ rule }) => rules.indexOf(rule));
      expect(places).to.deep.equal([...new Set(places)].sort((a, b) => a - b));
    }
  });

  it("takes the first of several cases of a rule that name a type", () => {
    const type = "aws:kms/key:Key";
    const [first, second] = ["first", "second"].map((finding) =>
      on({ type, check: () => finding, complies: "never", violates: [{}] }),
    );
    const rule = ruleOfCases({
      ...(rules[0] as (typeof rules)[number]),
      cases: [first, second] as never,
    });

    expect(indexed([rule]).onResource.get(type)).to.deep.equal([{ rule, check: first?.check }]);
  });
});
