import { expect } from "chai";

import { counted, findingsOf, judgementsOf } from "./findings.ts";
import { line, REPORT, RULES } from "./testing/sample.ts";

describe("findings of a report", () => {
  it("come with the worst first", () => {
    expect(findingsOf(REPORT).map(({ outcome, severity }) => [outcome, severity])).to.eql([
      ["violated", "critical"],
      ["violated", "critical"],
      ["violated", "critical"],
      ["violated", "medium"],
      ["undecided", "medium"],
      ["exempt", "medium"],
    ]);
    expect(counted(findingsOf(REPORT))).to.eql({ violated: 4, undecided: 1, exempt: 1 });
  });

  it("give each rule its worst outcome, those without findings and that on exemptions included", () => {
    const outcomes = judgementsOf(REPORT, RULES).map(({ rule, outcome }) => [rule.id, outcome]);

    expect(outcomes).to.eql([
      ["key-rotates", "violated"],
      ["key-logged", "violated"],
      ["exemptions", "passed"],
      ["key-kept", "passed"],
    ]);
  });

  it("are never of a rule that is not known", () => {
    const file = { ...REPORT.files[0], violations: [line({ rule: "no-such-rule" })] };
    const report = { files: [file] } as typeof REPORT;

    expect(() => judgementsOf(report, RULES)).to.throw("no-such-rule, which is no rule");
  });
});
