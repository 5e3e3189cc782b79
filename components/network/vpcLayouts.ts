import type { TrustLevel } from "./trust.ts";

/** Zones of a VPC: two, to outlive the loss of one, up to four, a power of two, so that none of its addresses is left over. */
export const MIN_ZONES = 2;
export const MAX_ZONES = 4;

/**
 * How a tier's packets leave the VPC: through its internet gateway, through the zone's NAT gateway, by a default route to the
 * transit gateway, by one for the region's VPCs alone, or not at all, since only the routes inside the VPC exist.
 */
export type Leaves = "internet" | "nat" | "transit" | "region" | "nowhere";

export interface TierLayout {
  leaves: Leaves;
  /** Prefix length of the tier's subnet in each zone; without it the tier takes an even share of the zone. */
  cidrMask?: number;
}

/** The shape of a VPC: its tiers by name, each one subnet per zone, in the order in which addresses are given out. */
export interface VpcLayout {
  /** Who the VPC is to the others on the transit gateway. */
  trust: TrustLevel;
  tiers: {
    /** Subnets of the transit gateway's attachment, and of nothing else. */
    transit: TierLayout;
    [name: string]: TierLayout;
  };
}

/**
 * Subnets that hold nothing but the transit gateway's network interfaces, at the size that AWS advises.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/tgw/tgw-best-design-practices.html
 */
const TRANSIT_MASK = 28;
/** Room for 11 addresses of resolver endpoints in each zone: two are in use. */
const RESOLVER_MASK = 28;
const ATTACHMENT: TierLayout = { leaves: "nowhere", cidrMask: TRANSIT_MASK };

/**
 * The six VPCs of a region. Tiers that serve or call other VPCs leave by the transit gateway; the stores of `data` answer only
 * inside their VPC; `egress` sends what arrives by its attachment on to NAT, which is the way out of the four; `endpoints` has the
 * private ways to services of AWS and answers the region's VPCs, and the resolvers that on premises asks and is asked by.
 *
 * @see docs/architecture.md, Network
 */
export const vpcLayouts = {
  public: {
    trust: "edge",
    tiers: { public: { leaves: "internet" }, api: { leaves: "transit" }, transit: ATTACHMENT },
  },
  data: {
    trust: "data",
    tiers: {
      ingress: { leaves: "transit" },
      app: { leaves: "transit" },
      data: { leaves: "nowhere" },
      transit: ATTACHMENT,
    },
  },
  ml: {
    trust: "ml",
    tiers: {
      training: { leaves: "transit" },
      inference: { leaves: "transit" },
      transit: ATTACHMENT,
    },
  },
  management: {
    trust: "management",
    tiers: {
      operations: { leaves: "transit" },
      security: { leaves: "transit" },
      transit: ATTACHMENT,
    },
  },
  egress: {
    trust: "egress",
    tiers: {
      public: { leaves: "internet" },
      transit: { leaves: "nat", cidrMask: TRANSIT_MASK },
    },
  },
  endpoints: {
    trust: "endpoints",
    tiers: {
      endpoints: { leaves: "region" },
      resolver: { leaves: "region", cidrMask: RESOLVER_MASK },
      transit: ATTACHMENT,
    },
  },
} as const satisfies Record<string, VpcLayout>;

/** Name of one of the six VPCs. */
export type VpcKey = keyof typeof vpcLayouts;
