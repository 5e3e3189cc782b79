import { readFileSync } from "node:fs";

import { expect } from "chai";

import Draft04 from "ajv-draft-04";
import formats from "ajv-formats";

import { rules } from "../../rules/index.ts";
import { EMPTY, HOSTILE, line, REPORT, RULES } from "../testing/sample.ts";
import { MAX_RESULTS, sarif } from "./sarif.ts";

/**
 * The schema of SARIF 2.1.0 as on schemastore.org (Apache-2.0), which code scanning validates uploads with; unchanged but for white space
 * from the npm package `@microsoft/jest-sarif` 1.0.0-beta.0 (MIT).
 */
const SCHEMA = new URL("../testing/sarif-2.1.0-rtm.5.json", import.meta.url);

interface Log {
  runs: [
    {
      tool: { driver: { rules: { id: string; properties: Record<string, unknown> }[] } };
      invocations: [{ executionSuccessful: boolean; toolExecutionNotifications: object[] }];
      results: Result[];
    },
  ];
}

interface Result {
  ruleId: string;
  ruleIndex: number;
  kind: string;
  level: string;
  locations: [{ physicalLocation: { artifactLocation: { uri: string } } }];
  partialFingerprints: { primaryLocationLineHash: string };
  suppressions?: object[];
}

const read = (text: string) => (JSON.parse(text) as Log).runs[0];
const uris = (results: Result[]) =>
  results.map(({ locations }) => locations[0].physicalLocation.artifactLocation.uri);

describe("SARIF", () => {
  const ajv = new Draft04.default({ strict: false, unicodeRegExp: false });
  formats.default(ajv);
  const isValid = ajv.compile(JSON.parse(readFileSync(SCHEMA, "utf8")) as object);
  const { tool, results, invocations } = read(sarif(REPORT, RULES));

  for (const [what, report, its] of [
    ["every outcome", REPORT, RULES],
    ["no file", EMPTY, rules],
  ] as const) {
    it(`is as its schema says with ${what}`, () => {
      isValid(JSON.parse(sarif(report, its)));

      expect(isValid.errors).to.equal(null);
    });
  }

  it("is refused by the schema when it is not", () => {
    expect(isValid({ version: "2.1.0", runs: [{ results: [] }] })).to.equal(false);
  });

  it("tells by the level what stops a deployment", () => {
    expect(results.map(({ ruleId, kind, level }) => [ruleId, kind, level])).to.eql([
      ["key-rotates", "fail", "error"],
      ["key-rotates", "fail", "error"],
      ["key-rotates", "fail", "error"],
      ["key-logged", "fail", "warning"],
      ["key-logged/undecided", "review", "none"],
      ["key-logged", "fail", "warning"],
    ]);
  });

  it("names by index the rule that it names by id", () => {
    for (const { ruleId, ruleIndex } of results) {
      expect(tool.driver.rules[ruleIndex]).to.have.property("id", ruleId);
    }
  });

  it("scores rules, but not what is undecided", () => {
    const scores = tool.driver.rules.map(({ id, properties }) => [
      id,
      properties["security-severity"],
    ]);

    expect(scores).to.eql([
      ["key-rotates", "9.5"],
      ["key-logged", "5.5"],
      ["key-logged/undecided", undefined],
      ["exemptions", "8.0"],
      ["key-kept", "2.0"],
    ]);
  });

  it("suppresses what is exempt, with the reason, and nothing else", () => {
    const suppressed = results.map(({ suppressions }) => suppressions);
    const justification = "It is <b>retired</b> (security@example.com, until 2030-12-31)";

    expect(suppressed.slice(0, -1)).to.eql([undefined, undefined, undefined, undefined, undefined]);
    expect(suppressed.at(-1)).to.eql([{ kind: "external", status: "accepted", justification }]);
  });

  it("locates findings in the scanned file, as a relative URI", () => {
    expect(uris(results).slice(0, 3)).to.eql([
      "stacks/prod.json",
      "stacks/prod.json",
      "stacks/a%20b.json",
    ]);
  });

  for (const [file, uri] of [
    ["./a.json", "a.json"],
    ["..\\x\\a#1.json", "../x/a%231.json"],
    ["C:\\a.json", "file:///C:/a.json"],
    ["/tmp/a.json", "file:///tmp/a.json"],
    ["a:b.json", "a%3Ab.json"],
    ["-", "stdin"],
    ["\ud800.json", "%EF%BF%BD.json"],
  ] as const) {
    it(`writes ${JSON.stringify(file)} as ${uri}`, () => {
      const files = [{ ...REPORT.files[0], file }] as typeof REPORT.files;

      expect(uris(read(sarif({ ...REPORT, files }, RULES)).results)[0]).to.equal(uri);
    });
  }

  it("gives a finding the same fingerprint however its message changes, and no two the same", () => {
    const files = REPORT.files.map((file) => ({
      ...file,
      violations: file.violations.map((one) => ({ ...one, message: "another" })),
    }));
    const prints = (of: Result[]) => of.map(({ partialFingerprints: one }) => one);

    expect(prints(read(sarif({ ...REPORT, files }, RULES)).results)).to.eql(prints(results));
    expect(new Set(prints(results).map((one) => one.primaryLocationLineHash)).size).to.equal(
      results.length,
    );
  });

  it("tells findings on exemptions apart, which are all of the configuration", () => {
    const ofConfig = { rule: "exemptions", resource: "policy.json" };
    const violations = ["first", "second"].map((message) => line({ ...ofConfig, message }));
    const file = { ...REPORT.files[1], file: "policy.json", violations };
    const both = read(sarif({ ...REPORT, files: [file as never] }, RULES)).results;

    expect(both[0]?.partialFingerprints).to.not.eql(both[1]?.partialFingerprints);
  });

  it("reports what could not be read, where it ends to make sense", () => {
    expect(invocations[0].executionSuccessful).to.equal(false);
    expect(JSON.stringify(invocations[0].toolExecutionNotifications)).to.include(
      '"uri":"cut.json"},"region":{"startLine":3,"startColumn":7}',
    );
  });

  it("keeps within what code scanning takes, and says what it leaves out", () => {
    const violations = Array.from({ length: MAX_RESULTS + 2 }, (_, index) =>
      line({ resource: `${HOSTILE.image} ${String(index)}` }),
    );
    const { results: kept, invocations: told } = read(
      sarif({ ...EMPTY, files: [{ ...REPORT.files[0], violations } as never] }, RULES),
    );

    expect(kept).to.have.lengthOf(MAX_RESULTS);
    expect(JSON.stringify(told)).to.include("4 findings are left out");
  });

  it("has no more tags for any rule than code scanning takes", () => {
    for (const { properties } of read(sarif(EMPTY, rules)).tool.driver.rules) {
      expect(properties["tags"]).to.have.property("length").that.is.at.most(20);
    }
  });
});
