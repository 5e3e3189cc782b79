import * as pulumi from "@pulumi/pulumi";

import type { Networks } from "../components/network/aclRules.ts";
import { type DnsDomains, DnsFirewall } from "../components/network/dnsFirewall.ts";
import type { HipaaVpc } from "../components/network/hipaaVpc.ts";
import {
  internetUse,
  type InternetVpc,
  PublicAccessBlock,
} from "../components/network/publicAccessBlock.ts";
import { tierAccess } from "../components/network/tierAccess.ts";
import { TierNetworkAcls } from "../components/network/tierNetworkAcls.ts";
import { VpcDns } from "../components/network/vpcDns.ts";
import { vpcLayouts } from "../components/network/vpcLayouts.ts";
import { type AccountKey, organizationArn } from "./accounts.ts";
import { levelNetworks } from "./coreVpcs.ts";
import { known, type RegionNetwork, type RegionNetworkArgs } from "./regionNetwork.ts";

/** What a region's VPCs may ask DNS, and from where their storage answers. */
export interface GuardPlan {
  dns: DnsDomains;
  /** Networks from which the gateway endpoints of S3 and DynamoDB answer. */
  storageCidrs: string[];
}

export interface RegionGuardsArgs extends GuardPlan, RegionNetworkArgs {
  network: Pick<RegionNetwork, "vpcs" | "logKeys" | "applianceVpcId">;
}

/**
 * What holds in every VPC of a region whatever runs there. Children: 1 DNS firewall, per VPC its network ACLs and its DNS logs,
 * of the appliances' VPC, which brings its own ACLs, the logs alone; per account with VPCs 1 block of public access.
 */
export class RegionGuards extends pulumi.ComponentResource {
  constructor(name: string, args: RegionGuardsArgs, opts?: pulumi.ComponentResourceOptions) {
    const { accounts, region, organizationId, dns, network, protect } = args;
    super("novamind:stacks:RegionGuards", name, { region, dns }, opts);

    const inAccount = (account: AccountKey) => ({
      parent: this,
      provider: accounts.provider(account, region),
    });
    const { ruleGroupId } = new DnsFirewall(
      name,
      { ...dns, organizationArn: organizationArn(accounts, region, organizationId) },
      inAccount("network"),
    );
    const around = networksAround(args);
    for (const [key, { account, layout }] of Object.entries(args.vpcs)) {
      const vpc = vpcOf(network, key);
      const spoke = inAccount(account);
      const logKeyArn = known(network.logKeys, account).keyArn;
      new TierNetworkAcls(`${name}-${key}`, { vpc, access: tierAccess[layout], around }, spoke);
      new VpcDns(`${name}-${key}`, { vpcId: vpc.vpcId, ruleGroupId, logKeyArn, protect }, spoke);
    }
    if (network.applianceVpcId !== undefined) {
      const logKeyArn = known(network.logKeys, "network").keyArn;
      const own = { vpcId: network.applianceVpcId, ruleGroupId, logKeyArn, protect };
      new VpcDns(`${name}-appliances`, own, inAccount("network"));
    }
    for (const account of network.logKeys.keys()) {
      const internetVpcs = internetVpcsOf(account, args);
      new PublicAccessBlock(`${name}-${account}`, { internetVpcs }, inAccount(account));
    }
    this.registerOutputs({});
  }
}

function networksAround({
  cidr: region,
  peerCidr,
  storageCidrs: storage,
  vpcs,
  onPremises,
}: RegionGuardsArgs): Omit<Networks, "vpc" | "tiers"> {
  const levels = { ...levelNetworks(vpcs, peerCidr), onPremises: onPremises?.cidrs ?? [] };
  return { region, storage, levels };
}

function internetVpcsOf(
  account: AccountKey,
  { vpcs, network }: RegionGuardsArgs,
): Record<string, InternetVpc> {
  const entries = Object.entries(vpcs).flatMap(([key, plan]) => {
    const use = internetUse(vpcLayouts[plan.layout]);
    if (use === undefined || plan.account !== account) return [];
    return [[key, { vpcId: vpcOf(network, key).vpcId, use }]];
  });
  return Object.fromEntries(entries) as Record<string, InternetVpc>;
}

function vpcOf({ vpcs }: RegionGuardsArgs["network"], key: string): HipaaVpc {
  const vpc = vpcs[key];
  if (vpc === undefined) throw new Error(`nothing is known of VPC ${key}`);
  return vpc;
}
