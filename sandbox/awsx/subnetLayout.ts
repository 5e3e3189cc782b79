import { Netmask } from "netmask";

export type SubnetType = "Public" | "Private" | "Isolated" | "Unused";

/** One kind of subnet, repeated in every zone, as `awsx:ec2:Vpc` takes it in `subnetSpecs`. */
export interface SubnetSpec {
  type: SubnetType;
  name?: string;
  cidrMask?: number;
  tags?: Record<string, string>;
}

/** One subnet as the component lays it out. */
export interface LaidOutSubnet {
  /** `<vpc>-<spec>-<n>`, n counting zones from 1; also the subnet's Name tag. */
  name: string;
  type: SubnetType;
  zone: string;
  cidrBlock: string;
  tags: Record<string, string>;
}

const ORDER: Record<SubnetType, number> = { Public: 0, Private: 1, Isolated: 2, Unused: 3 };

/**
 * The subnets of an `awsx:ec2:Vpc` under strategy Auto, in the order of its `subnets` output: zone by zone, within a zone public
 * before private before isolated. Each zone gets an equal power-of-two share of the VPC; within it specs are placed in the
 * order given, aligned to their own size. A spec without a mask takes the share of a zone that it would have if no spec had one,
 * whatever the masks of the others leave.
 *
 * As the real component does, it counts addresses without the gaps that alignment makes, and then refuses subnets that a gap has
 * pushed onto those of the next zone. Those of a VPC's only zone it lets run over the end of the VPC: that is for AWS to refuse.
 *
 * @throws Error when a zone's subnets need more addresses than the zone has, or subnets overlap
 * @see https://www.pulumi.com/docs/iac/clouds/aws/guides/vpc/#subnet-strategies
 */
export function subnetLayout(
  vpc: string,
  cidr: string,
  zones: readonly string[],
  specs: readonly SubnetSpec[],
): LaidOutSubnet[] {
  const zoneMask = new Netmask(cidr).bitmask + bitsFor(zones.length);
  const evenMask = zoneMask + bitsFor(specs.length);
  demandRoom(cidr, zoneMask, specs, evenMask);

  let zoneBlock = new Netmask(`${new Netmask(cidr).base}/${String(zoneMask)}`);
  const laidOut = zones.map((zone, zoneIndex) => {
    const blocks = place(zoneBlock.base, specs, evenMask);
    zoneBlock = zoneBlock.next();
    return specs.map((spec, index): LaidOutSubnet => ({
      name: `${vpc}-${spec.name ?? spec.type.toLowerCase()}-${String(zoneIndex + 1)}`,
      type: spec.type,
      zone,
      cidrBlock: blocks[index] ?? "",
      tags: spec.tags ?? {},
    }));
  });
  demandApart(cidr, laidOut.flat());
  return laidOut.flatMap((zone) =>
    zone.filter(({ type }) => type !== "Unused").sort((a, b) => ORDER[a.type] - ORDER[b.type]),
  );
}

/** Places specs one after the other, each on a boundary of its own size. */
function place(base: string, specs: readonly SubnetSpec[], evenMask: number): string[] {
  let previous: Netmask | undefined;
  return specs.map(({ cidrMask = evenMask }) => {
    const start: string = previous === undefined ? base : previous.last;
    const block: Netmask = new Netmask(`${start}/${String(cidrMask)}`);
    previous = previous === undefined ? block : block.next();
    return previous.toString();
  });
}

function demandRoom(
  cidr: string,
  zoneMask: number,
  specs: readonly SubnetSpec[],
  evenMask: number,
): void {
  const has = 2 ** (32 - zoneMask);
  const needs = specs.reduce((sum, { cidrMask = evenMask }) => sum + 2 ** (32 - cidrMask), 0);
  if (specs.length === 0) throw new Error("No subnets specified");
  if (needs > has) {
    throw new Error(
      `Subnets are too large for ${cidr}: a zone has ${String(has)} addresses, its subnets need ${String(needs)}.`,
    );
  }
}

function demandApart(cidr: string, subnets: readonly LaidOutSubnet[]): void {
  const blocks = subnets.map((subnet) => ({ subnet, block: new Netmask(subnet.cidrBlock) }));
  const overlapping = blocks.filter((one) =>
    blocks.some((other) => other !== one && overlap(one.block, other.block)),
  );
  if (overlapping.length === 0) return;
  const which = overlapping.map(({ subnet }) => `${subnet.name} ${subnet.cidrBlock}`);
  throw new Error(`Subnets of ${cidr} overlap: ${which.join(", ")}.`);
}

function overlap(a: Netmask, b: Netmask): boolean {
  return a.contains(b) || b.contains(a);
}

function bitsFor(count: number): number {
  return Math.ceil(Math.log2(count));
}
