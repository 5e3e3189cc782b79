import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { isCidr, overlaps } from "../lib/cidr.ts";
import { demand } from "../lib/demand.ts";
import type { Home } from "../lib/home.ts";
import { reaches, type TrustLevel } from "./trust.ts";

/** One region's transit gateway, as its stack hands it on. */
export interface PeeredHub {
  home: Home;
  gatewayId: pulumi.Input<string>;
  /** Route table of each trust level. */
  routeTableIds: Record<TrustLevel, pulumi.Input<string>>;
  /** Network that holds every VPC of the region. */
  cidr: string;
}

export interface TransitPeeringArgs {
  /** The side that asks; its provider is the component's own. */
  near: PeeredHub;
  /** The side that accepts. */
  far: PeeredHub;
  farProvider: aws.Provider;
}

/**
 * Connects the transit gateways of two regions, for the trust levels that have a path to `peer`. A peering attachment propagates
 * nothing, so each side's routes to the other are static; what a packet from the other region may reach is what the attachments
 * of its destination propagate into the `peer` table. Children: 1 peering attachment, 1 accepter, and on each side 1 association
 * and 1 route per level that reaches `peer` (2).
 *
 * @throws ResourceError when the two sides are in one region or their networks overlap
 * @see https://docs.aws.amazon.com/vpc/latest/tgw/tgw-peering.html
 */
export class TransitPeering extends pulumi.ComponentResource {
  /** Attachment that works: accepted by the far side. It has the same id on both. */
  readonly attachmentId: pulumi.Output<string>;

  constructor(name: string, args: TransitPeeringArgs, opts?: pulumi.ComponentResourceOptions) {
    const { near, far, farProvider } = args;
    // Only values go to the engine: a provider is not for a state file.
    super("novamind:network:TransitPeering", name, { near, far }, opts);
    demand(this, {
      [`two regions, not ${near.home.region} twice`]: near.home.region !== far.home.region,
      [`networks that stay apart, not ${near.cidr} and ${far.cidr}`]: areApart(near, far),
    });

    const child = { parent: this };
    const farChild = { parent: this, provider: farProvider };
    const tags = { Name: name };
    const attachment = new aws.ec2transitgateway.PeeringAttachment(
      name,
      {
        transitGatewayId: near.gatewayId,
        peerAccountId: far.home.accountId,
        peerRegion: far.home.region,
        peerTransitGatewayId: far.gatewayId,
        tags,
      },
      child,
    );
    const accepter = new aws.ec2transitgateway.PeeringAttachmentAccepter(
      name,
      { transitGatewayAttachmentId: attachment.id, tags },
      farChild,
    );

    const sides = [
      { side: "near", hub: near, other: far, options: child },
      { side: "far", hub: far, other: near, options: farChild },
    ];
    for (const { side, hub, other, options } of sides) {
      new aws.ec2transitgateway.RouteTableAssociation(
        `${name}-${side}`,
        {
          transitGatewayAttachmentId: accepter.id,
          transitGatewayRouteTableId: hub.routeTableIds.peer,
        },
        options,
      );
      for (const level of reaches("peer")) {
        new aws.ec2transitgateway.Route(
          `${name}-${side}-${level}`,
          {
            transitGatewayAttachmentId: accepter.id,
            transitGatewayRouteTableId: hub.routeTableIds[level],
            destinationCidrBlock: other.cidr,
          },
          options,
        );
      }
    }

    this.attachmentId = accepter.id;
    this.registerOutputs({ attachmentId: this.attachmentId });
  }
}

function areApart(near: PeeredHub, far: PeeredHub): boolean {
  return isCidr(near.cidr) && isCidr(far.cidr) && !overlaps(near.cidr, far.cidr);
}
