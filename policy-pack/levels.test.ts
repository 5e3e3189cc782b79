import { expect } from "chai";

import { levelIn, readLevels } from "./levels.ts";

const RULES = ["kms-key-rotates", "kms-key-deletion-window"];
const read = (given: unknown) => readLevels(given, RULES);
const medium = { id: "kms-key-rotates", severity: "medium" } as const;

describe("readLevels", () => {
  it("leaves every rule mandatory when nothing is configured", () => {
    for (const given of [undefined, {}, { byEnvironment: { dev: {} } }]) {
      expect(read(given).problems).to.deep.equal([]);
      expect(levelIn(read(given), medium, "dev")).to.equal("mandatory");
    }
  });

  it("takes a rule before a severity, and an environment before all of them", () => {
    const levels = read({
      bySeverity: { medium: "advisory", low: "disabled" },
      byRule: { "kms-key-deletion-window": "remediate" },
      byEnvironment: {
        "dev-*": { bySeverity: { medium: "disabled", low: "advisory" } },
        "*": { bySeverity: { medium: "mandatory" } },
        "dev-1": { byRule: { "kms-key-deletion-window": "advisory" } },
      },
    });
    const window = { ...medium, id: "kms-key-deletion-window" };

    expect(levels.problems).to.deep.equal([]);
    expect(levelIn(levels, medium, "prod")).to.equal("mandatory");
    expect(levelIn(levels, medium, "dev-2")).to.equal("disabled");
    expect(levelIn(levels, { ...medium, severity: "low" }, "prod")).to.equal("disabled");
    expect(levelIn(levels, window, "prod")).to.equal("remediate");
    expect(levelIn(levels, window, "dev-2")).to.equal("remediate");
    expect(levelIn(levels, window, "dev-1")).to.equal("advisory");
  });

  const cases: [unknown, string][] = [
    [[], "levels is not an object"],
    [{ byRules: {} }, "levels.byRules is none of bySeverity, byRule, byEnvironment"],
    [
      { bySeverity: { lowest: "advisory" } },
      "levels.bySeverity: lowest is none of low, medium, high, critical",
    ],
    [
      { bySeverity: { low: "warn" } },
      "levels.bySeverity.low is none of advisory, mandatory, remediate, disabled",
    ],
    [
      { byRule: { "kms-key-spins": "advisory" } },
      "levels.byRule: there is no rule kms-key-spins (like it: kms-key-rotates, kms-key-deletion-window)",
    ],
    [{ byRule: { spins: "advisory" } }, "levels.byRule: there is no rule spins"],
    [{ byRule: "advisory" }, "levels.byRule is not an object"],
    [{ byEnvironment: { dev: "advisory" } }, "levels.byEnvironment.dev is not an object"],
    [
      { byEnvironment: { dev: { byEnvironment: {} } } },
      "levels.byEnvironment.dev.byEnvironment is none of bySeverity, byRule",
    ],
  ];
  for (const [given, problem] of cases) {
    it(`finds in ${JSON.stringify(given)} what has no meaning, and changes no level by it`, () => {
      expect(read(given).problems).to.deep.equal([problem]);
      expect(levelIn(read(given), { ...medium, severity: "low" }, "dev")).to.equal("mandatory");
    });
  }
});
