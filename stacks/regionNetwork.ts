import * as pulumi from "@pulumi/pulumi";

import { LogKey } from "../components/governance/logKey.ts";
import type { Zone } from "../components/lib/home.ts";
import { HipaaVpc } from "../components/network/hipaaVpc.ts";
import { TransitAttachment } from "../components/network/transitAttachment.ts";
import { TransitHub } from "../components/network/transitHub.ts";
import { vpcLayouts, type VpcKey } from "../components/network/vpcLayouts.ts";
import { type AccountKey, type Accounts, organizationArn } from "./accounts.ts";
import type { VpcPlan } from "./coreVpcs.ts";
import { RegionEndpoints } from "./regionEndpoints.ts";
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
}

/**
 * The network of one region: a transit hub, and each VPC in its account, attached to it. Children: 1 hub, 1 key for log groups per
 * account with VPCs, 1 VPC and 1 attachment per plan, 1 {@link RegionTransit}: the firewall between them and the internet, 1
 * {@link RegionEndpoints}: the private ways to services of AWS.
 */
export class RegionNetwork extends pulumi.ComponentResource {
  readonly hub: TransitHub;
  readonly vpcs: ByVpc<HipaaVpc>;
  /** Key for the log groups of each account with VPCs. */
  readonly logKeys: Map<AccountKey, LogKey>;

  constructor(name: string, args: RegionNetworkArgs, opts?: pulumi.ComponentResourceOptions) {
    const { accounts, region, cidr: regionCidr, peerCidr, organizationId, amazonSideAsn } = args;
    super("novamind:stacks:RegionNetwork", name, { region, regionCidr, peerCidr }, opts);

    const inAccount = (account: AccountKey) => ({
      parent: this,
      provider: accounts.provider(account, region),
    });
    const organization = organizationArn(accounts, region, organizationId);
    const hub = new TransitHub(
      name,
      {
        home: accounts.home("network", region),
        organizationArn: organization,
        amazonSideAsn,
      },
      inAccount("network"),
    );
    const logKeys = logKeysOf(name, args, this);
    const members = Object.entries(args.vpcs).map(([key, { account, layout, cidr }]) => {
      const spoke = inAccount(account);
      const vpc = new HipaaVpc(
        `${name}-${key}`,
        {
          cidr,
          organizationId,
          home: accounts.home(account, region),
          zones: known(args.zones, account),
          layout: vpcLayouts[layout],
          logKeyArn: known(logKeys, account).keyArn,
          vaultArn: vaultOf(accounts, region).bucketArn,
        },
        spoke,
      );
      const attachment = new TransitAttachment(
        `${name}-${key}`,
        { hub, vpc, regionCidr, peerCidr, spokeProvider: spoke.provider },
        inAccount("network"),
      );
      if (layout === "egress") {
        const { keyArn: logKeyArn } = known(logKeys, account);
        new RegionTransit(name, { ...args, hub, attachment, logKeyArn }, inAccount("network"));
      }
      return [key, { vpc, provider: spoke.provider }] as const;
    });
    const vpcs = Object.fromEntries(members.map(([key, { vpc }]) => [key, vpc])) as ByVpc<HipaaVpc>;
    new RegionEndpoints(
      `${name}-endpoints`,
      {
        ...{ regionCidr, organizationId, organizationArn: organization },
        vpc: vpcs.endpoints,
        vpcs: Object.fromEntries(members),
      },
      inAccount("network"),
    );

    this.hub = hub;
    this.vpcs = vpcs;
    this.logKeys = logKeys;
    this.registerOutputs({ transitGatewayId: hub.gatewayId });
  }
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
