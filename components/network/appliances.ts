import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { after } from "../lib/after.ts";
import type { Home, Zone } from "../lib/home.ts";
import { HipaaVpc } from "./hipaaVpc.ts";
import type { VpcAccess } from "./tierAccess.ts";
import { TierNetworkAcls } from "./tierNetworkAcls.ts";
import { type Hub, TransitAttachment } from "./transitAttachment.ts";
import type { VpcLayout } from "./vpcLayouts.ts";

/** A VPC that packets only pass: in by `transit`, through the zone's endpoint in `inspection`, and back to the transit gateway. */
export const APPLIANCE_LAYOUT = {
  trust: "appliances",
  tiers: {
    inspection: { leaves: "transit", cidrMask: 28 },
    transit: { leaves: "nowhere", cidrMask: 28 },
  },
} as const satisfies VpcLayout;

/** What the firewall before it lets pass, both ways. */
const ACCESS: VpcAccess = {
  inspection: {
    accepts: [
      { with: "region", ports: [80, 80] },
      { with: "region", ports: [443, 443] },
    ],
    calls: [
      { with: "anywhere", ports: [80, 80] },
      { with: "anywhere", ports: [443, 443] },
    ],
  },
};

export interface AppliancesArgs {
  hub: Hub;
  /** The hub's own account. */
  home: Home;
  /** IPv4 network of the VPC, a part of the region's. */
  cidr: string;
  /** Zones of the region; the appliances have to be in each. */
  zones: Zone[];
  /** Network that holds every VPC of the region. */
  regionCidr: string;
  /** Network that holds every VPC of the other region. */
  peerCidr: string;
  /** Endpoint service of the Gateway Load Balancer; this account is one that it accepts without being asked. */
  gatewayLoadBalancerService: string;
  organizationId: string;
  /** Key that encrypts the flow log group. */
  logKeyArn: pulumi.Input<string>;
  /** Bucket of the log archive, for flow logs. */
  vaultArn: pulumi.Input<string>;
  /** Provider of the hub's account, which is the component's own. */
  provider: aws.Provider;
}

/**
 * Where appliances of another maker stand in the way of what leaves a region: a VPC that sends all that comes in by the transit gateway
 * through their Gateway Load Balancer, and what comes out of that back. Appliance mode keeps both directions of a connection in one
 * zone, and so at one appliance. Children: 1 HipaaVpc, 1 TierNetworkAcls, 1 TransitAttachment, per zone 1 endpoint and 1 route to it.
 *
 * @see 45 CFR 164.312(e)(1), transmission security
 * @see https://docs.aws.amazon.com/vpc/latest/tgw/transit-gateway-appliance-scenario.html
 * @see https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-load-balancer-endpoints.html
 * @see docs/decisions/0025-insertion-point-for-appliances.md
 */
export class Appliances extends pulumi.ComponentResource {
  /** Attachment of the VPC, for the routes through it: known once its ways in are there. */
  readonly attachmentId: pulumi.Output<string>;
  readonly vpcId: pulumi.Output<string>;
  /** Endpoint of the Gateway Load Balancer, by zone id. */
  readonly endpointIds: Record<string, pulumi.Output<string>>;

  constructor(name: string, args: AppliancesArgs, opts?: pulumi.ComponentResourceOptions) {
    const { hub, cidr, zones, regionCidr, peerCidr, gatewayLoadBalancerService, provider } = args;
    const values = { cidr, regionCidr, peerCidr, gatewayLoadBalancerService };
    super("novamind:network:Appliances", name, values, opts);

    const child = { parent: this };
    const { home, organizationId, logKeyArn, vaultArn } = args;
    const vpc = new HipaaVpc(
      name,
      { cidr, zones, layout: APPLIANCE_LAYOUT, home, organizationId, logKeyArn, vaultArn },
      child,
    );
    const around = { region: regionCidr, storage: [], levels: {} };
    new TierNetworkAcls(name, { vpc, access: ACCESS, around }, child);
    const attachment = new TransitAttachment(
      name,
      { hub, vpc, regionCidr, peerCidr, spokeProvider: provider, applianceMode: "enable" },
      child,
    );
    const ways = zones.map(({ id: zone }) => {
      const endpoint = new aws.ec2.VpcEndpoint(
        `${name}-${zone}`,
        {
          vpcId: vpc.vpcId,
          serviceName: gatewayLoadBalancerService,
          vpcEndpointType: "GatewayLoadBalancer",
          subnetIds: [vpc.tiers["inspection"]?.subnetIds[zone] ?? ""],
          tags: { Name: `${name}-${zone}` },
        },
        child,
      );
      const route = new aws.ec2.Route(
        `${name}-transit-${zone}`,
        {
          routeTableId: vpc.tiers.transit.routeTableIds[zone] ?? "",
          destinationCidrBlock: "0.0.0.0/0",
          vpcEndpointId: endpoint.id,
        },
        child,
      );
      return { zone, endpoint, route };
    });

    this.attachmentId = after(attachment.attachmentId, ...ways.map(({ route }) => route));
    this.endpointIds = Object.fromEntries(ways.map(({ zone, endpoint }) => [zone, endpoint.id]));
    this.vpcId = vpc.vpcId;
    this.registerOutputs({
      attachmentId: this.attachmentId,
      endpointIds: this.endpointIds,
      vpcId: this.vpcId,
    });
  }
}
