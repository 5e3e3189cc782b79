import { readFileSync } from "node:fs";

import { expect } from "chai";

import type { Report } from "../report/report.ts";
import { UNKNOWN } from "../undecided.ts";
import { bad, Files, key, KEY, scanned, urnOf } from "./testing/files.ts";
import { exported, exportFile } from "./testing/mix.ts";
import { policy } from "./testing/running.ts";

describe("scan", function () {
  this.timeout(60_000);
  let files: Files;

  before(() => (files = new Files()));
  after(() => {
    files.remove();
  });

  it("passes over other providers, unknown types and components, but counts them", () => {
    const others = ["random:index/randomId:RandomId", "aws:none/thing:Thing", "novamind:a:B"];
    const resources = others.map((type) => ({ urn: urnOf("it", type), type, inputs: {} }));
    const { code, report } = scanned(files.stack("others.json", ...resources));

    expect(code).to.equal(0);
    expect(report.files[0]).to.include({ resources: 3, passed: 0 });
  });

  it("cannot tell of a secret that is encrypted", () => {
    const secret = {
      "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
      ciphertext: "v1:GkcI9TDTAtLVXlFe:bm90aGluZw==",
    };
    const { code, report } = scanned(files.stack("secret.json", key("it", { policy: secret })));
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
      scanned(files.stack("join.json", ...resources)).report.files[0]?.violations.map(
        ({ rule }) => rule,
      );

    expect(found({ ...bucket, id: "phi-1a2b3c4" }, versioned)).not.to.include(
      "s3-bucket-versioning",
    );
    expect(found({ ...bucket, id: "other" }, versioned)).to.include("s3-bucket-versioning");
  });

  it("reads a bare list, and names its resources by their names", () => {
    const list = files.write("list.json", [{ type: KEY, name: "bare", props: {} }]);

    expect(scanned(list).report.files[0]?.violations[0]).to.include({
      resource: "bare",
      type: KEY,
    });
  });

  it("finds nothing missing in a part of a stack that a preview shows", () => {
    const newState = { urn: urnOf("phi", "aws:s3/bucket:Bucket"), type: "aws:s3/bucket:Bucket" };
    const steps = [{ op: "update", newState: { ...newState, inputs: { bucket: UNKNOWN } } }];
    const part = scanned(
      files.write("part.json", { steps, changeSummary: { update: 1, same: 9 } }),
    );
    const whole = scanned(files.write("all.json", { steps, changeSummary: { update: 1 } }));

    expect(part.report.files[0]?.violations).to.deep.equal([]);
    expect(part.report.files[0]?.undecided.map(({ message }) => message)).to.include(
      "bucket has no BucketVersioning with status Enabled, but the preview leaves out 9 unchanged resources: run it with --show-sames",
    );
    expect(whole.code).to.equal(1);
  });

  it("takes no preview that failed for a whole one", () => {
    const diagnostics = [
      { message: "error: The configuration\n  cannot work\n", severity: "error" },
    ];
    const { code, report, err } = scanned(files.write("failed.json", { steps: [], diagnostics }));

    expect(code).to.equal(2);
    expect(report.files).to.have.length(1);
    expect(err).to.include("may lack resources: error: The configuration cannot work");
  });

  it("takes one that a policy pack stopped for a whole one, but not when there is another error", () => {
    const stopped = { message: "error: preview failed\n", severity: "error" };
    const refused = { message: "error: aws:kms/key:Key resource 'phi'", severity: "error" };
    const preview = (...diagnostics: object[]) =>
      scanned(
        files.write("stopped.json", { steps: [{ op: "create", newState: bad }], diagnostics }),
      );

    expect(preview(stopped)).to.deep.include({ code: 1, err: "" });
    expect(preview(refused, stopped).code).to.equal(2);
  });

  it("reads standard input, with the marks that Windows puts before it", () => {
    const text = exportFile([bad]);
    const encoded = Buffer.from(`\ufeff${text}`, "utf16le");
    files.write("windows.json", encoded);

    expect(policy(["scan", "-"], { input: `\ufeff${text}` }).code).to.equal(1);
    expect(scanned(files.path("windows.json")).report.files[0]?.violations).to.have.length(1);
  });

  it("reads an export of 100 MB with a heap that could not hold it", () => {
    const resources = exported(10_000, 9_500);
    const large = files.write("large.json", exportFile(resources));
    const { code, out } = policy(["scan", "--format", "json", large], {
      node: ["--max-old-space-size=96"],
    });

    expect(readFileSync(large).length).to.be.greaterThan(100e6);
    expect(code).to.equal(1);
    expect((JSON.parse(out) as Report).files[0]?.resources).to.equal(resources.length);
  });
});
