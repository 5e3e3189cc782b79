import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { demand } from "../lib/demand.ts";
import { FIXED_ADDRESSES, type FixedAddresses } from "./fixedAddresses.ts";

export interface PrivateServiceEndpointArgs {
  /** Where the endpoint is, and what it may take its addresses from. */
  reserved: FixedAddresses;
  /** Which of the reserved addresses of each zone it takes, counted from 0. */
  place: number;
  serviceName: pulumi.Input<string>;
  /** Group of role `consumer` of the VPC: it says who may connect. */
  securityGroupId: pulumi.Input<string>;
  /** Ids of the zones in which the service can be consumed. */
  serviceZoneIds: readonly string[];
}

/**
 * The consumer's side of a private service: one address per zone, the same for as long as the plan of the network is, so that a load
 * balancer can have them as targets. Children: 1 interface endpoint.
 *
 * @throws ResourceError when a zone is not one of the service's, or there is no such place
 * @see 45 CFR 164.312(e)(1), transmission security
 * @see https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html
 * @see docs/decisions/0024-ingress-by-privatelink.md
 */
export class PrivateServiceEndpoint extends pulumi.ComponentResource {
  readonly endpointId: pulumi.Output<string>;
  /** Its addresses, one per zone, in the order of the zones; they answer once the endpoint is there. */
  readonly addresses: string[];

  constructor(
    name: string,
    args: PrivateServiceEndpointArgs,
    opts?: pulumi.ComponentResourceOptions,
  ) {
    const { reserved, place, serviceName, serviceZoneIds, securityGroupId } = args;
    const { vpc, tier } = reserved;
    const values = { tier, place, serviceName, securityGroupId };
    super("novamind:network:PrivateServiceEndpoint", name, values, opts);
    const zones = Object.entries(reserved.addresses);
    demand(this, {
      [`a place from 0 to ${String(FIXED_ADDRESSES - 1)}, not ${String(place)}`]: zones.every(
        ([, addresses]) => addresses[place] !== undefined,
      ),
      [`zones of the service, ${serviceZoneIds.join(", ")}`]: zones.every(([zone]) =>
        serviceZoneIds.includes(zone),
      ),
    });

    const subnets = zones.map(([zone, addresses]) => ({
      subnetId: vpc.tiers[tier]?.subnetIds[zone] ?? "",
      ipv4: addresses[place] ?? "",
    }));
    const endpoint = new aws.ec2.VpcEndpoint(
      name,
      {
        vpcId: vpc.vpcId,
        serviceName,
        vpcEndpointType: "Interface",
        subnetIds: subnets.map(({ subnetId }) => subnetId),
        subnetConfigurations: subnets,
        securityGroupIds: [securityGroupId],
        // The service has no name of its own: its addresses are what it is known by.
        privateDnsEnabled: false,
        tags: { Name: name },
      },
      // Earlier, AWS may give one of the addresses to something else.
      { parent: this, dependsOn: [reserved] },
    );

    this.endpointId = endpoint.id;
    this.addresses = subnets.map(({ ipv4 }) => ipv4);
    this.registerOutputs({ endpointId: this.endpointId, addresses: this.addresses });
  }
}
