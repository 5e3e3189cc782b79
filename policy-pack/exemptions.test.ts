import { expect } from "chai";

import { belongsTo, exemptionFor, needless, readExemptions, stackOf } from "./exemptions.ts";

const TODAY = "2026-06-15";
const whole = {
  rule: "s3-bucket-logging",
  resource: "*::aws:s3/bucket:Bucket::logs",
  reason: "holds logs only",
  owner: "security",
  expires: TODAY,
};
const read = (given: unknown) => readExemptions(given, new Set(["s3-bucket-logging"]), TODAY);

describe("readExemptions", () => {
  it("takes one that is whole, through its last day", () => {
    expect(read([whole])).to.deep.equal({ valid: [whole], problems: [] });
    expect(read(undefined)).to.deep.equal({ valid: [], problems: [] });
  });

  it("takes one for several stacks as one for each", () => {
    const { valid } = read([{ ...whole, resource: "urn:pulumi:{prod, dr}::*::{logs}" }]);

    expect(valid).to.deep.equal([
      { ...whole, resource: "urn:pulumi:prod::*::{logs}" },
      { ...whole, resource: "urn:pulumi:dr::*::{logs}" },
    ]);
  });

  const cases: [string, unknown, string][] = [
    ["expired", { ...whole, expires: "2026-06-14" }, "expired on 2026-06-14"],
    ["of an unknown rule", { ...whole, rule: "s3-logs" }, "there is no rule s3-logs"],
    ["without a reason", { ...whole, reason: " " }, "reason is missing"],
    ["without an owner", { ...whole, owner: undefined }, "owner is missing"],
    ["with a day that is none", { ...whole, expires: "2026-02-30" }, "expires is 2026-02-30"],
    ["that is no object", null, "rule is missing, resource is missing"],
  ];
  for (const [kind, given, problem] of cases) {
    it(`refuses one ${kind}`, () => {
      const { valid, problems } = read([whole, given]);

      expect(valid).to.deep.equal([whole]);
      expect(problems).to.have.length(1);
      expect(problems[0]).to.include(`exemption 2: ${problem}`);
    });
  }

  it("refuses what is no list", () => {
    expect(read({}).problems).to.deep.equal(["exemptions.list is not a list"]);
  });
});

describe("exemptionFor", () => {
  const urn = "urn:pulumi:prod::novamind::aws:s3/bucket:Bucket::logs";
  const found = (resource: string) =>
    exemptionFor("s3-bucket-logging", urn, [{ ...whole, resource }]) !== undefined;

  it("compares the whole URN, with * for any characters", () => {
    expect(["*", urn, "*::logs", "urn:*::prod*", "*prod*Bucket*logs", "*::l*s"].map(found)).to.eql([
      true,
      true,
      true,
      false,
      true,
      true,
    ]);
    expect(["logs", "*Bucket", "*logs*logs", "", "*::logs::*"].map(found)).not.to.include(true);
  });

  it("is for its own rule only", () => {
    expect(exemptionFor("s3-bucket-versioning", urn, [whole])).to.equal(undefined);
  });
});

describe("belongsTo", () => {
  const urn = "urn:pulumi:prod::novamind::aws:s3/bucket:Bucket::logs";
  const belongs = (resource: string) => belongsTo({ ...whole, resource }, urn);

  it("is false only where the pattern names another stack, or another project, before its first *", () => {
    const own = ["*", "*::logs", urn, "urn:pulumi:prod::*", "urn:pulumi:pr*", "urn:pulumi:*::x"];

    expect(own.map(belongs)).to.deep.equal(own.map(() => true));
    expect(
      ["urn:pulumi:dr::*", "urn:pulumi:product*", "urn:pulumi:prod::other::*"].map(belongs),
    ).not.to.include(true);
  });

  it("asks the stack that a URN names", () => {
    expect([urn, "urn:pulumi:dev-1::p::t::n", "", "none"].map(stackOf)).to.eql([
      "prod",
      "dev-1",
      "",
      "",
    ]);
  });
});

describe("needless", () => {
  it("tells a pattern that finds nothing from one that nothing needs", () => {
    expect(needless(whole, ["urn:pulumi:prod::p::aws:s3/bucket:Bucket::logs"])).to.include(
      "nothing that is called",
    );
    expect(needless(whole, [])).to.include("no resource is called");
  });
});
