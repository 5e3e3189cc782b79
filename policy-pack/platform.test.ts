import { expect } from "chai";

import type { Declared } from "../components/testing/deploy.ts";
import { onMocks } from "../infra/testing/onMocks.ts";
import { evaluate } from "./evaluate.ts";
import type { Resource } from "./resources.ts";
import { rules } from "./rules/index.ts";

/** A mocked resource as rules see it; on mocks its id is made of its name. */
function seen({ type, name, inputs }: Declared): Resource {
  const urn = `urn:pulumi:test::novamind::${type}::${name}`;
  const id = `${name}_id`;
  const arn = `arn:aws:mock:::${name}`;
  return { urn, type, name, id, props: { arn, id, ...inputs }, origins: {} };
}

describe("the platform under all rules, on mocks", () => {
  for (const stack of ["org", "prod", "dr"] as const) {
    it(`${stack} complies`, async () => {
      const { passed, rest } = evaluate(rules, (await onMocks(stack)).map(seen));
      expect(rest.map(({ urn, rule, outcome }) => `${outcome}: ${rule.id} ${urn}`)).to.deep.equal(
        [],
      );
      expect(passed).to.be.greaterThan(0);
    });
  }
});
