import * as pulumi from "@pulumi/pulumi";

import { DEFAULT_VPCS, VpcQuota } from "../components/network/vpcQuota.ts";
import type { AccountKey, Accounts } from "./accounts.ts";
import type { VpcPlan } from "./coreVpcs.ts";

export interface RegionQuotasArgs {
  accounts: Accounts;
  region: string;
  /** Every VPC of the region, by name. */
  vpcs: Record<string, Pick<VpcPlan, "account">>;
  /** Whether the account of `egress` has a VPC of appliances beside those. */
  egress: { appliances?: unknown };
}

/**
 * What AWS has to allow before a region's VPCs can be. Children: 1 {@link VpcQuota} per account whose VPCs are more than every
 * account may have.
 */
export class RegionQuotas extends pulumi.ComponentResource {
  /** By account: transforms for what has VPCs in it. */
  readonly transforms: ReadonlyMap<AccountKey, pulumi.ResourceTransform[]>;

  constructor(name: string, args: RegionQuotasArgs, opts?: pulumi.ComponentResourceOptions) {
    const { accounts, region, vpcs, egress } = args;
    super("novamind:stacks:RegionQuotas", name, { region }, opts);

    const owners = Object.values(vpcs).map(({ account }) => account);
    if (egress.appliances !== undefined) owners.push("network");
    const made = [...new Set(owners)].flatMap((account) => {
      const count = owners.filter((owner) => owner === account).length;
      if (count <= DEFAULT_VPCS) return [];
      const there = { parent: this, provider: accounts.provider(account, region) };
      const { transforms } = new VpcQuota(`${name}-${account}`, { vpcs: count }, there);
      return [[account, transforms] as const];
    });

    this.transforms = new Map(made);
    this.registerOutputs({});
  }
}
