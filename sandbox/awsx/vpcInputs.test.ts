import { expect } from "chai";

import { vpcInputs } from "./vpcInputs.ts";

const GIVEN = {
  cidrBlock: "10.0.0.0/16",
  availabilityZoneNames: ["us-east-2a", "us-east-2b"],
  subnetStrategy: "Auto",
  subnetSpecs: [{ type: "Private", name: "app", cidrMask: 24, tags: { tier: "app" } }],
  natGateways: { strategy: "None" },
  enableDnsHostnames: true,
};
const [SPEC] = GIVEN.subnetSpecs;

/** What the simulated component would lay out otherwise than the real one, and the name in the refusal. */
const REFUSED: [what: string, change: Record<string, unknown>, named: string][] = [
  ["another strategy", { subnetStrategy: "Exact" }, `subnetStrategy "Auto"`],
  ["the default strategy", { subnetStrategy: undefined }, `subnetStrategy "Auto"`],
  ["the default block", { cidrBlock: undefined }, "cidrBlock"],
  ["the default subnets", { subnetSpecs: undefined }, "subnetSpecs"],
  ["the default zones", { availabilityZoneNames: undefined }, "availabilityZoneNames"],
  ["a number of zones", { numberOfAvailabilityZones: 2 }, "numberOfAvailabilityZones"],
  ["a mask for zones", { availabilityZoneCidrMask: 19 }, "availabilityZoneCidrMask"],
  ["tags by zone", { subnetNameTagStrategy: "AvailabilityZone" }, "subnetNameTagStrategy"],
  ["IPv6", { assignGeneratedIpv6CidrBlock: true }, "assignGeneratedIpv6CidrBlock"],
  ["IPAM", { ipv4IpamPoolId: "ipam-pool-0" }, "ipv4IpamPoolId"],
  ["endpoints", { vpcEndpointSpecs: [] }, "vpcEndpointSpecs"],
  [
    "elastic addresses",
    { natGateways: { elasticIpAllocationIds: ["eipalloc-0"] } },
    "natGateways.elasticIpAllocationIds",
  ],
  ["a size", { subnetSpecs: [SPEC, { type: "Public", size: 256 }] }, "subnetSpecs[1].size"],
  [
    "explicit blocks",
    { subnetSpecs: [{ type: "Public", cidrBlocks: ["10.0.0.0/24", "10.0.1.0/24"] }] },
    "subnetSpecs[0].cidrBlocks",
  ],
  [
    "IPv6 in a subnet",
    { subnetSpecs: [{ ...SPEC, assignIpv6AddressOnCreation: true }] },
    "subnetSpecs[0].assignIpv6AddressOnCreation",
  ],
];

describe("vpcInputs", () => {
  it("takes what the program gives", () => {
    expect(vpcInputs(GIVEN)).to.equal(GIVEN);
  });

  it("takes an input that is undefined for one that is not given", () => {
    expect(() => vpcInputs({ ...GIVEN, vpcEndpointSpecs: undefined })).not.to.throw();
  });

  for (const [what, change, named] of REFUSED) {
    it(`refuses ${what}`, () => {
      expect(() => vpcInputs({ ...GIVEN, ...change })).to.throw(named);
    });
  }
});
