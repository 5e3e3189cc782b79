import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { isCidr } from "../lib/cidr.ts";
import { demand } from "../lib/demand.ts";
import { isPrivateAsn } from "./asn.ts";
import { joinLevel } from "./joinLevel.ts";
import type { Hub } from "./transitAttachment.ts";

/**
 * Prefixes that one association of a transit gateway may announce.
 *
 * @see https://docs.aws.amazon.com/directconnect/latest/UserGuide/limits.html
 */
export const MAX_ALLOWED_PREFIXES = 200;

/**
 * Bytes of a packet on a transit virtual interface: jumbo frames, as large as the transit gateway's between VPCs.
 *
 * @see https://docs.aws.amazon.com/directconnect/latest/UserGuide/set-jumbo-frames-vif.html
 */
const JUMBO_MTU_BYTES = 8500;

/** A virtual interface on a connection that was ordered from a Direct Connect partner or location. */
export interface VirtualInterface {
  /** For example `dxcon-fg31dyv6`. */
  connectionId: string;
  /** 802.1Q tag, free on the connection: 1 to 4094. */
  vlan: number;
}

export interface DirectConnectArgs {
  hub: Pick<Hub, "gatewayId" | "routeTableIds">;
  /** Private autonomous system number of the transit gateway, from which the Direct Connect gateway's has to differ. */
  transitGatewayAsn: number;
  /** Private autonomous system number of the Direct Connect gateway. */
  amazonSideAsn: number;
  /** Autonomous system number of the network on premises. */
  customerAsn: number;
  /** Networks that are announced to what is on premises, as they are: those that it may reach and no others. */
  allowedPrefixes: string[];
  /** Transit virtual interfaces by name; without any, they are made by whoever orders the connection. */
  virtualInterfaces?: Record<string, VirtualInterface>;
}

/**
 * The way from the transit gateway to a network on premises over leased lines. The lines themselves are ordered outside, for they
 * are contracts and cables; MACsec is a property of theirs. Children: 1 Direct Connect gateway, 1 association, 1 transit virtual
 * interface per entry, and on the transit gateway 1 association with the `onPremises` table and 1 propagation per level that has
 * a path with it (2).
 *
 * @throws ResourceError when the autonomous system numbers or the prefixes are not such as AWS accepts
 * @see 45 CFR 164.312(e)(1), transmission security
 * @see https://docs.aws.amazon.com/directconnect/latest/UserGuide/direct-connect-transit-gateways.html
 * @see docs/decisions/0022-direct-connect-with-vpn-backup.md
 */
export class DirectConnect extends pulumi.ComponentResource {
  /** Direct Connect gateway, for virtual interfaces made elsewhere. */
  readonly gatewayId: pulumi.Output<string>;
  /** The association as the transit gateway's attachment. */
  readonly attachmentId: pulumi.Output<string>;

  constructor(name: string, args: DirectConnectArgs, opts?: pulumi.ComponentResourceOptions) {
    const { hub, amazonSideAsn, transitGatewayAsn, customerAsn, allowedPrefixes } = args;
    const { virtualInterfaces = {} } = args;
    super("novamind:network:DirectConnect", name, { amazonSideAsn, allowedPrefixes }, opts);
    const numbers = new Set([amazonSideAsn, transitGatewayAsn, customerAsn]);
    demand(this, {
      [`a private amazonSideAsn, not ${String(amazonSideAsn)}`]: isPrivateAsn(amazonSideAsn),
      "three different autonomous system numbers": numbers.size === 3,
      [`1 to ${String(MAX_ALLOWED_PREFIXES)} different allowedPrefixes`]:
        arePrefixes(allowedPrefixes),
    });

    const child = { parent: this };
    const gateway = new aws.directconnect.Gateway(
      name,
      { amazonSideAsn: String(amazonSideAsn), tags: { Name: name } },
      child,
    );
    const association = new aws.directconnect.GatewayAssociation(
      name,
      { dxGatewayId: gateway.id, associatedGatewayId: hub.gatewayId, allowedPrefixes },
      child,
    );
    for (const [key, { connectionId, vlan }] of Object.entries(virtualInterfaces)) {
      new aws.directconnect.TransitVirtualInterface(
        `${name}-${key}`,
        {
          dxGatewayId: gateway.id,
          connectionId,
          vlan,
          addressFamily: "ipv4",
          bgpAsn: customerAsn,
          mtu: JUMBO_MTU_BYTES,
          tags: { Name: `${name}-${key}` },
        },
        child,
      );
    }
    joinLevel(name, "onPremises", association.transitGatewayAttachmentId, hub, this);

    this.gatewayId = gateway.id;
    this.attachmentId = association.transitGatewayAttachmentId;
    this.registerOutputs({ gatewayId: this.gatewayId, attachmentId: this.attachmentId });
  }
}

function arePrefixes(prefixes: string[]): boolean {
  const { size } = new Set(prefixes);
  const few = size >= 1 && size <= MAX_ALLOWED_PREFIXES;
  return few && size === prefixes.length && prefixes.every(isCidr);
}
