import { expect } from "chai";

import { autoName, deletesFirst, type Values } from "./naming.ts";
import { schemaOf, tokenOf } from "./testing/types.ts";
import { UNKNOWN } from "./typeSchema.ts";

const named = (key: string, logicalName: string, inputs: Values = {}, olds?: Values) =>
  autoName(schemaOf(tokenOf(key)), logicalName, inputs, olds, "seed");

/** Type, logical name, inputs, the property that is named and what its name looks like. */
const CASES: [key: string, logicalName: string, inputs: Values, property: string, name: RegExp][] =
  [
    ["iam/role", "Flow-Logs", {}, "name", /^Flow-Logs-[0-9a-f]{7}$/],
    ["s3/bucket", "PHI-Data", {}, "bucket", /^phi-data-[0-9a-f]{7}$/],
    ["kms/alias", "phi", {}, "name", /^alias\/phi-[0-9a-f]{7}$/],
    ["sqs/queue", "work", { fifoQueue: true }, "name", /^work-[0-9a-f]{7}\.fifo$/],
    ["sns/topic", "alarms", {}, "name", /^alarms-[0-9a-f]{7}$/],
    ["rds/instance", "pat", { engine: "postgres" }, "identifier", /^pat[0-9a-f]{7}$/],
    ["rds/instance", "pat", { engine: "sqlserver-se" }, "identifier", /^pat[0-9a-f]{3}$/],
    ["glue/catalogDatabase", "Lake", {}, "name", /^lake_[a-z]{8}$/],
    ["s3/bucketObjectv2", "index.html", {}, "key", /^index\.html$/],
    ["elasticache/replicationGroup", "Cache", {}, "replicationGroupId", /^cache-[0-9a-f]{7}$/],
  ];

describe("autoName", () => {
  for (const [key, logicalName, inputs, property, name] of CASES) {
    it(`names ${key} ${JSON.stringify(inputs)}`, () => {
      const result = named(key, logicalName, inputs);
      expect(result[property]).to.match(name);
      expect(result["__defaults"]).to.deep.equal([property]);
    });
  }

  it("keeps what is given: a name, a prefix, a name yet unknown", () => {
    for (const inputs of [{ name: "mine" }, { namePrefix: "mine-" }, { name: UNKNOWN }]) {
      expect(named("iam/role", "role", inputs)).to.deep.equal({ ...inputs, __defaults: [] });
    }
  });

  it("leaves types without a name, or whose name must be given, alone", () => {
    expect(named("ec2/vpc", "vpc")).to.deep.equal({ __defaults: [] });
    expect(named("route53/record", "www")).to.deep.equal({ __defaults: [] });
  });

  it("keeps the old name over updates, unless the program had chosen it", () => {
    const olds = { name: "role-0000000", __defaults: ["name"] };
    expect(named("iam/role", "role", {}, olds)["name"]).to.equal("role-0000000");
    expect(named("iam/role", "role", {}, { name: "mine", __defaults: [] })["name"]).to.match(
      /^role-/,
    );
    expect(named("iam/role", "role", {}, { name: UNKNOWN })["name"]).to.match(/^role-[0-9a-f]{7}$/);
  });

  it("draws the digits from the seed alone", () => {
    const schema = schemaOf("aws:iam/role:Role");
    const first = autoName(schema, "role", {}, undefined, "one")["name"];
    expect(autoName(schema, "role", {}, undefined, "one")["name"]).to.equal(first);
    expect(autoName(schema, "role", {}, undefined, "two")["name"]).to.not.equal(first);
  });

  it("refuses a name longer than AWS allows, in pulumi-aws's words", () => {
    const fits = "r".repeat(56);
    expect(named("iam/role", fits)["name"]).to.have.lengthOf(64);
    expect(() => named("iam/role", `${fits}r`)).to.throw(
      `name '${fits}r-' plus 7 random chars is longer than maximum length 64`,
    );
  });
});

describe("deletesFirst", () => {
  const answer = (key: string, inputs: Values) =>
    deletesFirst(schemaOf(tokenOf(key)), named(key, "one", inputs));

  it("is for what the program itself names, as both would have the name", () => {
    expect(answer("cloudwatch/logGroup", { name: "mine" })).to.equal(true);
    expect(answer("s3/bucket", { bucket: "mine" })).to.equal(true);
    expect(answer("cloudwatch/logGroup", {})).to.equal(false);
    expect(answer("cloudwatch/logGroup", { namePrefix: "mine" })).to.equal(false);
    expect(answer("ec2/vpc", {})).to.equal(false);
  });
});
