import * as pulumi from "@pulumi/pulumi";

import { LogKey } from "../components/governance/logKey.ts";
import type { Zone } from "../components/lib/home.ts";
import { HipaaVpc } from "../components/network/hipaaVpc.ts";
import type { SaasService } from "../components/network/saasEndpoint.ts";
import { TransitAttachment } from "../components/network/transitAttachment.ts";
import { TransitHub } from "../components/network/transitHub.ts";
import { vpcLayouts, type VpcKey } from "../components/network/vpcLayouts.ts";
import { type AccountKey, type Accounts, organizationArn } from "./accounts.ts";
import type { VpcPlan } from "./coreVpcs.ts";
import { RegionEndpoints } from "./regionEndpoints.ts";
import { type GroupIds, RegionGroups } from "./regionGroups.ts";
import { type OnPremisesPlan, RegionOnPremises } from "./regionOnPremises.ts";
import { RegionPrivateServices } from "./regionPrivateServices.ts";
import { RegionQuotas } from "./regionQuotas.ts";
import { type EgressPlan, RegionTransit } from "./regionTransit.ts";
import { vaultOf } from "./vault.ts";

/** Values under the names that every region has, and under those of its spokes. */
type ByVpc<T> = Record<VpcKey, T> & Record<string, T>;

export interface RegionNetworkArgs {
  accounts: Accounts;
  region: string;
  /** Network that holds every VPC of the region. */
  cidr: string;
  /** Network that holds every VPC of the other region. */
  peerCidr: string;
  organizationId: string;
  amazonSideAsn: number;
  /** Whether AWS itself refuses to delete what the network relies on. */
  protect: boolean;
  /** By account with VPCs: the region's zones as that account names them. */
  zones: Map<AccountKey, Zone[]>;
  vpcs: ByVpc<VpcPlan>;
  egress: EgressPlan;
  /** Services of other companies that are reached by PrivateLink, by name. */
  saasEndpoints: Record<string, SaasService>;
  environment: string;
  /** Domain whose subdomain for the environment names what is in the VPCs. */
  privateDomain: string;
  /** What is connected on premises, where something is. */
  onPremises?: OnPremisesPlan | undefined;
}

/**
 * The network of one region: a transit hub, and each VPC in its account, attached to it. Children: 1 hub, 1 key for log groups per
 * account with VPCs, 1 VPC and 1 attachment per plan, 1 {@link RegionTransit}: the firewall between them and the internet, 1
 * {@link RegionGroups}: security groups by role, 1 {@link RegionEndpoints}: the private ways to services of AWS, 1
 * {@link RegionPrivateServices}: those to services of other accounts and companies, 1 {@link RegionQuotas}: room for the VPCs, 1
 * {@link RegionOnPremises} where something is connected.
 */
export class RegionNetwork extends pulumi.ComponentResource {
  readonly hub: TransitHub;
  /** VPC of appliances between firewall and NAT, where there are some. */
  readonly applianceVpcId: pulumi.Output<string> | undefined;
  /** Zone that names what is in the VPCs, in the `network` account. */
  readonly privateZoneId: pulumi.Output<string>;
  readonly vpcs: ByVpc<HipaaVpc>;
  /** Security groups, by VPC and role. */
  readonly groupIds: GroupIds;
  /** Key for the log groups of each account with VPCs. */
  readonly logKeys: Map<AccountKey, LogKey>;
  /** Ways from the public VPC to services of data and ml. */
  readonly privateServices: RegionPrivateServices;

  constructor(name: string, args: RegionNetworkArgs, opts?: pulumi.ComponentResourceOptions) {
    const { accounts, region, cidr: regionCidr, peerCidr, organizationId, amazonSideAsn } = args;
    super("novamind:stacks:RegionNetwork", name, { region, regionCidr, peerCidr }, opts);

    const inAccount = (account: AccountKey) => ({
      parent: this,
      provider: accounts.provider(account, region),
    });
    const organization = { organizationArn: organizationArn(accounts, region, organizationId) };
    const hub = new TransitHub(
      name,
      { home: accounts.home("network", region), ...organization, amazonSideAsn },
      inAccount("network"),
    );
    const logKeys = logKeysOf(name, args, this);
    const members = membersOf(name, args, { hub, logKeys }, this);
    const vpcs = Object.fromEntries(members.map(([key, { vpc }]) => [key, vpc])) as ByVpc<HipaaVpc>;
    const { groupIds } = new RegionGroups(
      name,
      { ...args, ...organization, onPremisesCidrs: args.onPremises?.cidrs, plans: args.vpcs, vpcs },
      { parent: this },
    );
    const { profileId, privateZoneId } = new RegionEndpoints(
      `${name}-endpoints`,
      {
        ...{ organizationId, ...organization },
        vpc: vpcs.endpoints,
        privateDomain: `${args.environment}.${args.privateDomain}`,
        securityGroupId: groupIds.endpoints.endpoint,
        vpcs: Object.fromEntries(members),
      },
      inAccount("network"),
    );
    this.privateServices = new RegionPrivateServices(
      name,
      { ...args, vpcs, groupIds, profileId },
      { parent: this },
    );
    if (args.onPremises !== undefined) {
      const { keyArn: logKeyArn } = known(logKeys, "network");
      const { resolver, forwarder } = groupIds.endpoints;
      const way = { plan: args.onPremises, hub, amazonSideAsn, profileId, logKeyArn };
      const securityGroupIds = { resolver, forwarder };
      const joined = { plans: args.vpcs, members: Object.fromEntries(members) };
      new RegionOnPremises(name, { ...way, ...joined, securityGroupIds }, inAccount("network"));
    }

    this.applianceVpcId = members.map(([, { transit }]) => transit?.applianceVpcId).find(Boolean);
    this.hub = hub;
    this.privateZoneId = privateZoneId;
    this.vpcs = vpcs;
    this.groupIds = groupIds;
    this.logKeys = logKeys;
    this.registerOutputs({ transitGatewayId: hub.gatewayId });
  }
}

/** Each VPC in its account, attached; the way out with the one that it leads through. */
function membersOf(
  name: string,
  args: RegionNetworkArgs,
  { hub, logKeys }: Pick<RegionNetwork, "hub" | "logKeys">,
  parent: pulumi.Resource,
) {
  const { accounts, region, cidr: regionCidr, peerCidr, organizationId } = args;
  const { transforms } = new RegionQuotas(name, args, { parent });
  const waits = (account: AccountKey) => ({ transforms: transforms.get(account) ?? [] });
  const network = { parent, provider: accounts.provider("network", region) };
  return Object.entries(args.vpcs).map(([key, { account, layout, cidr }]) => {
    const provider = accounts.provider(account, region);
    const { keyArn: logKeyArn } = known(logKeys, account);
    const vpc = new HipaaVpc(
      `${name}-${key}`,
      {
        cidr,
        organizationId,
        home: accounts.home(account, region),
        zones: known(args.zones, account),
        layout: vpcLayouts[layout],
        logKeyArn,
        vaultArn: vaultOf(accounts, region).bucketArn,
      },
      { parent, provider, ...waits(account) },
    );
    const attachment = new TransitAttachment(
      `${name}-${key}`,
      { hub, vpc, regionCidr, peerCidr, spokeProvider: provider },
      network,
    );
    const transit =
      layout === "egress"
        ? new RegionTransit(
            name,
            { ...args, hub, attachment, logKeyArn },
            { ...network, ...waits("network") },
          )
        : undefined;
    return [key, { vpc, provider, attachment, transit }] as const;
  });
}

/** One key for the log groups of each account with VPCs. */
function logKeysOf(
  name: string,
  { accounts, region, vpcs }: RegionNetworkArgs,
  parent: pulumi.Resource,
): Map<AccountKey, LogKey> {
  const owners = new Set(Object.values(vpcs).map(({ account }) => account));
  const keys = [...owners].map((account) => {
    const opts = { parent, provider: accounts.provider(account, region) };
    const home = accounts.home(account, region);
    return [account, new LogKey(`${name}-${account}`, { home }, opts)] as const;
  });
  return new Map(keys);
}

/** What the map holds for an account. @throws Error when it holds nothing, which is a mistake of the composition */
export function known<T>(map: ReadonlyMap<AccountKey, T>, account: AccountKey): T {
  const value = map.get(account);
  if (value === undefined) throw new Error(`nothing is known of account ${account}`);
  return value;
}
