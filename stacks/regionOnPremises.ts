import * as pulumi from "@pulumi/pulumi";

import { DirectConnect, type VirtualInterface } from "../components/network/directConnect.ts";
import { OnPremisesAccess } from "../components/network/onPremisesAccess.ts";
import {
  ResolverEndpoints,
  type ResolverEndpointsArgs,
} from "../components/network/resolverEndpoints.ts";
import { SiteToSiteVpn } from "../components/network/siteToSiteVpn.ts";
import type { Hub, Spoke, TransitAttachment } from "../components/network/transitAttachment.ts";
import { reaches } from "../components/network/trust.ts";
import { vpcLayouts } from "../components/network/vpcLayouts.ts";
import type { VpcPlan } from "./coreVpcs.ts";

/** What a region is connected to on premises. */
export interface OnPremisesPlan {
  /** Networks on premises. */
  cidrs: string[];
  /** Autonomous system number of the network on premises. */
  asn: number;
  /** Leased lines; without them the VPN is the only way. */
  directConnect?:
    { amazonSideAsn: number; virtualInterfaces: Record<string, VirtualInterface> } | undefined;
  /** Tunnels over the internet, by the name of the device that ends them: its public address. */
  vpn: { customerGateways: Record<string, string> };
  /** Domains of its own, and the resolvers that answer for them. */
  dns: { domains: string[]; resolvers: string[] };
}

interface Member {
  vpc: Spoke;
  attachment: Pick<TransitAttachment, "gatewayId">;
}

export interface RegionOnPremisesArgs {
  plan: OnPremisesPlan;
  hub: Hub;
  /** Private autonomous system number of the hub. */
  amazonSideAsn: number;
  /** All VPCs of the region by name, as planned and as they are. */
  plans: Record<string, VpcPlan>;
  members: Record<string, Member>;
  /** Route 53 Profile of the region's VPCs. */
  profileId: pulumi.Input<string>;
  /** Groups of roles `resolver` and `forwarder` of VPC `endpoints`. */
  securityGroupIds: ResolverEndpointsArgs["securityGroupIds"];
  /** Key for the log groups of the network account. */
  logKeyArn: pulumi.Input<string>;
}

/**
 * What connects a region to a network on premises: Direct Connect, the VPN behind it, what may pass, the names of both sides.
 * Children: 1 Direct Connect or none, 1 VPN per device, 1 access, 1 pair of resolver endpoints.
 */
export class RegionOnPremises extends pulumi.ComponentResource {
  /** Resolver endpoint whose addresses the resolvers on premises forward to. */
  readonly inboundEndpointId: pulumi.Output<string>;

  constructor(name: string, args: RegionOnPremisesArgs, opts?: pulumi.ComponentResourceOptions) {
    const { plan, hub, amazonSideAsn, plans, members, profileId, logKeyArn } = args;
    super("novamind:stacks:RegionOnPremises", name, { plan }, opts);
    const { cidrs, asn: customerAsn, directConnect, vpn, dns } = plan;
    const { vpc, attachment } = memberOf(members, "endpoints");

    const child = { parent: this };
    if (directConnect !== undefined) {
      const allowedPrefixes = announced(plans);
      const numbers = { transitGatewayAsn: amazonSideAsn, customerAsn };
      new DirectConnect(
        `${name}-dx`,
        { hub, allowedPrefixes, ...numbers, ...directConnect },
        child,
      );
    }
    for (const [device, customerAddress] of Object.entries(vpn.customerGateways)) {
      const line = { hub, customerAsn, customerAddress, logKeyArn };
      new SiteToSiteVpn(`${name}-vpn-${device}`, line, child);
    }
    new OnPremisesAccess(
      `${name}-on-premises`,
      { hub, cidrs, vpc, gatewayId: attachment.gatewayId },
      child,
    );
    const { securityGroupIds } = args;
    const names = new ResolverEndpoints(
      `${name}-dns`,
      { vpc, securityGroupIds, profileId, ...dns },
      child,
    );

    this.inboundEndpointId = names.inboundEndpointId;
    this.registerOutputs({ inboundEndpointId: this.inboundEndpointId });
  }
}

/**
 * The networks that both lines announce: the VPN does so from the routes of the `onPremises` table, one per VPC. Were those of Direct
 * Connect wider, the device on premises would send by the VPN, whose routes would be the more specific ones.
 *
 * @see https://repost.aws/knowledge-center/direct-connect-gateway-primary-connection
 */
function announced(plans: Record<string, VpcPlan>): string[] {
  const levels = reaches("onPremises");
  return Object.values(plans).flatMap(({ layout, cidr }) =>
    levels.includes(vpcLayouts[layout].trust) ? [cidr] : [],
  );
}

/** @throws Error when there is no such VPC, which is a mistake of the composition */
function memberOf(members: Record<string, Member>, key: string): Member {
  const member = members[key];
  if (member === undefined) throw new Error(`nothing is known of VPC ${key}`);
  return member;
}
