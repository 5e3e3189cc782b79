import type * as aws from "@pulumi/aws";
import type * as awsx from "@pulumi/awsx";
import * as pulumi from "@pulumi/pulumi";

import type { Zone } from "../lib/home.ts";
import type { VpcLayout } from "./vpcLayouts.ts";

/** Tag of every subnet that names its tier. */
export const TIER_TAG = "Tier";

/** One tier of a VPC: a subnet and its route table in each zone, by zone id. */
export interface Tier {
  subnetIds: Record<string, pulumi.Output<string>>;
  routeTableIds: Record<string, pulumi.Output<string>>;
}

/** The tiers of a VPC by name; `transit` holds the attachment to the transit gateway. */
export interface Tiers {
  transit: Tier;
  [name: string]: Tier;
}

/** What tells a subnet's tier and zone: its tags and the name of its zone. */
type Label = [tags: Record<string, string> | undefined, zone: string];

/**
 * Finds each tier's subnets by tag and zone, never by place: `awsx:ec2:Vpc` answers with subnets zone by zone, public before
 * private before isolated, and with their route tables in the same order.
 *
 * @throws RunError, once the VPC exists, when a zone lacks a tier
 */
export function tiersOf(vpc: awsx.ec2.Vpc, layout: VpcLayout, zones: readonly Zone[]): Tiers {
  const labels = vpc.subnets.apply((subnets) => pulumi.all(subnets.map(labelOf)));
  const tierOf = (tier: string): Tier => {
    const pick = (members: pulumi.Output<{ id: pulumi.Input<string> }[]>) =>
      Object.fromEntries(
        zones.map(({ id, name }) => [
          id,
          pulumi
            .all([members, labels])
            .apply(([all, known]) => pulumi.output(memberOf(all, known, tier, name).id)),
        ]),
      );
    return { subnetIds: pick(vpc.subnets), routeTableIds: pick(vpc.routeTables) };
  };
  const named = Object.keys(layout.tiers).map((tier) => [tier, tierOf(tier)] as const);
  return { ...Object.fromEntries(named), transit: tierOf("transit") };
}

function labelOf({ tags, availabilityZone }: aws.ec2.Subnet): pulumi.Output<Label> {
  return pulumi.all([tags, availabilityZone]);
}

function memberOf<T>(all: T[], labels: Label[], tier: string, zone: string): T {
  const place = labels.findIndex(([tags, name]) => tags?.[TIER_TAG] === tier && name === zone);
  const member = all[place];
  if (member === undefined) throw new pulumi.RunError(`the VPC has no ${tier} subnet in ${zone}`);
  return member;
}
