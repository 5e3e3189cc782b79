import { expect } from "chai";

import { subnetLayout, type SubnetSpec } from "./subnetLayout.ts";

const blocks = (cidr: string, zones: string[], specs: SubnetSpec[]) =>
  subnetLayout("vpc", cidr, zones, specs).map(({ name, cidrBlock }) => `${name} ${cidrBlock}`);

describe("subnetLayout", () => {
  it("gives each zone a power-of-two share and each spec a block aligned to its size", () => {
    const specs: SubnetSpec[] = [
      { type: "Isolated", name: "app", cidrMask: 24 },
      { type: "Isolated", name: "transit", cidrMask: 28 },
      { type: "Isolated", name: "data", cidrMask: 24 },
    ];
    expect(blocks("10.0.0.0/16", ["a", "b", "c"], specs)).to.deep.equal([
      "vpc-app-1 10.0.0.0/24",
      "vpc-transit-1 10.0.1.0/28",
      "vpc-data-1 10.0.2.0/24",
      "vpc-app-2 10.0.64.0/24",
      "vpc-transit-2 10.0.65.0/28",
      "vpc-data-2 10.0.66.0/24",
      "vpc-app-3 10.0.128.0/24",
      "vpc-transit-3 10.0.129.0/28",
      "vpc-data-3 10.0.130.0/24",
    ]);
  });

  it("divides a zone evenly among specs without a mask", () => {
    const specs: SubnetSpec[] = [{ type: "Private" }, { type: "Private", name: "more" }];
    expect(blocks("10.0.0.0/16", ["a", "b"], specs)).to.deep.equal([
      "vpc-private-1 10.0.0.0/18",
      "vpc-more-1 10.0.64.0/18",
      "vpc-private-2 10.0.128.0/18",
      "vpc-more-2 10.0.192.0/18",
    ]);
  });

  it("answers with public before private before isolated, wherever their blocks are", () => {
    const specs: SubnetSpec[] = [
      { type: "Isolated", cidrMask: 20 },
      { type: "Private", cidrMask: 20 },
      { type: "Unused", cidrMask: 20 },
      { type: "Public", cidrMask: 20 },
    ];
    expect(blocks("10.0.0.0/17", ["a"], specs)).to.deep.equal([
      "vpc-public-1 10.0.48.0/20",
      "vpc-private-1 10.0.16.0/20",
      "vpc-isolated-1 10.0.0.0/20",
    ]);
  });

  it("refuses specs that need more than a zone has", () => {
    expect(() => blocks("10.0.0.0/24", ["a", "b"], [{ type: "Private", cidrMask: 24 }])).to.throw(
      "a zone has 128 addresses, its subnets need 256",
    );
  });
});
