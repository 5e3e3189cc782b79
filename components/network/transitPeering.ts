import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { contains, isCidr, overlaps } from "../lib/cidr.ts";
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
  /** Networks of the region's VPCs, by trust level. */
  vpcCidrs: Record<TrustLevel, string[]>;
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
 * nothing, so each side's routes to the other are static: a level that reaches `peer` gets one to each VPC of the same level there, and a
 * blackhole for the rest of the other region. What a packet from there may reach is what the attachments of its destination
 * propagate into the `peer` table. Children: 1 peering attachment, 1 accepter, and on each side 1 association and, for each level
 * that reaches `peer` (1), 1 blackhole and 1 route per VPC of that level on the other side.
 *
 * @throws ResourceError when the two sides are in one region, their networks overlap, or a VPC is not a part of its side's network
 * @see docs/decisions/0026-other-region-for-replication-only.md
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
      "VPCs that are parts of their region's network": [near, far].every(holdsVpcs),
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
        const table = { transitGatewayRouteTableId: hub.routeTableIds[level] };
        new aws.ec2transitgateway.Route(
          `${name}-${side}-${level}`,
          { ...table, destinationCidrBlock: other.cidr, blackhole: true },
          // A table has one route per network: the new one cannot be there before the old one is gone.
          { ...options, deleteBeforeReplace: true },
        );
        for (const cidr of other.vpcCidrs[level]) {
          new aws.ec2transitgateway.Route(
            `${name}-${side}-${level}-${cidr.replace("/", "-")}`,
            { ...table, destinationCidrBlock: cidr, transitGatewayAttachmentId: accepter.id },
            options,
          );
        }
      }
    }

    this.attachmentId = accepter.id;
    this.registerOutputs({ attachmentId: this.attachmentId });
  }
}

function areApart(near: PeeredHub, far: PeeredHub): boolean {
  return isCidr(near.cidr) && isCidr(far.cidr) && !overlaps(near.cidr, far.cidr);
}

/** Strictly: the whole network has the blackhole. */
function holdsVpcs({ cidr: network, vpcCidrs }: PeeredHub): boolean {
  return Object.values(vpcCidrs)
    .flat()
    .every((cidr) => isCidr(cidr) && cidr !== network && contains(network, cidr));
}
