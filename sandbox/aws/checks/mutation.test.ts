import * as aws from "@pulumi/aws";
import { expect } from "chai";

import { type Declared, deploy } from "../../../components/testing/deploy.ts";
import type { Places } from "../../testing/places.ts";
import { VALUES } from "../../wrongPrograms/values.ts";
import { schemaOf } from "../testing/types.ts";
import { checkValues } from "./check.ts";
import { entriesOf, type Row, rowOf } from "./table.ts";

/** What a wrong program declares, wherever that would be. */
async function declaredBy(program: (at: Places) => unknown): Promise<Declared[]> {
  const declared = await deploy(() => {
    const one = new aws.Provider("anywhere", { region: "us-east-2" });
    program({ data: one, dataWest: one, network: one, organization: one });
  });
  return declared.filter(({ type }) => type.startsWith("aws:"));
}

const isRefused = ({ type, inputs }: Declared, row: Row) =>
  checkValues(schemaOf(type), inputs, row).length > 0;

describe("the table of checks, one entry short", () => {
  const caughtBy = new Set<string>();

  for (const { mistake, program } of VALUES) {
    it(`lets ${mistake} pass`, async () => {
      const [wrong, ...more] = (await declaredBy(program)).filter((one) =>
        isRefused(one, rowOf(one.type)),
      );
      expect(more).to.deep.equal([]);
      if (wrong === undefined) throw new Error("the wrong program is not refused");

      // Not the table's: a size of Fargate is judged by two inputs at once.
      if (isRefused(wrong, {})) {
        expect(wrong.type).to.equal("aws:ecs/taskDefinition:TaskDefinition");
        return;
      }
      const entries = entriesOf(rowOf(wrong.type));
      const needed = entries.filter(({ without }) => !isRefused(wrong, without));
      expect(needed.map(({ kind }) => kind)).to.have.length(1);
      expect(isRefused(wrong, needed[0]?.alone ?? {})).to.equal(true);
      caughtBy.add(needed[0]?.kind ?? "");
    });
  }

  it("would be noticed for every kind of entry that refuses values", () => {
    expect([...caughtBy].sort()).to.deep.equal([
      "atLeastOne",
      "conflicts",
      "exactlyOne",
      "formats",
      "lengths",
      "patterns",
      "ranges",
      "values",
    ]);
  });
});
