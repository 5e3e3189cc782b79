import { each } from "../components/lib/each.ts";
import type { TrustLevel } from "../components/network/trust.ts";
import { vpcLayouts, type VpcKey } from "../components/network/vpcLayouts.ts";
import type { AccountKey } from "./accounts.ts";

/** The account that owns each of the VPCs that every region has. */
const OWNERS: Record<VpcKey, AccountKey> = {
  public: "public",
  data: "data",
  ml: "ml",
  management: "operations",
  egress: "network",
  endpoints: "network",
};

/** A VPC to be: its shape, its account, its range. */
export interface VpcPlan {
  layout: VpcKey;
  account: AccountKey;
  cidr: string;
}

const VPC_KEYS = Object.keys(vpcLayouts) as VpcKey[];

/** One value for each of the VPCs that every region has. */
export function everyVpc<T>(value: T): Record<VpcKey, T> {
  return each(VPC_KEYS, () => value);
}

/** The plans of the VPCs that every region has, each under its own name. */
export function coreVpcs(cidrs: Record<VpcKey, string>): Record<VpcKey, VpcPlan> {
  return each(VPC_KEYS, (key) => ({ layout: key, account: OWNERS[key], cidr: cidrs[key] }));
}

/** The networks of each trust level that a region knows: its own VPCs', and the other region as a whole. */
export function levelNetworks(
  vpcs: Record<string, VpcPlan>,
  peerCidr: string,
): Partial<Record<TrustLevel, string[]>> {
  const levels: Partial<Record<TrustLevel, string[]>> = { peer: [peerCidr] };
  for (const { layout, cidr } of Object.values(vpcs)) {
    const { trust } = vpcLayouts[layout];
    levels[trust] = [...(levels[trust] ?? []), cidr];
  }
  return levels;
}
