import { tierNetworks } from "../lib/cidr.ts";
import type { Spoke } from "./transitAttachment.ts";

/** The network of a tier's subnet in each zone, by zone id: known before the VPC is. Empty when the VPC has no such tier. */
export function tierCidrs(
  { cidr, layout, tiers }: Pick<Spoke, "cidr" | "layout" | "tiers">,
  tier: string,
): Record<string, string> {
  const zones = Object.keys(tiers.transit.subnetIds);
  const masks = Object.values(layout.tiers).map(({ cidrMask }) => cidrMask);
  const place = Object.keys(layout.tiers).indexOf(tier);
  const networks = tierNetworks(cidr, zones.length, masks)[place] ?? [];
  return Object.fromEntries(
    networks.map((network, index): [string, string] => [zones[index] ?? "", network]),
  );
}
