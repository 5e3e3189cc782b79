import * as pulumi from "@pulumi/pulumi";

import type { HipaaVpc } from "../components/network/hipaaVpc.ts";
import { type PrefixList, RegionPrefixLists } from "../components/network/regionPrefixLists.ts";
import { RoleSecurityGroups } from "../components/network/roleSecurityGroups.ts";
import { levelsOf, type RoleTable, type SecurityRole } from "../components/network/roleTable.ts";
import { securityRoles } from "../components/network/securityRoles.ts";
import type { TrustLevel } from "../components/network/trust.ts";
import type { VpcKey } from "../components/network/vpcLayouts.ts";
import type { AccountKey, Accounts } from "./accounts.ts";
import { levelNetworks, type VpcPlan } from "./coreVpcs.ts";

type Ids<Role extends SecurityRole> = Record<Role, pulumi.Output<string>>;

/** Security groups by VPC, then role: all of its layout where the name is a core VPC's, as known as the name otherwise. */
export type GroupIds = {
  [Vpc in VpcKey]: Ids<keyof (typeof securityRoles)[Vpc] & SecurityRole>;
} & Record<string, Partial<Ids<SecurityRole>>>;

export interface RegionGroupsArgs {
  accounts: Pick<Accounts, "home" | "provider">;
  region: string;
  /** Organization as an ARN, for what is shared with its accounts. */
  organizationArn: string;
  /** Network that holds every VPC of the other region. */
  peerCidr: string;
  /** Networks on premises, where some are connected. */
  onPremisesCidrs?: readonly string[] | undefined;
  /** All VPCs of the region, by name: what they were to be, and what they are. */
  plans: Record<string, VpcPlan>;
  vpcs: Record<string, Pick<HipaaVpc, "vpcId" | "storageListIds">>;
}

/**
 * The security groups of a region: those of its layout in each VPC, in the VPC's account. Children: 1 set of prefix lists in
 * `network`, 1 set of groups per VPC whose layout has roles.
 */
export class RegionGroups extends pulumi.ComponentResource {
  readonly groupIds: GroupIds;

  constructor(name: string, args: RegionGroupsArgs, opts?: pulumi.ComponentResourceOptions) {
    const { accounts, region, organizationArn, peerCidr, onPremisesCidrs, plans, vpcs } = args;
    super("novamind:stacks:RegionGroups", name, { region, peerCidr, plans }, opts);

    const inAccount = (account: AccountKey) => ({
      parent: this,
      provider: accounts.provider(account, region),
    });
    const tables = Object.values(plans).map(({ layout }) => securityRoles[layout]);
    const named = new Set(tables.flatMap(levelsOf));
    const networks = { ...levelNetworks(plans, peerCidr), onPremises: onPremisesCidrs };
    const { lists } = new RegionPrefixLists(
      `${name}-level`,
      {
        organizationArn,
        levels: Object.fromEntries(
          Object.entries(networks).filter(
            ([level, cidrs = []]) => named.has(level as TrustLevel) && cidrs.length > 0,
          ),
        ),
      },
      inAccount("network"),
    );
    const owner = accounts.home("network", region).accountId;
    const groups = Object.entries(plans).flatMap(([key, { layout, account }]) => {
      const roles: RoleTable = securityRoles[layout];
      const vpc = vpcs[key];
      if (vpc === undefined || Object.keys(roles).length === 0) return [];
      const shared = accounts.home(account, region).accountId !== owner;
      const { groupIds } = new RoleSecurityGroups(
        `${name}-${key}`,
        { vpc, roles: roles as Required<RoleTable>, lists: asNamed(lists, shared) },
        inAccount(account),
      );
      return [[key, groupIds]];
    });

    this.groupIds = Object.fromEntries(groups) as GroupIds;
    this.registerOutputs({ groupIds: this.groupIds });
  }
}

/** The lists as an account names them, which owns them or has them shared. */
function asNamed(lists: RegionPrefixLists["lists"], shared: boolean) {
  const named = Object.entries(lists).map(([level, list]: [string, PrefixList]) => [
    level,
    { id: shared ? list.sharedId : list.id, size: list.size },
  ]);
  return Object.fromEntries(named) as Record<string, { id: pulumi.Output<string>; size: number }>;
}
