import { expect } from "chai";

import { rules } from "../rules/index.ts";
import { readSettings } from "./settings.ts";

const read = (config: unknown) => readSettings(config, rules, "2026-06-15");

describe("readSettings", () => {
  it("takes a rule's own level before that of all", () => {
    const { levelOf } = read({
      all: "advisory",
      "kms-key-rotates": "disabled",
      "s3-bucket-logging": { enforcementLevel: "mandatory" },
      environments: ["org/env"],
    });

    expect(levelOf("kms-key-rotates")).to.equal("disabled");
    expect(levelOf("s3-bucket-logging")).to.equal("mandatory");
    expect(levelOf("sns-topic-kms")).to.equal("advisory");
    expect(read({}).levelOf("sns-topic-kms")).to.equal("mandatory");
  });

  it("takes exemptions as the pack does", () => {
    const { valid, problems } = read({ exemptions: { list: [{ rule: "sns-topic-kms" }] } });

    expect(valid).to.deep.equal([]);
    expect(problems[0]).to.include("exemption 1: resource is missing");
  });

  it("refuses what would silently configure nothing", () => {
    expect(() => read({ "kms-key-spins": "advisory", all: "strict" })).to.throw(
      "there is no rule kms-key-spins, all has a level that is none",
    );
    expect(() => read([])).to.throw("is not an object");
    expect(() => read({ all: null })).to.throw("all has a level that is none");
  });
});
