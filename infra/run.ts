import * as awsx from "@pulumi/awsx";
import type * as pulumi from "@pulumi/pulumi";

import type { Zone } from "../components/lib/home.ts";
import type { AccountKey, Accounts } from "../stacks/accounts.ts";
import { coreVpcs, type VpcPlan } from "../stacks/coreVpcs.ts";
import { GlobalNetwork } from "../stacks/globalNetwork.ts";
import { Organization } from "../stacks/organization.ts";
import { PlatformRegion } from "../stacks/platformRegion.ts";
import type {
  GlobalStackConfig,
  OrganizationConfig,
  OrganizationStackConfig,
  RegionStackConfig,
} from "./config.ts";
import { hostImages } from "./hostImages.ts";
import { readRegion } from "./stackOutputs.ts";
import { storageCidrs } from "./storageCidrs.ts";
import { zonesOf } from "./zones.ts";

/** The `org` stack. @returns its outputs */
export function runOrganization(
  { regions, protect }: OrganizationStackConfig,
  accounts: Accounts,
  { id: organizationId }: OrganizationConfig,
): pulumi.Inputs {
  const args = { accounts, organizationId, regions, protect };
  const { vaultBuckets } = new Organization("org", args);
  return { vaultBuckets };
}

/** A region's stack, `prod` or `dr`. @returns its outputs, see `RegionOutputs` */
export async function runRegion(
  config: RegionStackConfig,
  accounts: Accounts,
  { id: organizationId }: OrganizationConfig,
): Promise<pulumi.Inputs> {
  const { environment, region, zoneIds, peer, primary, spokes } = config;
  const vpcs = { ...spokes, ...coreVpcs(config.vpcs) };
  // Declared before anything is waited for: its plugin starts while the zones are looked up.
  const components = new awsx.Provider("awsx");
  const [zones, storage, images, owner] = await Promise.all([
    zonesByAccount(accounts, region, zoneIds, vpcs),
    storageCidrs(accounts.provider("network", region), region),
    hostImages(accounts.provider("ml", region)),
    primary === undefined ? undefined : readRegion(primary),
  ]);
  const args = {
    ...config,
    accounts,
    organizationId,
    vpcs,
    zones,
    storageCidrs: storage,
    hostImages: images,
    peerRegion: peer.region,
    peerCidr: peer.cidr,
    primary: owner,
  };
  const { outputs } = new PlatformRegion(environment, args, { providers: [components] });
  return { ...outputs };
}

/** The `global` stack. @returns its outputs */
export async function runGlobal(
  config: GlobalStackConfig,
  accounts: Accounts,
): Promise<pulumi.Inputs> {
  const [primary, recovery] = await Promise.all([
    readRegion(config.primary),
    readRegion(config.recovery),
  ]);
  const args = { accounts, primary, recovery };
  const { peeringAttachmentId } = new GlobalNetwork("global", args);
  return { peeringAttachmentId };
}

/** The zones as each account with VPCs names them, asked of all accounts at once. */
async function zonesByAccount(
  accounts: Accounts,
  region: string,
  zoneIds: string[],
  vpcs: Record<string, VpcPlan>,
): Promise<Map<AccountKey, Zone[]>> {
  const owners = [...new Set(Object.values(vpcs).map(({ account }) => account))];
  const named = owners.map(async (account) => {
    return [account, await zonesOf(accounts.provider(account, region), zoneIds)] as const;
  });
  return new Map(await Promise.all(named));
}
