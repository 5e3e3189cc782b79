import * as pulumi from "@pulumi/pulumi";

import { CentralEndpoints } from "../components/network/centralEndpoints.ts";
import { EndpointDns, type NamedIn } from "../components/network/endpointDns.ts";
import type { HipaaVpc } from "../components/network/hipaaVpc.ts";
import { reaches } from "../components/network/trust.ts";

export interface RegionEndpointsArgs {
  /** VPC that holds the endpoints. */
  vpc: HipaaVpc;
  regionCidr: string;
  organizationId: string;
  /** Organization as an ARN, for what is shared with its accounts. */
  organizationArn: string;
  /** All VPCs of the region, by name, each with its account's provider. */
  vpcs: Record<string, NamedIn & { vpc: HipaaVpc }>;
}

/**
 * The private ways of a region to AWS's services, and their names in every VPC with a path to them. Children: 1 set of endpoints,
 * 1 set of names.
 */
export class RegionEndpoints extends pulumi.ComponentResource {
  /** Id of each endpoint, by service. */
  readonly endpointIds: CentralEndpoints["endpointIds"];

  constructor(name: string, args: RegionEndpointsArgs, opts?: pulumi.ComponentResourceOptions) {
    const { vpc, regionCidr, organizationId, organizationArn, vpcs } = args;
    super("novamind:stacks:RegionEndpoints", name, { regionCidr, organizationId }, opts);

    const child = { parent: this };
    const endpoints = new CentralEndpoints(name, { vpc, regionCidr, organizationId }, child);
    const callers = reaches(vpc.layout.trust);
    new EndpointDns(
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

    this.endpointIds = endpoints.endpointIds;
    this.registerOutputs({ endpointIds: this.endpointIds });
  }
}
