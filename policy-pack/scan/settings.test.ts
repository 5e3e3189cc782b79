import { expect } from "chai";

import { rules } from "../rules/index.ts";
import { readSettings } from "./settings.ts";

const read = (config: unknown) => readSettings(config, rules, "2026-06-15");

function level(config: unknown, id: string, stack = "prod") {
  const rule = rules.find((one) => one.id === id);
  return rule && read(config).levelOf(rule, `urn:pulumi:${stack}::project::aws:t::name`);
}

describe("readSettings", () => {
  it("takes a rule's own level before that of all", () => {
    const config = {
      all: "advisory",
      "kms-key-rotates": "disabled",
      "s3-bucket-logging": { enforcementLevel: "mandatory" },
      environments: ["org/env"],
    };

    expect(level(config, "kms-key-rotates")).to.equal("disabled");
    expect(level(config, "s3-bucket-logging")).to.equal("mandatory");
    expect(level(config, "sns-topic-kms")).to.equal("advisory");
    expect(level({}, "sns-topic-kms")).to.equal("mandatory");
  });

  it("takes a rule's own level before levels by rule, environment and severity", () => {
    const settings = {
      levels: {
        bySeverity: { medium: "advisory" },
        byRule: { "kms-key-rotates": "advisory" },
        byEnvironment: { "d*": { byRule: { "kms-key-rotates": "disabled" } } },
      },
    };

    expect(level({ settings }, "kms-key-rotates")).to.equal("advisory");
    expect(level({ settings }, "kms-key-rotates", "dev")).to.equal("disabled");
    expect(level({ settings, "kms-key-rotates": "remediate" }, "kms-key-rotates", "dev")).to.equal(
      "remediate",
    );
  });

  it("takes exemptions as the pack does", () => {
    const { exemptions, problems } = read({ exemptions: { list: [{ rule: "sns-topic-kms" }] } });

    expect(exemptions).to.deep.equal([]);
    expect(problems[0]?.policy).to.equal("exemptions");
    expect(problems[0]?.message).to.include("exemption 1: resource is missing");
  });

  it("finds keys that mean nothing", () => {
    const { problems } = read({
      exemptions: { lists: [] },
      settings: { level: {}, levels: { byRule: { "kms-key-spins": "advisory" } } },
      "kms-key-rotates": { enforcementLevel: "advisory", days: 90 },
    });

    expect(problems.map(({ message }) => message.split(" (like")[0])).to.have.members([
      "exemptions.lists is none of list, enforcementLevel",
      "settings.level is none of levels, enforcementLevel",
      "kms-key-rotates.days is none of enforcementLevel",
      "levels.byRule: there is no rule kms-key-spins",
    ]);
    expect(new Set(problems.map(({ policy }) => policy))).to.deep.equal(new Set(["settings"]));
  });

  it("refuses what would silently configure nothing", () => {
    expect(() => read({ "kms-key-spins": "advisory", all: "strict" })).to.throw(
      /^there is no rule kms-key-spins \(like it: kms-key-.*\), the level of all is none of advisory,/,
    );
    expect(() => read([])).to.throw("is not an object");
    expect(() => read({ all: null })).to.throw("the level of all is none of");
    expect(() => read({ "sns-topic-kms": { enforcementLevel: 1 } })).to.throw(
      "the level of sns-topic-kms is none of",
    );
  });
});
