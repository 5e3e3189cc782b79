import { expect } from "chai";

import { declared, fromDeclared, Resources, type Declared } from "../resources.ts";
import { backedUp } from "./backupSelections.ts";

const TABLE = "aws:dynamodb/table:Table";
const ARN = { service: "dynamodb", prefix: "table/", named: "name" };
const tags = { DataClassification: "phi", Environment: "prod" };

type Selection = Parameters<typeof declared<"aws:backup/selection:Selection">>[2];

const condition = (key: string, value: string) => ({ key: `aws:ResourceTag/${key}`, value });

/** Whether a table is taken by any of some selections. */
function isTaken(given: NonNullable<Selection>[], table: Record<string, unknown> = {}): boolean {
  const list: Declared[] = [
    { type: TABLE, name: "records", props: { name: "records", tags, ...table } },
    ...given.map((props, at) =>
      declared("aws:backup/selection:Selection", `selection-${String(at)}`, props),
    ),
  ];
  const resources = new Resources(fromDeclared(list));
  const [store] = resources.ofToken(TABLE);
  return store !== undefined && backedUp(store, resources, ARN) === undefined;
}

describe("backedUp", () => {
  it("takes by exact ARN, by pattern and without either", () => {
    const table = (name: string) => [`arn:aws:dynamodb:us-east-2:111122223333:table/${name}`];

    expect(isTaken([{ resources: table("records") }])).to.equal(true);
    expect(isTaken([{ resources: table("rec*") }])).to.equal(true);
    expect(isTaken([{ resources: ["arn:aws:dynamodb:*"] }])).to.equal(true);
    expect(isTaken([{}])).to.equal(true);
    expect(isTaken([{ resources: table("others") }])).to.equal(false);
    expect(isTaken([{ resources: ["arn:aws:rds:*:*:table/records"] }])).to.equal(false);
  });

  it("takes no table of unknown name by a pattern of some names", () => {
    const generated = { name: undefined };

    expect(isTaken([{ resources: ["arn:aws:dynamodb:*:*:table/*"] }], generated)).to.equal(true);
    expect(isTaken([{ resources: ["arn:aws:dynamodb:*:*:table/r*"] }], generated)).to.equal(false);
  });

  it("wants all conditions, and any of the selection's tags", () => {
    const phi = condition("DataClassification", "phi");
    const test = condition("Environment", "test");
    const byTag = ({ key, value }: typeof phi) => ({
      type: "STRINGEQUALS",
      key: key.replace("aws:ResourceTag/", ""),
      value,
    });

    expect(isTaken([{ conditions: [{ stringEquals: [phi] }] }])).to.equal(true);
    expect(isTaken([{ conditions: [{ stringEquals: [phi, test] }] }])).to.equal(false);
    expect(isTaken([{ conditions: [{ stringEquals: [phi] }, { stringEquals: [test] }] }])).to.equal(
      false,
    );
    expect(isTaken([{ selectionTags: [byTag(test), byTag(phi)] }])).to.equal(true);
    expect(isTaken([{ selectionTags: [byTag(test)] }])).to.equal(false);
  });

  it("knows conditions by likeness and by difference, which only a tag can meet", () => {
    const likes = [condition("Environment", "pr*")];
    const other = [condition("Environment", "test")];
    const absent = [condition("Owner", "test")];

    expect(isTaken([{ conditions: [{ stringLikes: likes }] }])).to.equal(true);
    expect(isTaken([{ conditions: [{ stringNotLikes: likes }] }])).to.equal(false);
    expect(isTaken([{ conditions: [{ stringNotEquals: other }] }])).to.equal(true);
    expect(isTaken([{ conditions: [{ stringNotEquals: absent }] }])).to.equal(false);
  });

  it("does not take what is excluded, unless another selection does", () => {
    const all = { resources: ["*"], notResources: ["arn:aws:dynamodb:*:*:table/rec*"] };

    expect(isTaken([all])).to.equal(false);
    expect(isTaken([all, { resources: ["*"] }])).to.equal(true);
  });
});
