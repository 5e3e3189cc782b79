import { expect } from "chai";

import { addressAt, lastNetwork } from "../lib/cidr.ts";
import { deploy } from "../testing/deploy.ts";
import { plainSpoke, region } from "./testing/fixtures.ts";
import { tierCidrs } from "./tierCidrs.ts";
import { vpcLayouts } from "./vpcLayouts.ts";

describe("tierCidrs", () => {
  it("says what awsx lays out, zone by zone", async () => {
    let found: Record<string, string> = {};
    await deploy(() => {
      found = tierCidrs(region().vpc("vpc", { layout: vpcLayouts.public }), "api");
    });
    expect(found).to.deep.equal({
      "use2-az1": "10.0.16.0/20",
      "use2-az2": "10.0.80.0/20",
      "use2-az3": "10.0.144.0/20",
    });
  });

  it("knows nothing of a tier that is not there", () => {
    expect(tierCidrs(plainSpoke(vpcLayouts.public), "training")).to.deep.equal({});
  });
});

describe("the last network of a subnet", () => {
  it("ends before the block that holds the address AWS keeps", () => {
    expect(lastNetwork("10.0.16.0/20", 28)).to.equal("10.0.31.224/28");
    expect(lastNetwork("10.0.0.0/26", 28)).to.equal("10.0.0.32/28");
  });

  it("has addresses by place", () => {
    expect(addressAt("10.0.31.224/28", 0)).to.equal("10.0.31.224");
    expect(addressAt("10.0.31.224/28", 15)).to.equal("10.0.31.239");
  });
});
