import type * as pulumi from "@pulumi/pulumi";

import type { HipaaVpc } from "../components/network/hipaaVpc.ts";

/**
 * The subnets of a tier, one per zone, in the order of the zones.
 *
 * @throws Error when the VPC has no such tier, which is a mistake of the composition
 */
export function subnetsOf(
  { tiers }: Pick<HipaaVpc, "tiers">,
  tier: string,
): pulumi.Output<string>[] {
  const { subnetIds } = tiers[tier] ?? {};
  if (subnetIds === undefined) throw new Error(`the VPC has no tier ${tier}`);
  return Object.values(subnetIds);
}
