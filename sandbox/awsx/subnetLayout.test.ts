import { expect } from "chai";

import { subnetLayout, type SubnetSpec, type SubnetType } from "./subnetLayout.ts";
import { DOCUMENTED_LAYOUTS } from "./testing/documentedLayouts.ts";

const ZONES = ["a", "b", "c", "d"];

/** A spec in the spelling of {@link DOCUMENTED_LAYOUTS}. */
function spec(text: string): SubnetSpec {
  const [, name, type, mask] = /^(?:(\w+):)?(\w+?)(?:\/(\d+))?$/.exec(text) ?? [];
  return {
    type: type as SubnetType,
    ...(name !== undefined && { name }),
    ...(mask !== undefined && { cidrMask: Number(mask) }),
  };
}

function layout(cidr: string, zones: number, specs: string[]) {
  return subnetLayout("vpc", cidr, ZONES.slice(0, zones), specs.map(spec));
}

describe("subnetLayout, as the component's documentation has it", () => {
  for (const { what, cidr, zones, specs, expected } of DOCUMENTED_LAYOUTS) {
    it(what, () => {
      const found = layout(cidr, zones, specs).map(({ name, cidrBlock }) => `${name} ${cidrBlock}`);
      expect(found).to.deep.equal(expected.map((line) => `vpc-${line}`));
    });
  }

  it("refuses specs that need more than a zone has", () => {
    expect(() => layout("10.0.0.0/24", 2, ["Private/24"])).to.throw(
      "a zone has 128 addresses, its subnets need 256",
    );
  });

  it("refuses no specs at all", () => {
    expect(() => layout("10.0.0.0/24", 2, [])).to.throw("No subnets specified");
  });

  it("refuses what alignment pushes onto the next zone", () => {
    // 32 + 64 + 32 steps are a zone of 128, but the /18 begins at step 64 and so the last one at step 128.
    expect(() => layout("10.0.0.0/16", 2, ["a:Private", "b:Private/18", "c:Private"])).to.throw(
      "Subnets of 10.0.0.0/16 overlap: vpc-c-1 10.0.128.0/19, vpc-a-2 10.0.128.0/19.",
    );
  });

  it("lets a VPC's only zone run over its end, where AWS refuses the subnet", () => {
    const [, , last] = layout("10.0.0.0/24", 1, ["a:Private/28", "b:Private/25", "c:Private/28"]);
    expect(last).to.include({ name: "vpc-c-1", cidrBlock: "10.0.1.0/28" });
  });
});
