import { Netmask } from "netmask";

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
  return new Netmask(outer).contains(inner);
}

/** Whether the two networks share an address; networks only ever nest or stay apart. Both must be canonical. */
export function overlaps(a: string, b: string): boolean {
  return contains(a, b) || contains(b, a);
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

/** Where the last of the subnets ends, counted from the zone's first address. */
function endOf(masks: readonly number[]): number {
  return masks.reduce((end, mask) => {
    const size = addresses(mask);
    return Math.ceil(end / size) * size + size;
  }, 0);
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
