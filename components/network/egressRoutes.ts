import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import type { TransitHub } from "./transitHub.ts";
import { reaches, type TrustLevel } from "./trust.ts";

export interface EgressRoutesArgs {
  hub: Pick<TransitHub, "routeTableIds">;
  /** Attachment of the firewall, to which all that leaves the region goes first. */
  firewallAttachmentId: pulumi.Input<string>;
  /** Attachment of the egress VPC, whose NAT gateways are the last hop. */
  egressAttachmentId: pulumi.Input<string>;
  /** Attachment of the appliances that stand between the two, where there are some. */
  applianceAttachmentId?: pulumi.Input<string> | undefined;
  /** Network that holds every VPC of this region. */
  regionCidr: string;
  /** Network that holds every VPC of the other region. */
  peerCidr: string;
}

/**
 * The way out and back: every level with a path to the firewall sends there what leaves the region, the firewall sends it on to
 * the egress VPC, and that sends the answers back to the firewall, which sees both directions. The firewall's way to the VPCs is
 * what their attachments propagate into its table.
 *
 * Nothing that stays in the regions takes that way: without the blackholes, what a level has no path to would follow the default
 * route, and NAT would carry it back in under its own address; in the firewall's table, what no VPC has would go round between
 * firewall and NAT. More specific routes, those of the attachments, still win. Children: 1 association of the firewall; for each
 * level that leaves by it (4) 1 default route, 1 blackhole for the region, and 1 for the other region unless the level has a
 * path there (3); for the firewall 1 default route and 2 blackholes; for egress 1 route. Appliances stand between firewall and egress,
 * both ways, and have 2 routes and 1 blackhole more: they would send on whatever the firewall sends them.
 *
 * @see https://docs.aws.amazon.com/whitepapers/latest/building-scalable-secure-multi-vpc-network-infrastructure/centralized-egress-to-internet.html
 * @see docs/decisions/0008-blackholes-beside-the-default-route.md
 * @see docs/decisions/0025-insertion-point-for-appliances.md
 */
export class EgressRoutes extends pulumi.ComponentResource {
  constructor(name: string, args: EgressRoutesArgs, opts?: pulumi.ComponentResourceOptions) {
    const { hub, firewallAttachmentId, egressAttachmentId, regionCidr, peerCidr } = args;
    const { applianceAttachmentId } = args;
    const attachments = { firewallAttachmentId, egressAttachmentId, applianceAttachmentId };
    const values = { ...attachments, regionCidr, peerCidr };
    super("novamind:network:EgressRoutes", name, values, opts);

    const child = { parent: this };
    const route = (
      level: TrustLevel,
      target: string,
      destinationCidrBlock: string,
      transitGatewayAttachmentId?: pulumi.Input<string>,
    ) =>
      new aws.ec2transitgateway.Route(
        `${name}-${level}-${target}`,
        {
          transitGatewayRouteTableId: hub.routeTableIds[level],
          destinationCidrBlock,
          ...(transitGatewayAttachmentId === undefined
            ? { blackhole: true }
            : { transitGatewayAttachmentId }),
        },
        child,
      );

    new aws.ec2transitgateway.RouteTableAssociation(
      `${name}-firewall`,
      {
        transitGatewayAttachmentId: firewallAttachmentId,
        transitGatewayRouteTableId: hub.routeTableIds.firewall,
      },
      child,
    );
    for (const level of reaches("firewall").filter((one) => one !== "egress")) {
      route(level, "default", ANYWHERE, firewallAttachmentId);
      route(level, "region", regionCidr);
      if (!reaches(level).includes("peer")) route(level, "peer", peerCidr);
    }
    route("firewall", "default", ANYWHERE, applianceAttachmentId ?? egressAttachmentId);
    route("firewall", "region", regionCidr);
    route("firewall", "peer", peerCidr);
    route("egress", "region", regionCidr, applianceAttachmentId ?? firewallAttachmentId);
    if (applianceAttachmentId !== undefined) {
      route("appliances", "default", ANYWHERE, egressAttachmentId);
      route("appliances", "region", regionCidr, firewallAttachmentId);
      route("appliances", "peer", peerCidr);
    }
    this.registerOutputs({});
  }
}

const ANYWHERE = "0.0.0.0/0";
