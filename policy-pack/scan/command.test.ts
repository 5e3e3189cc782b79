import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { expect } from "chai";

import type { Report } from "../report/report.ts";
import { UNKNOWN } from "../undecided.ts";
import { exported, exportFile } from "./testing/mix.ts";
import { policy } from "./testing/running.ts";

const KEY = "aws:kms/key:Key";
const urnOf = (name: string, type = KEY) => `urn:pulumi:prod::novamind::${type}::${name}`;
const key = (name: string, inputs: object) => ({ urn: urnOf(name), type: KEY, id: name, inputs });
const good = key("good", { enableKeyRotation: true, deletionWindowInDays: 30 });
const bad = key("bad", { enableKeyRotation: false, deletionWindowInDays: 30 });

describe("npm run policy -- scan", function () {
  this.timeout(60_000);
  let folder: string;
  const path = (name: string) => join(folder, name);
  const file = (name: string, content: string | object): string => {
    writeFileSync(path(name), typeof content === "string" ? content : JSON.stringify(content));
    return path(name);
  };
  const stack = (name: string, ...resources: object[]) => file(name, exportFile(resources));
  const scanned = (...args: string[]) => {
    const ran = policy(["scan", "--format", "json", ...args]);
    return { ...ran, report: JSON.parse(ran.out) as Report };
  };

  before(() => (folder = mkdtempSync(join(tmpdir(), "scan-"))));
  after(() => {
    rmSync(folder, { recursive: true });
  });

  it("exits with 0 when nothing is violated, and says what it asked", () => {
    const { code, report, err } = scanned(stack("good.json", good));

    expect([code, err]).to.deep.equal([0, ""]);
    expect(report.files[0]).to.include({ file: path("good.json"), resources: 1 });
    expect(report.files[0]?.violations).to.deep.equal([]);
    expect(report.files[0]?.passed).to.be.greaterThan(1);
  });

  it("exits with 1 when a rule is violated, which it names with resource and law", () => {
    const { code, report } = scanned(stack("bad.json", good, bad));

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
    const whole = readFileSync(stack("whole.json", bad), "utf8");
    const cut = file("cut.json", whole.slice(0, whole.indexOf('"inputs"') + 4));
    const empty = file("empty.json", "");
    const { code, report, err } = scanned(cut, stack("bad.json", bad), empty, path("none.json"));

    expect(code).to.equal(2);
    expect(report.files.map(({ violations }) => violations.length)).to.deep.equal([1]);
    expect(report.unusable[0]).to.deep.include({ file: cut, line: 10, column: 21 });
    expect(err).to.include(`${cut}:10:21: the file ends within a text`);
    expect(err).to.include(`${empty}:1:1: is empty`);
    expect(err).to.include(`${path("none.json")}: cannot be read: ENOENT`);
  });

  it("passes over other providers, unknown types and components, but counts them", () => {
    const others = ["random:index/randomId:RandomId", "aws:none/thing:Thing", "novamind:a:B"];
    const resources = others.map((type) => ({ urn: urnOf("it", type), type, inputs: {} }));
    const { code, report } = scanned(stack("others.json", ...resources));

    expect(code).to.equal(0);
    expect(report.files[0]).to.include({ resources: 3, passed: 0 });
  });

  it("cannot tell of a secret that is encrypted", () => {
    const secret = {
      "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
      ciphertext: "v1:GkcI9TDTAtLVXlFe:bm90aGluZw==",
    };
    const { code, report } = scanned(stack("secret.json", key("it", { policy: secret })));
    const undecided = report.files[0]?.undecided ?? [];

    expect(code).to.equal(1);
    expect(undecided.map(({ rule, message }) => `${rule}: ${message}`)).to.include(
      "kms-key-policy-not-public: policy is a secret whose value is not shown",
    );
    expect(undecided.map(({ level }) => level)).not.to.include("mandatory");
  });

  it("joins resources by id and by ARN, as they are in an export", () => {
    const type = "aws:s3/bucketVersioning:BucketVersioning";
    const bucket = { urn: urnOf("phi", "aws:s3/bucket:Bucket"), type: "aws:s3/bucket:Bucket" };
    const inputs = { bucket: "phi-1a2b3c4", versioningConfiguration: { status: "Enabled" } };
    const versioned = { urn: urnOf("phi", type), type, inputs };
    const found = (...resources: object[]) =>
      scanned(stack("join.json", ...resources)).report.files[0]?.violations.map(({ rule }) => rule);

    expect(found({ ...bucket, id: "phi-1a2b3c4" }, versioned)).not.to.include(
      "s3-bucket-versioning",
    );
    expect(found({ ...bucket, id: "other" }, versioned)).to.include("s3-bucket-versioning");
  });

  it("reads a bare list, and names its resources by their names", () => {
    const list = file("list.json", [{ type: KEY, name: "bare", props: {} }]);

    expect(scanned(list).report.files[0]?.violations[0]).to.include({
      resource: "bare",
      type: KEY,
    });
  });

  it("finds nothing missing in a part of a stack that a preview shows", () => {
    const newState = { urn: urnOf("phi", "aws:s3/bucket:Bucket"), type: "aws:s3/bucket:Bucket" };
    const steps = [{ op: "update", newState: { ...newState, inputs: { bucket: UNKNOWN } } }];
    const part = scanned(file("part.json", { steps, changeSummary: { update: 1, same: 9 } }));
    const whole = scanned(file("all.json", { steps, changeSummary: { update: 1 } }));

    expect(part.report.files[0]?.violations).to.deep.equal([]);
    expect(part.report.files[0]?.undecided.map(({ message }) => message)).to.include(
      "bucket has no BucketVersioning with status Enabled, but the preview leaves out 9 unchanged resources: run it with --show-sames",
    );
    expect(whole.code).to.equal(1);
  });

  it("reads standard input, with the marks that Windows puts before it", () => {
    const text = exportFile([bad]);
    const encoded = Buffer.from(`\ufeff${text}`, "utf16le");
    writeFileSync(path("windows.json"), encoded);

    expect(policy(["scan", "-"], { input: `\ufeff${text}` }).code).to.equal(1);
    expect(scanned(path("windows.json")).report.files[0]?.violations).to.have.length(1);
  });

  it("fails only for violations as bad as it is told, and only for mandatory ones", () => {
    const violated = stack("bad.json", bad);
    const advised = file("advice.json", { all: "advisory" });
    const disabled = file("off.json", { "kms-key-rotates": "disabled" });

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
    const config = (...list: object[]) => file("exempt.json", { exemptions: { list } });
    const violated = stack("bad.json", bad);
    const exempt = scanned("--config", config(exemption), violated);
    const expired = scanned("--config", config({ ...exemption, expires: "2020-01-01" }), violated);
    const idle = scanned("--config", config({ ...exemption, resource: "*::bat" }), violated);

    expect(exempt.code).to.equal(0);
    expect(exempt.report.files[0]?.exempt[0]).to.include({ owner: "security" });
    expect(messages(expired.report)).to.include("exemption 1: expired on 2020-01-01");
    expect(messages(idle.report)).to.include("kms-key-rotates: no resource is called *::bat");
  });

  it("writes for people, and into a file", () => {
    const { code, out } = policy(["scan", stack("bad.json", bad)]);
    const saved = policy(["scan", path("bad.json"), "--output", path("report.txt")]);

    expect(out).to.include("1 resources, 1 violations, 0 undecided, 0 exempt");
    expect(out).to.include("medium  kms-key-rotates: symmetric key must set enableKeyRotation");
    expect(out).to.include("fix: enableKeyRotation: true");
    expect([code, saved.code, saved.out]).to.deep.equal([1, 1, ""]);
    expect(readFileSync(path("report.txt"), "utf8")).to.equal(out);
  });

  it("reads an export of 100 MB with a heap that could not hold it", () => {
    const resources = exported(10_000, 9_500);
    const large = file("large.json", exportFile(resources));
    const { code, out } = policy(["scan", "--format", "json", large], {
      node: ["--max-old-space-size=96"],
    });

    expect(readFileSync(large).length).to.be.greaterThan(100e6);
    expect(code).to.equal(1);
    expect((JSON.parse(out) as Report).files[0]?.resources).to.equal(resources.length);
  });

  const refused: [string[], string][] = [
    [["scan"], "scan needs a file"],
    [["scan", "--format", "yaml", "x"], "--format is one of text, json"],
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
    const config = file("config.json", '{\n  "all": advisory\n}');

    expect(policy(["scan", "--config", config, "x"]).err).to.include(`${config}:2:10: a value`);
  });
});

const messages = ({ files }: Report) =>
  files.flatMap(({ violations }) => violations.map(({ message }) => message));
