import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { isCidr } from "../lib/cidr.ts";
import { demand } from "../lib/demand.ts";
import type { Hub, Spoke } from "./transitAttachment.ts";
import { reaches, type TrustLevel } from "./trust.ts";

export interface OnPremisesAccessArgs {
  hub: Pick<Hub, "routeTableIds">;
  /** Networks on premises. */
  cidrs: string[];
  /** VPC with the central endpoints. */
  vpc: Spoke;
  /** The hub's gateway, known once it serves the VPC's zones. */
  gatewayId: pulumi.Input<string>;
}

/**
 * What networks on premises get to, beside what their attachments' propagation and the security groups by role say: the tiers of the
 * endpoints' VPC, from which answers get back. The levels that have no path there drop what is meant for it, rather than hand it to
 * the firewall by their default route, and so does the firewall what a level with a path sends while nothing on premises announces it.
 * Children, each per network: 1 route for each zone of a tier that leaves for the region alone, 1 blackhole for each level that leaves
 * by the firewall and has no path (3) and for the firewall.
 *
 * @throws ResourceError when there is no network, or one is malformed
 * @see 45 CFR 164.312(a)(1), access control
 * @see docs/decisions/0008-blackholes-beside-the-default-route.md
 */
export class OnPremisesAccess extends pulumi.ComponentResource {
  constructor(name: string, args: OnPremisesAccessArgs, opts?: pulumi.ComponentResourceOptions) {
    const { hub, cidrs, vpc, gatewayId: transitGatewayId } = args;
    super("novamind:network:OnPremisesAccess", name, { cidrs }, opts);
    const differ = new Set(cidrs).size === cidrs.length;
    demand(this, { "different cidrs": cidrs.length > 0 && differ && cidrs.every(isCidr) });

    const child = { parent: this };
    for (const cidr of cidrs) {
      const key = cidr.replace(/[./]/g, "-");
      for (const { tier, zone, routeTableId } of answeringTables(vpc)) {
        new aws.ec2.Route(
          `${name}-${tier}-${zone}-${key}`,
          { routeTableId, destinationCidrBlock: cidr, transitGatewayId },
          child,
        );
      }
      for (const level of strangers()) {
        new aws.ec2transitgateway.Route(
          `${name}-${level}-${key}`,
          {
            transitGatewayRouteTableId: hub.routeTableIds[level],
            destinationCidrBlock: cidr,
            blackhole: true,
          },
          child,
        );
      }
    }
    this.registerOutputs({});
  }
}

/** Route tables of the tiers whose packets otherwise stay in the region. */
function answeringTables({ layout, tiers }: Spoke) {
  return Object.entries(layout.tiers).flatMap(([tier, { leaves }]) =>
    leaves === "region"
      ? Object.entries(tiers[tier]?.routeTableIds ?? {}).map(([zone, routeTableId]) => ({
          tier,
          zone,
          routeTableId,
        }))
      : [],
  );
}

/** The levels with a default route but no path to what is on premises, and the firewall that the default routes lead to. */
function strangers(): TrustLevel[] {
  const near = reaches("onPremises");
  return [
    ...reaches("firewall").filter((level) => level !== "egress" && !near.includes(level)),
    "firewall",
  ];
}
