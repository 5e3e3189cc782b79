import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import type { TransitHub } from "./transitHub.ts";
import { reaches } from "./trust.ts";

export interface EgressRoutesArgs {
  hub: Pick<TransitHub, "routeTableIds">;
  /** Attachment that takes what leaves the region: the egress VPC's, or that of a firewall in front of it. */
  attachmentId: pulumi.Input<string>;
  /** Network that holds every VPC of this region. */
  regionCidr: string;
  /** Network that holds every VPC of the other region. */
  peerCidr: string;
}

/**
 * Sends to one attachment what leaves the region, and nothing that stays in it: without the blackholes, what a level has no path
 * to would follow the default route, and the egress VPC's NAT would carry it back in under its own address. More specific routes,
 * those of the attachments, still win. Children: for each level with a path to egress (4) 1 default route, 1 blackhole for the
 * region, and 1 for the other region unless the level has a path there (2).
 *
 * @see https://docs.aws.amazon.com/whitepapers/latest/building-scalable-secure-multi-vpc-network-infrastructure/centralized-egress-to-internet.html
 */
export class EgressRoutes extends pulumi.ComponentResource {
  constructor(name: string, args: EgressRoutesArgs, opts?: pulumi.ComponentResourceOptions) {
    const { hub, attachmentId, regionCidr, peerCidr } = args;
    super("novamind:network:EgressRoutes", name, { attachmentId, regionCidr, peerCidr }, opts);

    const child = { parent: this };
    for (const level of reaches("egress")) {
      const transitGatewayRouteTableId = hub.routeTableIds[level];
      const drop = (target: string, destinationCidrBlock: string) =>
        new aws.ec2transitgateway.Route(
          `${name}-${level}-${target}`,
          { transitGatewayRouteTableId, destinationCidrBlock, blackhole: true },
          child,
        );

      new aws.ec2transitgateway.Route(
        `${name}-${level}-default`,
        {
          transitGatewayRouteTableId,
          destinationCidrBlock: "0.0.0.0/0",
          transitGatewayAttachmentId: attachmentId,
        },
        child,
      );
      drop("region", regionCidr);
      if (!reaches(level).includes("peer")) drop("peer", peerCidr);
    }
    this.registerOutputs({});
  }
}
