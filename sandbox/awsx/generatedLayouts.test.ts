import { expect } from "chai";
import { Netmask } from "netmask";

import { fits } from "../../components/lib/cidr.ts";
import {
  type LaidOutSubnet,
  subnetLayout,
  type SubnetSpec,
  type SubnetType,
} from "./subnetLayout.ts";

const LAYOUTS = 400;
const ZONES = ["a", "b", "c", "d"];
const TYPES: SubnetType[] = ["Public", "Private", "Isolated", "Unused"];

interface Generated {
  cidr: string;
  zones: string[];
  /** Prefix length of a zone's share. */
  zoneMask: number;
  specs: SubnetSpec[];
}

/** The same numbers in every run (Park and Miller's generator). */
function seeded(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48271) % 2147483647;
    return state % below;
  };
}

function generated(index: number): Generated {
  const random = seeded(index + 1);
  random(2);
  const mask = 16 + random(7);
  const zones = ZONES.slice(0, 1 + random(4));
  const zoneMask = mask + Math.ceil(Math.log2(zones.length));
  const specs = Array.from({ length: 1 + random(6) }, (_, at): SubnetSpec => {
    const sized = random(3) > 0 && { cidrMask: Math.min(28, zoneMask + 1 + random(8)) };
    return { type: TYPES[random(4)] ?? "Private", name: `spec${String(at)}`, ...sized };
  });
  return { cidr: `10.${String(random(256))}.0.0/${String(mask)}`, zones, zoneMask, specs };
}

function isFitting({ cidr, zones, specs }: Generated): boolean {
  const masks = specs.map(({ cidrMask }) => cidrMask);
  return fits(cidr, zones.length, masks);
}

/** First address, as a number, and the number of addresses. */
function block(cidr: string): { first: number; size: number } {
  const { netLong: first, size } = new Netmask(cidr);
  return { first, size };
}

describe("subnetLayout, whatever it is given", () => {
  const all = Array.from({ length: LAYOUTS }, (_, index) => generated(index));

  for (const zones of [1, 2, 3, 4]) {
    const here = all.filter((one) => one.zones.length === zones);
    const fitting = here.filter(isFitting);

    it(`puts every subnet of ${String(zones)} zones into its zone, apart from others, aligned to its size`, () => {
      expect(fitting.length).to.be.greaterThan(20);
      for (const one of fitting) demandOrder(one, lay(one));
    });

    it(`gives each of ${String(zones)} zones the same share, laid out the same`, () => {
      for (const one of fitting) demandEqualShares(one, lay(one));
    });
  }

  it("refuses what does not fit two zones or more, and nothing else", () => {
    const several = all.filter(({ zones }) => zones.length > 1);
    expect(several.filter((one) => !isFitting(one)).length).to.be.greaterThan(20);
    for (const one of several) {
      const run = () => lay(one);
      if (isFitting(one)) expect(run).not.to.throw();
      else expect(run, JSON.stringify(one)).to.throw(/^Subnets (are too large|of .* overlap)/);
    }
  });
});

function lay({ cidr, zones, specs }: Generated): LaidOutSubnet[] {
  return subnetLayout("vpc", cidr, zones, specs);
}

/** Zone by zone in the order of the specs, each block begins on its boundary where the last one ended or later, within the zone. */
function demandOrder({ cidr, zones, zoneMask, specs }: Generated, found: LaidOutSubnet[]): void {
  const share = 2 ** (32 - zoneMask);
  const even = zoneMask + Math.ceil(Math.log2(specs.length));
  for (const [index, zone] of zones.entries()) {
    let free = block(cidr).first + index * share;
    const end = free + share;
    for (const { name = "", type, cidrMask = even } of specs) {
      const full = `vpc-${name}-${String(index + 1)}`;
      const subnet = found.find((one) => one.name === full && one.zone === zone);
      expect(subnet === undefined, full).to.equal(type === "Unused");
      if (subnet === undefined) continue;
      const { first, size } = block(subnet.cidrBlock);
      expect(size, full).to.equal(2 ** (32 - cidrMask));
      expect(first % size, full).to.equal(0);
      expect(first, full).to.be.at.least(free);
      free = first + size;
      expect(free, full).to.be.at.most(end);
    }
  }
}

function demandEqualShares(given: Generated, found: LaidOutSubnet[]): void {
  const share = 2 ** (32 - given.zoneMask);
  const perZone = found.length / given.zones.length;
  for (const [index, { cidrBlock }] of found.entries()) {
    const inFirstZone = block(found[index % perZone]?.cidrBlock ?? "");
    const { first, size } = block(cidrBlock);
    expect(first).to.equal(inFirstZone.first + Math.floor(index / perZone) * share);
    expect(size).to.equal(inFirstZone.size);
  }
}
