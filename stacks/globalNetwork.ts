import * as pulumi from "@pulumi/pulumi";

import { TransitPeering } from "../components/network/transitPeering.ts";
import type { Accounts } from "./accounts.ts";
import type { RegionOutputs } from "./outputs.ts";

export interface GlobalNetworkArgs {
  accounts: Accounts;
  primary: RegionOutputs<string>;
  recovery: RegionOutputs<string>;
}

/** What needs both regions: the peering of their transit gateways, from the primary's. Children: 1 transit peering. */
export class GlobalNetwork extends pulumi.ComponentResource {
  readonly peeringAttachmentId: pulumi.Output<string>;

  constructor(name: string, args: GlobalNetworkArgs, opts?: pulumi.ComponentResourceOptions) {
    const { accounts, primary, recovery } = args;
    super("novamind:stacks:GlobalNetwork", name, {}, opts);

    const side = ({ region, cidr, vpcCidrs, transitGatewayId, ...its }: typeof primary) => ({
      home: accounts.home("network", region),
      gatewayId: transitGatewayId,
      routeTableIds: its.transitRouteTableIds,
      cidr,
      vpcCidrs,
    });
    const peering = new TransitPeering(
      name,
      {
        near: side(primary),
        far: side(recovery),
        farProvider: accounts.provider("network", recovery.region),
      },
      { parent: this, provider: accounts.provider("network", primary.region) },
    );

    this.peeringAttachmentId = peering.attachmentId;
    this.registerOutputs({ peeringAttachmentId: this.peeringAttachmentId });
  }
}
