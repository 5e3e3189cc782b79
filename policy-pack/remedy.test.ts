import { expect } from "chai";

import { judgeResource } from "./evaluate.ts";
import { remedied, remedyFor } from "./remedy.ts";
import { rules } from "./rules/index.ts";
import { remediesOf, type Remedied } from "./ruleIndex.ts";

const urnOf = (type: string) => `urn:pulumi:prod::project::${type}::it`;

/** Rules of which some examples break them in ways that nothing but a choice of people can mend. */
const BEYOND_REMEDY: Readonly<Record<string, number>> = {
  "cloudfront-viewer-tls-policy": 1,
  "log-group-retention-set": 1,
};

describe("remedies", () => {
  for (const [type, all] of remediesOf(rules)) for (const one of all) remedies(type, one);

  it("set whole public access blocks, unless a bucket of the stack is exempt", () => {
    const type = "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock";
    const [block] = remediesOf(rules).get(type) ?? [];
    const rule = block?.rule.id ?? "";
    const props = { bucket: "b", blockPublicAcls: true };
    const exempt = { rule, reason: "r", owner: "o", expires: "2999-12-31" };
    const set = (resource: string) =>
      block && remedyFor(block, { urn: urnOf(type), props }, [{ ...exempt, resource }]);

    expect(rule).to.equal("s3-bucket-public-access-block");
    expect(remedied(props, set("urn:pulumi:dr::*") ?? {})).to.deep.equal({
      bucket: "b",
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    });
    expect(set("*::website")).to.equal(undefined);
  });
});

function remedies(type: string, one: Remedied): void {
  const { rule } = one;
  if (rule.kind === "stack") return;
  const its = rule.cases.filter(({ types }) => types.includes(type)).slice(0, 1);
  const urn = urnOf(type);
  const setOn = (props: object) => remedyFor(one, { urn, props: { ...props } }, []);

  it(`${rule.id} makes ${type} comply, and leaves alone what does`, () => {
    const violates = its.flatMap((each) => each.violates);
    const outcomes = violates.flatMap((props) => {
      const set = setOn(props);
      return set ? [judgeResource(rule, { urn, type, props: remedied(props, set) })?.outcome] : [];
    });

    expect(outcomes).to.deep.equal(outcomes.map(() => "passed"));
    expect(outcomes).to.have.length(violates.length - (BEYOND_REMEDY[rule.id] ?? 0));
    for (const props of its.flatMap(({ complies, undecided }) => [...complies, ...undecided])) {
      expect(setOn(props)).to.equal(undefined);
    }
  });
}
