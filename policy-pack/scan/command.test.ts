import { readFileSync } from "node:fs";

import { expect } from "chai";

import type { Report } from "../report/report.ts";
import { bad, Files, good, KEY, scanned, urnOf } from "./testing/files.ts";
import { policy } from "./testing/running.ts";

describe("npm run policy -- scan", function () {
  this.timeout(60_000);
  let files: Files;

  before(() => (files = new Files()));
  after(() => {
    files.remove();
  });

  it("exits with 0 when nothing is violated, and says what it asked", () => {
    const { code, report, err } = scanned(files.stack("good.json", good));

    expect([code, err]).to.deep.equal([0, ""]);
    expect(report.files[0]).to.include({ file: files.path("good.json"), resources: 1 });
    expect(report.files[0]?.violations).to.deep.equal([]);
    expect(report.files[0]?.passed).to.be.greaterThan(1);
  });

  it("exits with 1 when a rule is violated, which it names with resource and law", () => {
    const { code, report } = scanned(files.stack("bad.json", good, bad));

    expect(code).to.equal(1);
    expect(report.files[0]?.violations).to.deep.equal([
      {
        rule: "kms-key-rotates",
        resource: urnOf("bad"),
        type: KEY,
        message: "symmetric key must set enableKeyRotation: true",
        safeguards: ["164.312(a)(2)(iv)"],
        severity: "medium",
        level: "mandatory",
      },
    ]);
  });

  it("exits with 2 for what cannot be used, says where, and scans the other files all the same", () => {
    const whole = readFileSync(files.stack("whole.json", bad), "utf8");
    const cut = files.write("cut.json", whole.slice(0, whole.indexOf('"inputs"') + 4));
    const empty = files.write("empty.json", "");
    const { code, report, err } = scanned(
      cut,
      files.stack("bad.json", bad),
      empty,
      files.path("none.json"),
    );

    expect(code).to.equal(2);
    expect(report.files.map(({ violations }) => violations.length)).to.deep.equal([1]);
    expect(report.unusable[0]).to.deep.include({ file: cut, line: 10, column: 21 });
    expect(err).to.include(`${cut}:10:21: the file ends within a text`);
    expect(err).to.include(`${empty}:1:1: is empty`);
    expect(err).to.include(`${files.path("none.json")}: cannot be read: ENOENT`);
  });

  it("fails only for violations as bad as it is told, and only for mandatory ones", () => {
    const violated = files.stack("bad.json", bad);
    const advised = files.write("advice.json", { all: "advisory" });
    const disabled = files.write("off.json", { "kms-key-rotates": "disabled" });

    expect(scanned("--fail-on", "medium", violated).code).to.equal(1);
    expect(scanned("--fail-on", "high", violated).code).to.equal(0);
    expect(scanned("--config", advised, violated).code).to.equal(0);
    expect(scanned("--config", disabled, violated).report.files[0]?.violations).to.eql([]);
  });

  it("takes exemptions, and finds what is wrong with them", () => {
    const exemption = {
      rule: "kms-key-rotates",
      resource: "*::bad",
      reason: "imported key material",
      owner: "security",
      expires: "2999-12-31",
    };
    const config = (...list: object[]) => files.write("exempt.json", { exemptions: { list } });
    const violated = files.stack("bad.json", bad);
    const exempt = scanned("--config", config(exemption), violated);
    const expired = scanned("--config", config({ ...exemption, expires: "2020-01-01" }), violated);
    const idle = scanned("--config", config({ ...exemption, resource: "*::bat" }), violated);

    expect(exempt.code).to.equal(0);
    expect(exempt.report.files[0]?.exempt[0]).to.include({ owner: "security" });
    expect(messages(expired.report)).to.include("exemption 1: expired on 2020-01-01");
    expect(messages(idle.report)).to.include("kms-key-rotates: no resource is called *::bat");
    expect(idle.code).to.equal(1);
  });

  it("asks of an exemption that a file of its stack needs it, and of no other stack's", () => {
    const exemption = { rule: "kms-key-rotates", reason: "r", owner: "o", expires: "2999-12-31" };
    const list = [
      { ...exemption, resource: "urn:pulumi:dr::*" },
      { ...exemption, resource: "urn:pulumi:prod::*::good" },
      { ...exemption, resource: "*::bad" },
    ];
    const config = files.write("needs.json", { exemptions: { list } });
    const fine = files.stack("fine.json", good);
    const { report } = scanned("--config", config, fine, files.stack("bad.json", bad));
    const alone = scanned("--config", config, fine);

    expect(messages(report)).to.deep.equal([
      "kms-key-rotates: nothing that is called urn:pulumi:prod::*::good needs to be exempt",
    ]);
    expect(messages(alone.report)).to.have.length(2);
  });

  it("weighs findings by severity and by the environment that the stack's name is", () => {
    const levels = (given: object) => files.write("levels.json", { settings: { levels: given } });
    const violated = files.stack("bad.json", bad);
    const bySeverity = { medium: "advisory" };
    const run = (given: object) => scanned("--config", levels(given), violated);

    expect(run({ bySeverity }).code).to.equal(0);
    expect(run({ byEnvironment: { prod: { bySeverity } } }).code).to.equal(0);
    expect(run({ byEnvironment: { "dev*": { bySeverity } } }).code).to.equal(1);
    expect(run({ bySeverity, byRule: { "kms-key-rotates": "mandatory" } }).code).to.equal(1);
    expect(messages(run({ bySeverity: { mild: "advisory" } }).report)).to.include(
      "levels.bySeverity: mild is none of low, medium, high, critical",
    );
  });

  it("writes for people, and into a file", () => {
    const { code, out } = policy(["scan", files.stack("bad.json", bad)]);
    const saved = policy(["scan", files.path("bad.json"), "--output", files.path("report.txt")]);

    expect(out).to.include("1 resources, 1 violations, 0 undecided, 0 exempt");
    expect(out).to.include("medium  kms-key-rotates: symmetric key must set enableKeyRotation");
    expect(out).to.include("fix: enableKeyRotation: true");
    expect([code, saved.code, saved.out]).to.deep.equal([1, 1, ""]);
    expect(readFileSync(files.path("report.txt"), "utf8")).to.equal(out);
  });

  for (const [format, start] of Object.entries({
    sarif: '{\n  "$schema"',
    junit: "<?xml",
    html: "<!doctype html>",
    markdown: "#",
  })) {
    it(`writes ${format}, with the same exit code`, () => {
      const { code, out } = policy(["scan", "--format", format, files.stack("bad.json", bad)]);

      expect(code).to.equal(1);
      expect(out.slice(0, 40).toLowerCase()).to.include(start);
      expect(out).to.include("kms-key-rotates");
    });
  }

  const refused: [string[], string][] = [
    [["scan"], "scan needs a file"],
    [
      ["scan", "--format", "yaml", "x"],
      "--format is one of text, json, sarif, junit, html, markdown",
    ],
    [["scan", "--fail-on", "worst", "x"], "--fail-on is one of low, medium, high, critical"],
    [["scan", "--colour", "x"], "Unknown option '--colour'"],
    [["scan", "--config", "/none.json", "x"], "/none.json: ENOENT"],
    [["scans"], "There is no command scans"],
    [[], "Usage"],
  ];
  for (const [args, problem] of refused) {
    it(`refuses ${["policy", ...args].join(" ")}`, () => {
      const { code, out, err } = policy(args);

      expect([code, out]).to.deep.equal([2, ""]);
      expect(err).to.include(problem);
    });
  }

  it("says where a configuration is wrong", () => {
    const config = files.write("config.json", '{\n  "all": advisory\n}');

    expect(policy(["scan", "--config", config, "x"]).err).to.include(`${config}:2:10: a value`);
  });
});

const messages = ({ files }: Report) =>
  files.flatMap(({ violations }) => violations.map(({ message }) => message));
