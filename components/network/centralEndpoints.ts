import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { demand } from "../lib/demand.ts";
import { endpointPolicy } from "./endpointPolicy.ts";
import { plannedEndpoints } from "./endpointServices.ts";
import type { Spoke } from "./transitAttachment.ts";

/** Tier that holds the endpoints: one network interface of each per zone. */
const TIER = "endpoints";

export interface CentralEndpointsArgs {
  /** VPC with a tier `endpoints`. */
  vpc: Spoke;
  /** Security groups of the endpoints, which say who may connect. */
  securityGroupIds: pulumi.Input<string>[];
  /** Organization whose identities may use the endpoints, for its own resources. */
  organizationId: string;
}

/**
 * The region's private ways to AWS's services, once for all VPCs. Each has an interface in every zone, its service's policy, and,
 * but for `execute-api`, answers to the service's own name in its VPC; {@link EndpointDns} brings that name to other VPCs. Children:
 * 1 interface endpoint per service and FIPS variant (44 in the United States).
 *
 * @throws ResourceError when the VPC has no tier for endpoints, or there is no security group: AWS would take the VPC's default one
 * @see 45 CFR 164.312(e)(1), transmission security
 * @see https://docs.aws.amazon.com/whitepapers/latest/building-scalable-secure-multi-vpc-network-infrastructure/centralized-access-to-vpc-private-endpoints.html
 * @see docs/decisions/0018-endpoints-in-a-vpc-of-their-own.md
 */
export class CentralEndpoints extends pulumi.ComponentResource {
  /** Id of each endpoint by service, without dots, for resource policies that name it: `kms-fips`, `sagemaker-api`. */
  readonly endpointIds: Record<string, pulumi.Output<string>>;
  /** ARN of each endpoint that answers to its service's name, by service, without dots. */
  readonly namedArns: Record<string, pulumi.Output<string>>;

  constructor(name: string, args: CentralEndpointsArgs, opts?: pulumi.ComponentResourceOptions) {
    const { vpc, securityGroupIds, organizationId } = args;
    super("novamind:network:CentralEndpoints", name, { securityGroupIds, organizationId }, opts);
    demand(this, {
      [`a VPC with a tier ${TIER}`]: TIER in vpc.layout.tiers,
      "one security group or more": securityGroupIds.length > 0,
    });

    const child = { parent: this };
    const { vpcId, home } = vpc;
    const endpoints = plannedEndpoints(home.region).map((planned) => {
      const { key, service, privateDns } = planned;
      const endpoint = new aws.ec2.VpcEndpoint(
        `${name}-${key}`,
        {
          vpcId,
          serviceName: `com.amazonaws.${home.region}.${service}`,
          vpcEndpointType: "Interface",
          subnetIds: Object.values(vpc.tiers[TIER]?.subnetIds ?? {}),
          securityGroupIds,
          privateDnsEnabled: privateDns,
          policy: endpointPolicy(service, home, organizationId),
          tags: { Name: `${name}-${key}` },
        },
        child,
      );
      return { ...planned, endpoint };
    });
    const named = endpoints.filter(({ privateDns }) => privateDns);

    this.endpointIds = Object.fromEntries(endpoints.map((one) => [one.key, one.endpoint.id]));
    this.namedArns = Object.fromEntries(named.map((one) => [one.key, one.endpoint.arn]));
    this.registerOutputs({
      endpointIds: this.endpointIds,
      namedArns: this.namedArns,
    });
  }
}
