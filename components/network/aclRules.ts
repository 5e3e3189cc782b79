import { contains, summarized } from "../lib/cidr.ts";
import type { Connections, Party, Ports, TierAccess } from "./tierAccess.ts";
import type { TrustLevel } from "./trust.ts";

/**
 * Rules that a network ACL takes in each direction, before AWS raises the quota at the cost of performance.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html#vpc-limits-nacls
 */
export const MAX_RULES = 20;

/** Between the numbers of two rules, so that one can be put between them by hand in an emergency. */
const STEP = 10;

/**
 * Ports that the calling side answers on: everything that clients, load balancers and NAT gateways use.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/custom-network-acl.html#nacl-ephemeral-ports
 */
const EPHEMERAL: Ports = [1024, 65535];

/** Networks by which one trust level is known; more of them are summed up in wider ones. */
export const MAX_LEVEL_NETWORKS = 2;
/** Networks by which the gateway endpoints are known; more of them are summed up in wider ones. */
const MAX_STORAGE_NETWORKS = 5;

const ANYWHERE = "0.0.0.0/0";

/** One rule as `aws.ec2.NetworkAcl` takes it. */
export interface AclRule {
  ruleNo: number;
  action: "allow";
  protocol: "tcp" | "udp" | "icmp" | "-1";
  cidrBlock: string;
  fromPort: number;
  toPort: number;
  icmpType?: number;
  icmpCode?: number;
}

export interface AclRules {
  ingress: AclRule[];
  egress: AclRule[];
}

/** The networks that parties stand for; all canonical. */
export interface Networks {
  /** The VPC. */
  vpc: string;
  /** What holds every VPC of the region. */
  region: string;
  /** From where the gateway endpoints of S3 and DynamoDB answer. */
  storage: readonly string[];
  /** The VPCs of each trust level; none where a level has none. */
  levels: Partial<Record<TrustLevel, readonly string[]>>;
  /** The subnets of each tier of the VPC. */
  tiers: Readonly<Record<string, readonly string[]>>;
}

type Rule = Omit<AclRule, "ruleNo">;

/**
 * Lets everything through: for subnets that hold nothing but the transit gateway's interfaces, as AWS advises.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/tgw/tgw-best-design-practices.html
 */
export function openRules(): AclRules {
  const all: Rule = {
    action: "allow",
    protocol: "-1",
    cidrBlock: ANYWHERE,
    fromPort: 0,
    toPort: 0,
  };
  return { ingress: numbered([all]), egress: numbered([all]) };
}

/**
 * The rules of a tier's network ACL. It keeps no state: what one direction asks, the other direction must let answer, on ephemeral
 * ports. Packets that were too large for a path announce it by ICMP.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/nacl-basics.html
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/path_mtu_discovery.html
 */
export function aclRules({ accepts, calls }: TierAccess, networks: Networks): AclRules {
  const asked = (connections: readonly Connections[]) =>
    connections.flatMap((one) =>
      networksOf(one.with, networks).map((cidr) => allow(cidr, one.ports, one.protocol)),
    );
  const answered = (connections: readonly Connections[]) =>
    asked(connections).map(({ cidrBlock, protocol }) => allow(cidrBlock, EPHEMERAL, protocol));
  const ingress = [...asked(accepts), ...answered(calls)];
  const egress = [...asked(calls), ...answered(accepts)];
  const tooLarge = fragmentationNeeded([...ingress, ...egress], networks);
  return {
    ingress: numbered([...needed(ingress), ...tooLarge]),
    egress: numbered([...needed(egress), ...tooLarge]),
  };
}

function networksOf(party: Party, { vpc, region, storage, levels, tiers }: Networks): string[] {
  if (typeof party === "object") return [...(tiers[party.tier] ?? [])];
  switch (party) {
    case "anywhere":
      return [ANYWHERE];
    case "storage":
      return summarized(storage, MAX_STORAGE_NETWORKS);
    case "vpc":
      return [vpc];
    case "region":
      return [region];
    default:
      return summarized(levels[party] ?? [], MAX_LEVEL_NETWORKS);
  }
}

function allow(
  cidrBlock: string,
  [fromPort, toPort]: Ports,
  protocol: Rule["protocol"] = "tcp",
): Rule {
  return { action: "allow", protocol, cidrBlock, fromPort, toPort };
}

/**
 * Destination unreachable, fragmentation needed: from anywhere if the tier exchanges packets so far, else from VPCs, and from what is
 * on premises, where VPN tunnels make packets too large, if the tier has to do with that.
 */
function fragmentationNeeded(rules: readonly Rule[], networks: Networks): Rule[] {
  const { vpc, region } = networks;
  const named = new Set(rules.map(({ cidrBlock }) => cidrBlock));
  const outside = networksOf("onPremises", networks).filter((cidr) => named.has(cidr));
  const near = rules.every(({ cidrBlock }) => contains(vpc, cidrBlock));
  const wide = named.has(ANYWHERE) ? [ANYWHERE] : [near ? vpc : region, ...outside];
  const message = { fromPort: 0, toPort: 0, icmpType: 3, icmpCode: 4 };
  return wide.map((cidrBlock) => ({ action: "allow", protocol: "icmp", cidrBlock, ...message }));
}

/** Without the rules that let nothing through that another does not. */
function needed(rules: readonly Rule[]): Rule[] {
  return rules.filter(
    (rule, index) =>
      !rules.some((other, place) => covers(other, rule) && (place < index || !covers(rule, other))),
  );
}

function covers(wide: Rule, narrow: Rule): boolean {
  return (
    wide !== narrow &&
    wide.protocol === narrow.protocol &&
    wide.fromPort <= narrow.fromPort &&
    wide.toPort >= narrow.toPort &&
    contains(wide.cidrBlock, narrow.cidrBlock)
  );
}

function numbered(rules: readonly Rule[]): AclRule[] {
  return rules.map((rule, index) => ({ ruleNo: (index + 1) * STEP, ...rule }));
}
