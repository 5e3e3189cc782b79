import { ip2long, long2ip, Netmask } from "netmask";

/**
 * The largest and the smallest network that AWS accepts as a VPC or as a subnet, as prefix lengths.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html
 */
const LARGEST_NETWORK = 16;
const SMALLEST_NETWORK = 28;

/** Whether `text` is an IPv4 network in its one canonical spelling: `10.0.0.0/16`, not `10.0.0.1/16`, `10/16` or `010.0.0.0/16`. */
export function isCidr(text: string): boolean {
  if (text.includes(":")) return false;
  try {
    return new Netmask(text).toString() === text;
  } catch {
    return false;
  }
}

/** Whether `text` is a canonical network of a size that AWS accepts as a VPC. */
export function isVpcCidr(text: string): boolean {
  return isCidr(text) && isNetworkSize(new Netmask(text).bitmask);
}

/** Whether every address of `inner` is one of `outer`; a network contains itself. Both must be canonical. */
export function contains(outer: string, inner: string): boolean {
  const [around, within] = [network(outer), network(inner)];
  return around.bitmask <= within.bitmask && overlap(around, within);
}

/** Whether the two networks share an address; networks only ever nest or stay apart. Both must be canonical. */
export function overlaps(a: string, b: string): boolean {
  return overlap(network(a), network(b));
}

/**
 * Whether a VPC has room for its tiers as `awsx:ec2:Vpc` lays them out under strategy Auto: each zone gets an equal power-of-two
 * share of the VPC, in which the tiers follow each other, each on a boundary of its own size; one without a mask takes an even
 * share of the zone. False, too, when a tier is larger or smaller than AWS allows.
 *
 * @param masks prefix length of each tier's subnet, in the order of the tiers
 * @see https://www.pulumi.com/docs/iac/clouds/aws/guides/vpc/#subnet-strategies
 */
export function fits(cidr: string, zones: number, masks: readonly (number | undefined)[]): boolean {
  if (!isCidr(cidr) || zones < 1 || masks.length < 1) return false;
  const zoneMask = new Netmask(cidr).bitmask + bitsFor(zones);
  const evenMask = zoneMask + bitsFor(masks.length);
  const sized = masks.map((mask) => mask ?? evenMask);
  return sized.every(isNetworkSize) && endOf(sized) <= addresses(zoneMask);
}

/**
 * The networks of a VPC's tiers as `awsx:ec2:Vpc` lays them out under strategy Auto (see {@link fits}): for each tier, in the order
 * of `masks`, one network per zone. The tiers must fit.
 */
export function tierNetworks(
  cidr: string,
  zones: number,
  masks: readonly (number | undefined)[],
): string[][] {
  const { base, bitmask } = new Netmask(cidr);
  const zoneMask = bitmask + bitsFor(zones);
  const evenMask = zoneMask + bitsFor(masks.length);
  const starts = Array.from(
    { length: zones },
    (_, zone) => ip2long(base) + zone * addresses(zoneMask),
  );
  let end = 0;
  return masks.map((mask = evenMask) => {
    const offset = aligned(end, addresses(mask));
    end = offset + addresses(mask);
    return starts.map((start) => `${long2ip(start + offset)}/${String(mask)}`);
  });
}

/**
 * At most `max` networks that together hold all of the given ones: where there are more, the two nearest become the smallest
 * network around both, until there are not. Canonical, in order of address, none inside another.
 */
export function summarized(networks: readonly string[], max: number): string[] {
  const apart = [...new Set(networks)]
    .filter((one) => !networks.some((other) => other !== one && contains(other, one)))
    .sort((a, b) => network(a).netLong - network(b).netLong);
  if (apart.length <= max) return apart;
  const merged = apart.slice(1).map((one, index) => around(apart[index] ?? one, one));
  const narrowest = Math.max(...merged.map(({ bitmask }) => bitmask));
  const nearest = merged.find(({ bitmask }) => bitmask === narrowest);
  return summarized([...apart, String(nearest)], max);
}

/**
 * The last network of `mask` in a subnet that holds none of the addresses that AWS keeps: the first four and the last. The subnet must
 * be at least four times as large.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html
 */
export function lastNetwork(subnet: string, mask: number): string {
  const { base, size } = new Netmask(subnet);
  return `${long2ip(ip2long(base) + size - 2 * addresses(mask))}/${String(mask)}`;
}

/** The address with the given place in a network, counted from 0. */
export function addressAt(network: string, place: number): string {
  return long2ip(ip2long(new Netmask(network).base) + place);
}

const known = new Map<string, Netmask>();

/** The network of a spelling. A program compares the same few with each other over and over. */
function network(cidr: string): Netmask {
  const one = known.get(cidr) ?? new Netmask(cidr);
  known.set(cidr, one);
  return one;
}

/** Whether the two are the same as far as the wider one goes. */
function overlap(a: Netmask, b: Netmask): boolean {
  const mask = Math.min(a.maskLong, b.maskLong);
  return (a.netLong & mask) === (b.netLong & mask);
}

/** The smallest network around two. */
function around(a: string, b: string): Netmask {
  const { base, bitmask } = new Netmask(a);
  const wider = Array.from(
    { length: bitmask + 1 },
    (_, less) => new Netmask(`${base}/${String(bitmask - less)}`),
  );
  return wider.find((network) => network.contains(b)) ?? new Netmask("0.0.0.0/0");
}

/** Where the last of the subnets ends, counted from the zone's first address. */
function endOf(masks: readonly number[]): number {
  return masks.reduce((end, mask) => {
    const size = addresses(mask);
    return aligned(end, size) + size;
  }, 0);
}

/** The first boundary of `size` that is not before `end`. */
function aligned(end: number, size: number): number {
  return Math.ceil(end / size) * size;
}

function isNetworkSize(mask: number): boolean {
  return mask >= LARGEST_NETWORK && mask <= SMALLEST_NETWORK;
}

function addresses(mask: number): number {
  return 2 ** (32 - mask);
}

function bitsFor(count: number): number {
  return Math.ceil(Math.log2(count));
}
