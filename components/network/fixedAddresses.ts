import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { addressAt, lastNetwork } from "../lib/cidr.ts";
import { demand } from "../lib/demand.ts";
import { tierCidrs } from "./tierCidrs.ts";
import type { Spoke } from "./transitAttachment.ts";

/** Prefix length of what is kept in each zone: 16 addresses. */
const RESERVED_MASK = 28;
/** Addresses that a tier has to give in each zone. */
export const FIXED_ADDRESSES = 2 ** (32 - RESERVED_MASK);

export interface FixedAddressesArgs {
  /** VPC of this component's account. */
  vpc: Spoke;
  /** Tier whose subnets have at least 64 addresses. */
  tier: string;
}

/**
 * Addresses of a tier that are given out by name only: AWS takes none of them for what asks for just any address. Those of each
 * zone are known before anything is deployed. Children: 1 reservation per zone.
 *
 * @throws ResourceError when the VPC has no such tier, or its subnets are too small
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/subnet-cidr-reservation.html
 */
export class FixedAddresses extends pulumi.ComponentResource {
  /** The addresses of each zone, by zone id, in order. */
  readonly addresses: Record<string, string[]>;
  /** Tier and its VPC, as given, for what takes an address. */
  readonly vpc: Spoke;
  readonly tier: string;

  constructor(name: string, args: FixedAddressesArgs, opts?: pulumi.ComponentResourceOptions) {
    const { vpc, tier } = args;
    super("novamind:network:FixedAddresses", name, { cidr: vpc.cidr, tier }, opts);
    const subnets = Object.entries(tierCidrs(vpc, tier));
    demand(this, {
      [`a VPC with a tier ${tier}`]: subnets.length > 0,
      "subnets of at least 64 addresses": subnets.every(([, cidr]) => hasRoom(cidr)),
    });

    const reserved = subnets.map(([zone, subnet]) => {
      const cidrBlock = lastNetwork(subnet, RESERVED_MASK);
      new aws.ec2.SubnetCidrReservation(
        `${name}-${zone}`,
        {
          subnetId: vpc.tiers[tier]?.subnetIds[zone] ?? "",
          cidrBlock,
          reservationType: "explicit",
          description: "Addresses given out by name",
        },
        { parent: this },
      );
      const all = Array.from({ length: FIXED_ADDRESSES }, (_, place) =>
        addressAt(cidrBlock, place),
      );
      return [zone, all] as const;
    });

    this.addresses = Object.fromEntries(reserved);
    this.vpc = vpc;
    this.tier = tier;
    this.registerOutputs({ addresses: this.addresses });
  }
}

/** The reservation, one of its size after it with AWS's last address, and others before it with AWS's first four. */
function hasRoom(subnet: string): boolean {
  return Number(subnet.split("/")[1]) <= RESERVED_MASK - 2;
}
