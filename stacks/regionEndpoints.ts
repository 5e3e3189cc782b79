import * as pulumi from "@pulumi/pulumi";

import { CentralEndpoints } from "../components/network/centralEndpoints.ts";
import { EndpointDns, type NamedIn } from "../components/network/endpointDns.ts";
import type { HipaaVpc } from "../components/network/hipaaVpc.ts";
import { PrivateZone } from "../components/network/privateZone.ts";
import { reaches } from "../components/network/trust.ts";

export interface RegionEndpointsArgs {
  /** VPC that holds the endpoints. */
  vpc: HipaaVpc;
  /** Security group of the endpoints. */
  securityGroupId: pulumi.Input<string>;
  organizationId: string;
  /** Organization as an ARN, for what is shared with its accounts. */
  organizationArn: string;
  /** Private zone of the region's environment: `prod.novamind.internal`. */
  privateDomain: string;
  /** All VPCs of the region, by name, each with its account's provider. */
  vpcs: Record<string, NamedIn & { vpc: HipaaVpc }>;
}

/**
 * The private ways of a region to AWS's services, and their names in every VPC with a path to them, beside the environment's own.
 * Children: 1 set of endpoints, 1 set of names, 1 private zone.
 */
export class RegionEndpoints extends pulumi.ComponentResource {
  /** Id of each endpoint, by service. */
  readonly endpointIds: CentralEndpoints["endpointIds"];
  /** Security group of the endpoints, as given. */
  readonly securityGroupId: pulumi.Output<string>;
  /** Route 53 Profile that the VPCs with a path have, for its account. */
  readonly profileId: pulumi.Output<string>;
  /** Zone of `privateDomain`, for what names itself there. */
  readonly privateZoneId: pulumi.Output<string>;

  constructor(name: string, args: RegionEndpointsArgs, opts?: pulumi.ComponentResourceOptions) {
    const { vpc, securityGroupId, organizationId, organizationArn, privateDomain, vpcs } = args;
    super("novamind:stacks:RegionEndpoints", name, { organizationId, privateDomain }, opts);

    const child = { parent: this };
    const endpoints = new CentralEndpoints(
      name,
      { vpc, securityGroupIds: [securityGroupId], organizationId },
      child,
    );
    const callers = reaches(vpc.layout.trust);
    const { profileId } = new EndpointDns(
      name,
      {
        home: vpc.home,
        organizationArn,
        endpointArns: endpoints.namedArns,
        vpcs: Object.fromEntries(
          Object.entries(vpcs).filter(([, caller]) => callers.includes(caller.vpc.layout.trust)),
        ),
      },
      child,
    );
    const { zoneId } = new PrivateZone(
      name,
      { domain: privateDomain, vpcId: vpc.vpcId, profileId },
      child,
    );

    this.endpointIds = endpoints.endpointIds;
    this.securityGroupId = pulumi.output(securityGroupId);
    this.profileId = profileId;
    this.privateZoneId = zoneId;
    this.registerOutputs({
      endpointIds: this.endpointIds,
      securityGroupId: this.securityGroupId,
      profileId: this.profileId,
      privateZoneId: this.privateZoneId,
    });
  }
}
