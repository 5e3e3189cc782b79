import { expect } from "chai";

import { deploy, inventory, only } from "../testing/deploy.ts";
import { internetUse, PublicAccessBlock, type PublicAccessBlockArgs } from "./publicAccessBlock.ts";
import { valuesOf } from "./testing/fixtures.ts";
import { type VpcLayout, vpcLayouts } from "./vpcLayouts.ts";

const BLOCK = "aws:ec2/vpcBlockPublicAccessOptions:VpcBlockPublicAccessOptions";
const EXCLUSION = "aws:ec2/vpcBlockPublicAccessExclusion:VpcBlockPublicAccessExclusion";

describe("PublicAccessBlock", () => {
  const make = (internetVpcs: PublicAccessBlockArgs["internetVpcs"] = {}) =>
    new PublicAccessBlock("block", { internetVpcs });

  it("blocks both ways, without exception where no VPC needs the internet", async () => {
    const declared = await deploy(() => make());
    expect(inventory(declared)).to.deep.equal({
      "novamind:network:PublicAccessBlock": 1,
      [BLOCK]: 1,
    });
    expect(only(declared, BLOCK).inputs).to.deep.equal({
      internetGatewayBlockMode: "block-bidirectional",
    });
  });

  it("leaves out the VPCs that need it, each as far as it does, before it blocks", async () => {
    let block: PublicAccessBlock | undefined;
    const declared = await deploy(
      () => (block = make({ egress: { vpcId: "vpc-1", use: "allow-egress" } })),
    );
    expect(inventory(declared)).to.include({ [BLOCK]: 1, [EXCLUSION]: 1 });
    expect(only(declared, EXCLUSION, "block-egress").inputs).to.deep.equal({
      vpcId: "vpc-1",
      internetGatewayExclusionMode: "allow-egress",
      tags: { Name: "block-egress" },
    });
    const order = declared.map(({ type }) => type);
    expect(order.indexOf(EXCLUSION)).to.be.below(order.indexOf(BLOCK));
    const { exclusionIds } = block as PublicAccessBlock;
    expect(await valuesOf(exclusionIds)).to.deep.equal({ egress: "block-egress_id" });
  });

  it("knows which layouts use the internet, and how", () => {
    const uses = Object.entries<VpcLayout>(vpcLayouts).map(([key, layout]) => [
      key,
      internetUse(layout),
    ]);
    expect(Object.fromEntries(uses)).to.deep.equal({
      public: "allow-bidirectional",
      data: undefined,
      ml: undefined,
      management: undefined,
      egress: "allow-egress",
      endpoints: undefined,
    });
  });
});
