import { expect } from "chai";

import { fits } from "../lib/cidr.ts";
import { type VpcLayout, vpcLayouts } from "./vpcLayouts.ts";

describe("vpcLayouts", () => {
  const leaves = Object.fromEntries(
    Object.entries<VpcLayout>(vpcLayouts).map(([key, { tiers }]) => [
      key,
      Object.entries(tiers).map(([tier, layout]) => `${tier} ${layout.leaves}`),
    ]),
  );

  it("has the tiers of the architecture, in order, each with one way out", () => {
    expect(leaves).to.deep.equal({
      public: ["public internet", "api transit", "transit nowhere"],
      data: ["ingress transit", "app transit", "data nowhere", "transit nowhere"],
      ml: ["training transit", "inference transit", "transit nowhere"],
      management: ["operations transit", "security transit", "transit nowhere"],
      egress: ["public internet", "transit nat"],
      endpoints: ["endpoints region", "resolver region", "transit nowhere"],
    });
  });

  it("gives each VPC a trust level of its own", () => {
    const levels = Object.values(vpcLayouts).map(({ trust }) => trust);
    expect(levels).to.deep.equal(["edge", "data", "ml", "management", "egress", "endpoints"]);
  });

  for (const [key, layout] of Object.entries<VpcLayout>(vpcLayouts)) {
    const masks = Object.values(layout.tiers).map(({ cidrMask }) => cidrMask);

    it(`${key} attaches with a /28 per zone`, () => {
      expect(layout.tiers.transit.cidrMask).to.equal(28);
    });

    it(`${key} fits a /16 to /22 of two to four zones`, () => {
      for (const zones of [2, 3, 4]) {
        for (const mask of [16, 18, 20, 22]) {
          expect(fits(`10.0.0.0/${String(mask)}`, zones, masks)).to.equal(true);
        }
      }
    });
  }
});
