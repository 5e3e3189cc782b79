import { expect } from "chai";

import { parseConfig } from "./config.ts";
import { zoneIdPrefix } from "./configPlan.ts";
import { shippedValues, type ShippedValues } from "./testing/shipped.ts";

/** The problems told about prod's configuration once `spoil` has changed it. */
function problems(spoil: (values: ShippedValues) => void, stack = "prod"): string[] {
  const values = shippedValues(stack);
  spoil(values);
  try {
    parseConfig(values);
  } catch (error) {
    return (error as Error).message
      .split("\n")
      .slice(1)
      .map((line) => line.trim());
  }
  return [];
}

describe("configuration", () => {
  for (const stack of ["org", "prod", "dr", "global"]) {
    it(`of ${stack} as shipped is accepted`, () => {
      expect(problems(() => undefined, stack)).to.deep.equal([]);
    });
  }

  const cases: [string, (values: ShippedValues) => void, string][] = [
    [
      "a missing key",
      ({ platform }) => delete platform["region"],
      "novamind:platform.region holds nothing; allowed: an AWS region code, such as us-east-2",
    ],
    [
      "an unknown key",
      ({ platform }) => (platform.peer["regoin"] = "us-west-2"),
      'novamind:platform.peer holds {"region":"us-west-2","cidr":"10.32.0.0/12","regoin":"us-west-2"}; allowed: only region, cidr',
    ],
    [
      "a malformed CIDR",
      ({ platform }) => (platform["cidr"] = "10.16.0.0/33"),
      'novamind:platform.cidr holds "10.16.0.0/33"; allowed: a canonical IPv4 CIDR block, such as 10.16.0.0/12',
    ],
    [
      "CIDRs that overlap within the region",
      ({ platform }) => (platform.vpcs["ml"] = "10.17.128.0/17"),
      'novamind:platform.vpcs.ml holds "10.17.128.0/17"; allowed: a range that does not overlap that of data, 10.17.0.0/16',
    ],
    [
      "a VPC in the other region's range",
      ({ platform }) => (platform.vpcs["ml"] = "10.34.0.0/16"),
      'novamind:platform.vpcs.ml holds "10.34.0.0/16"; allowed: a part of the region\'s range 10.16.0.0/12',
    ],
    [
      "regions whose CIDRs overlap",
      ({ platform }) => (platform.peer["cidr"] = "10.0.0.0/11"),
      'novamind:platform.peer.cidr holds "10.0.0.0/11"; allowed: a range that does not overlap the region\'s own 10.16.0.0/12',
    ],
    [
      "a VPC too small for its tiers",
      ({ platform }) => (platform.vpcs["data"] = "10.17.0.0/26"),
      'novamind:platform.vpcs.data holds "10.17.0.0/26"; allowed: a range with room for the tiers ingress, app, data, transit in each of 3 zones',
    ],
    [
      "a spoke that overlaps a VPC",
      ({ platform }) =>
        (platform["spokes"] = { lab: { layout: "ml", account: "ml", cidr: "10.18.4.0/22" } }),
      'novamind:platform.spokes.lab.cidr holds "10.18.4.0/22"; allowed: a range that does not overlap that of ml, 10.18.0.0/16',
    ],
    [
      "a spoke that takes the name of a VPC",
      ({ platform }) =>
        (platform["spokes"] = { ml: { layout: "ml", account: "ml", cidr: "10.25.0.0/16" } }),
      'novamind:platform.spokes.ml holds {"layout":"ml","account":"ml","cidr":"10.25.0.0/16"}; allowed: a name that no VPC of every region has',
    ],
    [
      "an account id that is none",
      ({ organization }) => (organization.accounts["data"] = "1234"),
      'novamind:organization.accounts.data holds "1234"; allowed: an AWS account id: twelve digits, in quotes',
    ],
    [
      "an account id that lost its quotes",
      ({ organization }) => (organization.accounts["data"] = 666666666666),
      "novamind:organization.accounts.data holds 666666666666; allowed: an AWS account id: twelve digits, in quotes",
    ],
    [
      "two account keys with one id",
      ({ organization }) => (organization.accounts["ml"] = "666666666666"),
      'novamind:organization.accounts.ml holds "666666666666"; allowed: an account of its own, not that of data',
    ],
    [
      "a peer in the stack's own region",
      ({ platform }) => (platform.peer["region"] = "us-east-2"),
      'novamind:platform.peer.region holds "us-east-2"; allowed: another region than the stack\'s own',
    ],
    [
      "one zone",
      ({ platform }) => (platform["zoneIds"] = ["use2-az1"]),
      'novamind:platform.zoneIds holds ["use2-az1"]; allowed: two to four zone ids',
    ],
    [
      "five zones",
      ({ platform }) => (platform["zoneIds"] = [1, 2, 3, 4, 5].map((n) => `use2-az${String(n)}`)),
      'novamind:platform.zoneIds holds ["use2-az1","use2-az2","use2-az3","use2-az4","use2-az5"]; allowed: two to four zone ids',
    ],
    [
      "a zone of another region",
      ({ platform }) => (platform["zoneIds"] = ["use2-az1", "usw2-az2"]),
      'novamind:platform.zoneIds.1 holds "usw2-az2"; allowed: a zone of us-east-2, such as use2-az1',
    ],
    [
      "a zone named twice",
      ({ platform }) => (platform["zoneIds"] = ["use2-az1", "use2-az1"]),
      'novamind:platform.zoneIds.1 holds "use2-az1"; allowed: each zone once',
    ],
    [
      "a passive posture without a primary",
      ({ platform }) => (platform["posture"] = "passive"),
      "novamind:platform.primary holds nothing; allowed: the stack whose data a passive region recovers",
    ],
    [
      "a stack of no kind",
      ({ platform }) => (platform["kind"] = "regional"),
      'novamind:platform.kind holds "regional"; allowed: an object whose kind is organization, region or global',
    ],
    [
      "a way out to nowhere",
      ({ platform }) => (platform.egress["allowedDomains"] = []),
      "novamind:platform.egress.allowedDomains holds []; allowed: 1 to 499 domains",
    ],
    [
      "capacity upside down",
      ({ platform }) =>
        (platform["gpuCapacity"] = {
          g5: { active: { min: 3, max: 2 }, passive: { min: 0, max: 0 } },
        }),
      'novamind:platform.gpuCapacity.g5.active holds {"min":3,"max":2}; allowed: min up to max',
    ],
  ];
  for (const [what, spoil, problem] of cases) {
    it(`refuses ${what}, with the key, the value and what is allowed`, () => {
      expect(problems(spoil)).to.deep.equal([problem]);
    });
  }

  it("tells all problems at once, of form and of plan", () => {
    const told = problems(({ organization, platform }) => {
      delete organization["owner"];
      organization.accounts["ml"] = "666666666666";
      platform["posture"] = "asleep";
      platform.peer["region"] = "us-east-2";
      platform["zoneIds"] = ["use2-az1", "euw1-az1", "use2-az3"];
      platform.vpcs["ml"] = "10.17.0.0/16";
      platform.egress["allowedDomains"] = [".example.com", "*", ".example.com"];
    });
    expect(told.map((line) => line.split(" ")[0])).to.have.members([
      "novamind:organization.owner",
      "novamind:organization.accounts.ml",
      "novamind:platform.posture",
      "novamind:platform.peer.region",
      "novamind:platform.zoneIds.1",
      "novamind:platform.vpcs.ml",
      "novamind:platform.egress.allowedDomains.1",
      "novamind:platform.egress.allowedDomains.2",
    ]);
  });
});

describe("zoneIdPrefix", () => {
  const known: Record<string, string> = {
    "us-east-2": "use2",
    "us-west-2": "usw2",
    "ca-central-1": "cac1",
    "eu-west-1": "euw1",
    "ap-northeast-1": "apne1",
    "ap-southeast-2": "apse2",
    "us-gov-west-1": "usgw1",
  };
  for (const [region, prefix] of Object.entries(known)) {
    it(`of ${region} is ${prefix}`, () => {
      expect(zoneIdPrefix(region)).to.equal(prefix);
    });
  }
});
