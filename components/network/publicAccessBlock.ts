import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import type { VpcLayout } from "./vpcLayouts.ts";

/** What an internet gateway may do in a VPC in spite of the block: both ways, or answer what the VPC has asked. */
export type InternetUse = "allow-bidirectional" | "allow-egress";

/** A VPC whose layout needs the internet, and how. */
export interface InternetVpc {
  vpcId: pulumi.Input<string>;
  use: InternetUse;
}

export interface PublicAccessBlockArgs {
  /** VPCs of the account and region that the block leaves out, by name. */
  internetVpcs: Record<string, InternetVpc>;
}

/**
 * Cuts the VPCs of one account and region off from the internet, whatever gateways and routes someone adds, except for those that
 * are there for it. Children: 1 exclusion per VPC in `internetVpcs`, then 1 block.
 *
 * @see 45 CFR 164.312(e)(1), transmission security
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/security-vpc-bpa.html
 */
export class PublicAccessBlock extends pulumi.ComponentResource {
  /** Exclusion of each VPC in `internetVpcs`. */
  readonly exclusionIds: Record<string, pulumi.Output<string>>;

  constructor(name: string, args: PublicAccessBlockArgs, opts?: pulumi.ComponentResourceOptions) {
    super("novamind:network:PublicAccessBlock", name, args, opts);
    const { internetVpcs } = args;

    const child = { parent: this };
    const exclusions = Object.entries(internetVpcs).map(([key, { vpcId, use }]) => {
      const exclusion = new aws.ec2.VpcBlockPublicAccessExclusion(
        `${name}-${key}`,
        { vpcId, internetGatewayExclusionMode: use, tags: { Name: `${name}-${key}` } },
        child,
      );
      return [key, exclusion] as const;
    });
    new aws.ec2.VpcBlockPublicAccessOptions(
      name,
      { internetGatewayBlockMode: "block-bidirectional" },
      // The other order would cut off VPCs that serve, until their exclusion works.
      { ...child, dependsOn: exclusions.map(([, exclusion]) => exclusion) },
    );

    this.exclusionIds = Object.fromEntries(exclusions.map(([key, { id }]) => [key, id]));
    this.registerOutputs({ exclusionIds: this.exclusionIds });
  }
}

/**
 * How a VPC uses the internet: one with NAT gateways only asks, one with other tiers on its internet gateway is also asked, any
 * other has nothing to do with it.
 */
export function internetUse({ tiers }: VpcLayout): InternetUse | undefined {
  const ways = Object.values(tiers).map(({ leaves }) => leaves);
  if (!ways.includes("internet")) return undefined;
  return ways.includes("nat") ? "allow-egress" : "allow-bidirectional";
}
