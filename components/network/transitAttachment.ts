import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { contains, isCidr, overlaps } from "../lib/cidr.ts";
import { demand } from "../lib/demand.ts";
import type { HipaaVpc } from "./hipaaVpc.ts";
import { joinLevel } from "./joinLevel.ts";
import type { TransitHub } from "./transitHub.ts";
import type { TrustLevel } from "./trust.ts";
import type { Leaves } from "./vpcLayouts.ts";

/** What an attachment needs to know of the hub, which is a {@link TransitHub} of this program. */
export type Hub = Pick<TransitHub, "home" | "gatewayId" | "sharedGatewayId" | "routeTableIds">;
/** What an attachment needs to know of the VPC, which is a {@link HipaaVpc} of this program. */
export type Spoke = Pick<HipaaVpc, "home" | "vpcId" | "cidr" | "layout" | "tiers">;

export interface TransitAttachmentArgs {
  hub: Hub;
  vpc: Spoke;
  /** Who the VPC is to the others; its layout's level unless said. */
  trust?: TrustLevel;
  /** Network that holds every VPC of this region. */
  regionCidr: string;
  /** Network that holds every VPC of the other region. */
  peerCidr: string;
  /** Whether both directions of a connection come out in one zone, as appliances need; not unless said. */
  applianceMode?: "enable";
  /** Provider of the VPC's account. The hub's account is the component's own provider. */
  spokeProvider: aws.Provider;
}

/** What a VPC's attachment is known by once it works: the two ids come from the account that let it in. */
interface Joined {
  attachmentId: pulumi.Output<string>;
  gatewayId: pulumi.Output<string>;
}

/**
 * Joins a VPC to the hub and to the trust levels it may talk to. A VPC of another account attaches with that account's provider and
 * is accepted with the hub's; one of the hub's own account is in at once, and accepting it again would be an error. Children:
 * 1 attachment, 1 accepter or none, 1 association, 1 propagation per level that reaches the VPC, and in the VPC per zone 1
 * default route for each tier that leaves by the transit gateway, 1 for this region for each that leaves no further, 2 (this
 * region, the other) for each that leaves by the internet gateway.
 *
 * @throws ResourceError when the VPC is not part of `regionCidr` or of the region, or the two regions overlap
 * @see https://docs.aws.amazon.com/vpc/latest/tgw/tgw-vpc-attachments.html
 */
export class TransitAttachment extends pulumi.ComponentResource {
  /** Attachment that works: accepted, where that is needed. */
  readonly attachmentId: pulumi.Output<string>;
  /** The hub's gateway, known once it serves this VPC's zones. */
  readonly gatewayId: pulumi.Output<string>;

  constructor(name: string, args: TransitAttachmentArgs, opts?: pulumi.ComponentResourceOptions) {
    const { hub, vpc, trust = args.vpc.layout.trust, regionCidr, peerCidr, spokeProvider } = args;
    // Only values go to the engine: a provider and two components are not for a state file.
    super("novamind:network:TransitAttachment", name, { trust, regionCidr, peerCidr }, opts);
    demand(this, {
      [`a regionCidr larger than ${vpc.cidr} that holds it`]: holds(regionCidr, vpc.cidr),
      "a peerCidr apart from regionCidr": areApart(regionCidr, peerCidr),
      [`a VPC in ${hub.home.region}`]: vpc.home.region === hub.home.region,
    });

    const { attachmentId, gatewayId } = join(name, args, this);
    const child = { parent: this };
    joinLevel(name, trust, attachmentId, hub, this);

    const destinations: Partial<Record<Leaves, Record<string, string>>> = {
      transit: { default: "0.0.0.0/0" },
      region: { region: regionCidr },
      internet: { region: regionCidr, peer: peerCidr },
    };
    for (const { tier, leaves, zone, routeTableId } of tablesOf(vpc)) {
      for (const [target, destinationCidrBlock] of Object.entries(destinations[leaves] ?? {})) {
        new aws.ec2.Route(
          `${name}-${tier}-${zone}-${target}`,
          { routeTableId, destinationCidrBlock, transitGatewayId: gatewayId },
          { ...child, provider: spokeProvider },
        );
      }
    }

    this.attachmentId = attachmentId;
    this.gatewayId = gatewayId;
    this.registerOutputs({ attachmentId, gatewayId });
  }
}

/** Attaches the VPC, and lets it in where it is another account's. */
function join(
  name: string,
  { hub, vpc, spokeProvider: provider, applianceMode }: TransitAttachmentArgs,
  parent: pulumi.Resource,
): Joined {
  const shared = vpc.home.accountId !== hub.home.accountId;
  const tags = { Name: name };
  const defaults = {
    transitGatewayDefaultRouteTableAssociation: false,
    transitGatewayDefaultRouteTablePropagation: false,
  };
  const attachment = new aws.ec2transitgateway.VpcAttachment(
    name,
    {
      transitGatewayId: shared ? hub.sharedGatewayId : hub.gatewayId,
      vpcId: vpc.vpcId,
      subnetIds: Object.values(vpc.tiers.transit.subnetIds),
      dnsSupport: "enable",
      securityGroupReferencingSupport: "enable",
      ...(applianceMode !== undefined && { applianceModeSupport: applianceMode }),
      tags,
      // An account that the gateway is shared with can neither set nor read these two.
      ...(!shared && defaults),
    },
    { parent, provider },
  );
  if (!shared) return { attachmentId: attachment.id, gatewayId: attachment.transitGatewayId };

  const accepter = new aws.ec2transitgateway.VpcAttachmentAccepter(
    name,
    { transitGatewayAttachmentId: attachment.id, tags, ...defaults },
    { parent },
  );
  return { attachmentId: accepter.id, gatewayId: accepter.transitGatewayId };
}

/** Every route table of a VPC, with its tier, how that leaves, and its zone. */
function tablesOf({ layout, tiers }: Spoke) {
  return Object.entries(layout.tiers).flatMap(([tier, { leaves }]) =>
    Object.entries(tiers[tier]?.routeTableIds ?? {}).map(([zone, routeTableId]) => ({
      tier,
      leaves,
      zone,
      routeTableId,
    })),
  );
}

/** Strictly: of two equal routes a transit gateway takes the static one, which for the region is a blackhole. */
function holds(regionCidr: string, vpcCidr: string): boolean {
  return isCidr(regionCidr) && regionCidr !== vpcCidr && contains(regionCidr, vpcCidr);
}

function areApart(regionCidr: string, peerCidr: string): boolean {
  return isCidr(regionCidr) && isCidr(peerCidr) && !overlaps(regionCidr, peerCidr);
}
