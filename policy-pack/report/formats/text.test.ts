import { expect } from "chai";

import { rules } from "../../rules/index.ts";
import type { Line, Report } from "../report.ts";
import { text } from "./text.ts";

const line = (changes: Partial<Line>): Line => ({
  rule: "kms-key-rotates",
  resource: "phi",
  type: "aws:kms/key:Key",
  message: "does not rotate",
  safeguards: ["164.312(a)(2)(iv)"],
  severity: "medium",
  level: "mandatory",
  ...changes,
});

describe("text", () => {
  it("goes by file and resource, worst first, and ends with what could not be read", () => {
    const report: Report = {
      made: "2026-06-15T00:00:00.000Z",
      files: [
        {
          file: "prod.json",
          resources: 3,
          violations: [
            line({}),
            line({ resource: "logs", level: "advisory" }),
            line({ rule: "kms-key-policy-not-public", message: "is public", severity: "critical" }),
          ],
          undecided: [line({ resource: "unborn", message: "is not known", level: "advisory" })],
          exempt: [{ ...line({}), reason: "imported", owner: "security", expires: "2030-01-31" }],
          passed: 5,
        },
      ],
      unusable: [
        { file: "cut.json", problem: "ends", line: 3, column: 9 },
        { file: "none.json", problem: "is not there" },
      ],
    };
    const found = text(report, rules).split("\n");
    const at = (part: string) => found.findIndex((one) => one.includes(part));

    expect(found[0]).to.equal(
      "prod.json: 3 resources, 3 violations, 1 undecided, 1 exempt, 5 passed",
    );
    expect(at("critical  kms-key-policy-not-public: is public")).to.be.within(1, at("medium  kms"));
    expect(found).to.include("    medium, advisory  kms-key-rotates: does not rotate");
    expect(found).to.include("    undecided  kms-key-rotates: is not known");
    expect(at("exempt until 2030-01-31 (security)")).to.be.greaterThan(at("undecided  "));
    expect(found).to.include("cut.json:3:9: ends");
    expect(found).to.include("none.json: is not there");
  });
});
