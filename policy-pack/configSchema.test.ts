import { readFileSync } from "node:fs";

import { Ajv } from "ajv";
import { expect } from "chai";

import { configSchema } from "./configSchema.ts";
import { rules } from "./rules/index.ts";
import { CONFIG_SCHEMA, schemaFile } from "./ruleTable.ts";
import { readSettings } from "./scan/settings.ts";

const exemption = {
  rule: "kms-key-rotates",
  resource: "*::imported",
  reason: "imported key material",
  owner: "security",
  expires: "2999-12-31",
};
const exempting = (more: object) => ({ exemptions: { list: [{ ...exemption, ...more }] } });
const levels = (given: unknown) => ({ settings: { levels: given } });

const RIGHT: Record<string, unknown>[] = [
  {},
  { all: "advisory", "kms-key-rotates": "remediate", environments: ["security/policies"] },
  { all: { enforcementLevel: "mandatory" }, "sns-topic-kms": { enforcementLevel: "disabled" } },
  exempting({ ticket: "SEC-1" }),
  { exemptions: { enforcementLevel: "advisory", list: [] }, settings: "advisory" },
  levels({}),
  levels({
    bySeverity: { low: "advisory", critical: "mandatory" },
    byRule: { "kms-key-rotates": "remediate" },
    byEnvironment: { "dev-*": { bySeverity: { high: "advisory" }, byRule: {} } },
  }),
];

const WRONG: Record<string, unknown>[] = [
  { "kms-key-spins": "advisory" },
  { all: "warn" },
  { "kms-key-rotates": { enforcementLevel: "advisory", days: 90 } },
  { exemptions: { lists: [] } },
  { exemptions: { list: {} } },
  exempting({ rule: "kms-key-spins" }),
  exempting({ reason: " " }),
  exempting({ owner: undefined }),
  exempting({ expires: "soon" }),
  { settings: { level: {} } },
  levels([]),
  levels({ byRules: {} }),
  levels({ bySeverity: { mild: "advisory" } }),
  levels({ bySeverity: { low: "warn" } }),
  levels({ byRule: { "kms-key-spins": "advisory" } }),
  levels({ byEnvironment: { dev: { byEnvironment: {} } } }),
];

describe("config.schema.json", () => {
  const validate = new Ajv({ allErrors: true, strictTypes: false }).compile(configSchema(rules));
  const isTaken = (config: object) => {
    try {
      return readSettings(config, rules, "2026-06-15").problems.length === 0;
    } catch {
      return false;
    }
  };

  it("is what the rules make it", () => {
    expect(readFileSync(CONFIG_SCHEMA, "utf8"), "stale: npm run rules:doc").to.equal(
      schemaFile(rules),
    );
  });

  for (const [verdict, configs] of [
    [true, RIGHT],
    [false, WRONG],
  ] as const) {
    for (const config of configs.map((one) => JSON.parse(JSON.stringify(one)) as object)) {
      it(`${verdict ? "takes" : "refuses"}, as the pack does, ${JSON.stringify(config)}`, () => {
        expect([validate(config), isTaken(config)]).to.deep.equal([verdict, verdict]);
      });
    }
  }
});
