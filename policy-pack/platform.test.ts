import { readFileSync } from "node:fs";

import { expect } from "chai";

import { evaluate, type Evaluation } from "./evaluate.ts";
import { belongsTo, readExemptions } from "./exemptions.ts";
import { rules } from "./rules/index.ts";
import { platform, STACKS } from "./testing/platform.ts";

/** What `--policy-pack-config` gives the pack for the platform. */
const CONFIG = new URL("platform.json", import.meta.url);

/** A day on which all of them hold: whether they still do is asked by the pack, not by a test that would fail of itself. */
const WRITTEN = "2026-11-24";

describe("the platform under all rules, on mocks", () => {
  const evaluations = new Map<string, Evaluation>();
  const { exemptions: given } = JSON.parse(readFileSync(CONFIG, "utf8")) as {
    exemptions: { list: unknown };
  };
  const { valid, problems } = readExemptions(
    given.list,
    new Set(rules.map(({ id }) => id)),
    WRITTEN,
  );

  before(async () => {
    for (const stack of STACKS) {
      const resources = (await platform(stack)).map((one) => ({
        ...one,
        urn: one.urn.replace(":test::", `:${stack}::`),
      }));
      evaluations.set(stack, evaluate(rules, resources, valid));
    }
  });

  for (const stack of STACKS) {
    it(`${stack} complies, or is exempt for a reason`, () => {
      const { passed, rest } = evaluations.get(stack) ?? { passed: 0, rest: [] };
      const open = rest.filter(({ outcome }) => outcome !== "exempt");

      expect(open.map(({ urn, rule, outcome }) => `${outcome}: ${rule.id} ${urn}`)).to.deep.equal(
        [],
      );
      expect(passed).to.be.greaterThan(0);
    });
  }

  it("has exemptions that are whole, each needed in the stack that it belongs to", () => {
    const needless = STACKS.flatMap((stack) => {
      const { rest } = evaluations.get(stack) ?? { rest: [] };
      const needed = rest.flatMap((one) => (one.outcome === "exempt" ? [one.exemption] : []));
      return valid
        .filter((one) => belongsTo(one, `urn:pulumi:${stack}::novamind::`) && !needed.includes(one))
        .map(({ rule, resource }) => `${stack}: ${rule} ${resource}`);
    });

    expect(problems).to.deep.equal([]);
    expect(needless).to.deep.equal([]);
    for (const { resource } of valid) expect(resource).to.match(/^urn:pulumi:[a-z]+::/);
  });
});
