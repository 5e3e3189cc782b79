import { isDeepStrictEqual } from "node:util";

import { expect } from "chai";

import { contains } from "../components/lib/cidr.ts";
import { type Declared, inventory, only } from "../components/testing/deploy.ts";
import { comparable } from "./testing/comparable.ts";
import { onMocks } from "./testing/onMocks.ts";
import { allowedIn, quotas } from "./testing/quotas.ts";
import { SPOKES, spokes } from "./testing/regions.ts";

/** Trust level of each layout. */
const LEVELS = { public: "edge", data: "data", ml: "ml", management: "management" };

const ACL = "aws:ec2/networkAcl:NetworkAcl";
const LIST = "aws:ec2/managedPrefixList:ManagedPrefixList";
const ANNOUNCED = "aws:directconnect/gatewayAssociation:GatewayAssociation";

/**
 * What the spokes change of what is there without them: who the VPCs of a trust level are, by prefix list and by network ACL, and
 * what on premises is told of those that it may reach.
 */
const CHANGED = [
  `${ANNOUNCED} prod-dx`,
  `${LIST} prod-level-data`,
  `${LIST} prod-level-edge`,
  `${LIST} prod-level-management`,
  `${LIST} prod-level-ml`,
  `${ACL} prod-data-app`,
  `${ACL} prod-data-ingress`,
  `${ACL} prod-ml-inference`,
  `${ACL} prod-ml-training`,
  `${ACL} prod-public-api`,
];

describe("a region with twenty more VPCs, one entry each", () => {
  let without: Declared[];
  let declared: Declared[];
  before(async () => {
    without = await onMocks("prod");
    declared = await onMocks("prod", { spokes });
  });

  for (const quota of quotas) {
    it(`keeps to ${String(quota.value)} ${quota.quota}, or asks for more`, () => {
      const counts = [...quota.counts(declared)];
      expect(Math.max(...counts.map(([, count]) => count)), "nothing to count").to.be.above(0);
      for (const [scope, count] of counts) {
        expect(count, scope).to.be.at.most(allowedIn(scope, quota, declared));
      }
    });
  }

  it("asks for more exactly where an account has more than AWS gives every account", () => {
    const over = quotas.flatMap((quota) =>
      [...quota.counts(declared)]
        .filter(([, count]) => count > quota.value)
        .map(([scope, count]) => `${scope}: ${String(count)} ${quota.quota}`),
    );
    expect(over).to.have.members([
      ...["VPCs", "internet gateways"].map((what) => `ml: 11 ${what} per region and account`),
      "ml: 22 gateway endpoints per region and account",
    ]);
    const raises = (all: Declared[]) =>
      all.filter(
        ({ type, inputs }) => type.endsWith(":ServiceQuota") && inputs["serviceCode"] === "vpc",
      );
    expect(raises(declared).map(({ inputs }) => inputs["value"])).to.have.members([11, 22]);
    expect(raises(without)).to.deep.equal([]);
  });

  it("shares no more than without them: what is shared is shared with the organization", () => {
    const shares = (all: Declared[]) => inventory(all.filter(({ type }) => /^aws:ram/.test(type)));
    expect(Object.keys(shares(without))).to.have.length(3);
    expect(shares(declared)).to.deep.equal(shares(without));
  });

  it("declares all that is there without them, and changes only what tells VPCs by trust level", () => {
    const byKey = new Map(declared.map((one) => [keyOf(one), one]));
    expect(byKey.size, "two of one type and name").to.equal(declared.length);
    expect(without.map(keyOf).filter((key) => !byKey.has(key))).to.deep.equal([]);
    const changed = without
      .filter(({ custom }) => custom)
      .filter((one) => {
        const other = byKey.get(keyOf(one));
        const has = (from?: Declared) => comparable([from?.inputs, from?.provider]);
        return !isDeepStrictEqual(has(one), has(other));
      });
    expect(changed.map(keyOf).sort()).to.deep.equal(CHANGED);
  });

  for (const [layout, level] of Object.entries(LEVELS)) {
    it(`knows the VPCs of trust level ${level} by exactly their networks`, () => {
      const { entries } = only(declared, LIST, `prod-level-${level}`).inputs;
      const networks = (entries as { cidr: string }[]).map(({ cidr }) => cidr);
      expect(networks).to.have.members([coreOf(layout, declared), ...networksOf(layout)]);
    });
  }

  it("lets them through each network ACL that names the region's own VPC of their level", () => {
    const rules = declared.filter(({ type }) => type === ACL).flatMap(rulesOf);
    const named = Object.keys(LEVELS).filter((layout) => {
      const core = coreOf(layout, without);
      const others = without.filter(
        ({ type, inputs }) => type === ACL && inputs["vpcId"] !== `prod-${layout}_id`,
      );
      const likes = others.flatMap((acl) => rulesOf(acl).filter((one) => one.cidrBlock === core));
      for (const like of likes) {
        const same = rules.filter((rule) => pass(rule) === pass(like));
        for (const cidr of networksOf(layout)) {
          const passes = same.some(({ cidrBlock }) => contains(cidrBlock, cidr));
          expect(passes, `${pass(like)} for ${cidr}`).to.equal(true);
        }
      }
      return likes.length > 0;
    });
    // No ACL names ml: what serves it serves the whole region.
    expect(named).to.deep.equal(["public", "data", "management"]);
  });

  it("announces on premises only the VPCs that may be reached from there", () => {
    const { allowedPrefixes } = only(declared, ANNOUNCED).inputs;
    const had = only(without, ANNOUNCED).inputs["allowedPrefixes"] as string[];
    expect(allowedPrefixes).to.have.members([...had, ...networksOf("management")]);
  });

  it("gives each VPC what every VPC has", () => {
    const each = ["HipaaVpc", "TransitAttachment", "TierNetworkAcls", "VpcDns", "VpcFlowLogs"];
    for (const component of [...each, "GatewayEndpoints"]) {
      const type = `novamind:network:${component}`;
      const [had = 0, has = 0] = [without, declared].map((all) => inventory(all)[type]);
      expect(has - had, component).to.equal(SPOKES);
    }
  });
});

const keyOf = ({ type, name }: Declared) => `${type} ${name}`;

function networksOf(layout: string): string[] {
  return Object.values(spokes)
    .filter((spoke) => spoke.layout === layout)
    .map(({ cidr }) => cidr);
}

/** Network of the region's own VPC of a layout. */
function coreOf(layout: string, declared: Declared[]): unknown {
  return only(declared, "awsx:ec2:Vpc", `prod-${layout}`).inputs["cidrBlock"];
}

interface Rule {
  acl: string;
  direction: string;
  protocol: string;
  cidrBlock: string;
  fromPort: number;
  toPort: number;
}

function rulesOf({ name: acl, inputs }: Declared): Rule[] {
  return ["ingress", "egress"].flatMap((direction) =>
    (inputs[direction] as Rule[]).map((rule) => ({ ...rule, acl, direction })),
  );
}

/** What a rule lets through, but for the network. */
function pass({ acl, direction, protocol, fromPort, toPort }: Rule): string {
  return `${acl} ${direction} ${protocol} ${String(fromPort)}-${String(toPort)}`;
}
