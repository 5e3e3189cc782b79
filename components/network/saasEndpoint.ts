import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { demand } from "../lib/demand.ts";
import type { Spoke } from "./transitAttachment.ts";

/** Tier that holds the endpoints. */
const TIER = "endpoints";

/** A service of another company that is reached by PrivateLink. */
export interface SaasService {
  /** For example `com.amazonaws.vpce.us-east-2.vpce-svc-0123456789abcdef0`. */
  serviceName: string;
  /** Whether the provider's own name leads to the endpoint. The provider has to have a verified name, and to have accepted. */
  privateDns: boolean;
  /** Ids of the zones that the provider offers; all of the VPC's unless said. */
  zoneIds?: string[] | undefined;
}

export interface SaasEndpointArgs extends SaasService {
  /** VPC with a tier `endpoints`. */
  vpc: Spoke;
  /** Group of role `saas` of the VPC: it says who may connect. */
  securityGroupId: pulumi.Input<string>;
  /** Route 53 Profile that brings the provider's name, with private DNS, to other VPCs. */
  profileId: pulumi.Input<string>;
}

/**
 * The private way of a region's VPCs to a service of another company, in place of one over the internet. By HTTPS alone: the network
 * ACLs of tiers that call let no other port out. Children: 1 interface endpoint, with private DNS also 1 association with the profile.
 *
 * @throws ResourceError when the service is another region's, the VPC has no tier for it, or lacks a zone
 * @see 45 CFR 164.312(e)(1), transmission security; 164.314(a), business associate contracts
 * @see https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-access-saas.html
 */
export class SaasEndpoint extends pulumi.ComponentResource {
  readonly endpointId: pulumi.Output<string>;
  readonly arn: pulumi.Output<string>;

  constructor(name: string, args: SaasEndpointArgs, opts?: pulumi.ComponentResourceOptions) {
    const { vpc, securityGroupId, serviceName, privateDns, zoneIds } = args;
    const values = { securityGroupId, serviceName, privateDns, zoneIds };
    super("novamind:network:SaasEndpoint", name, values, opts);
    const { region } = vpc.home;
    const subnetIds = vpc.tiers[TIER]?.subnetIds ?? {};
    const zones = zoneIds ?? Object.keys(subnetIds);
    demand(this, {
      [`a VPC with a tier ${TIER}`]: TIER in vpc.layout.tiers,
      [`a service of ${region}, not ${serviceName}`]: serviceName.startsWith(
        `com.amazonaws.vpce.${region}.vpce-svc-`,
      ),
      "zoneIds of the VPC": zones.every((zone) => zone in subnetIds),
    });

    const endpoint = new aws.ec2.VpcEndpoint(
      name,
      {
        vpcId: vpc.vpcId,
        serviceName,
        vpcEndpointType: "Interface",
        subnetIds: zones.map((zone) => subnetIds[zone] ?? ""),
        securityGroupIds: [securityGroupId],
        privateDnsEnabled: privateDns,
        tags: { Name: name },
      },
      { parent: this },
    );

    if (privateDns) {
      new aws.route53.ProfilesResourceAssociation(
        name,
        { profileId: args.profileId, resourceArn: endpoint.arn },
        { parent: this },
      );
    }

    this.endpointId = endpoint.id;
    this.arn = endpoint.arn;
    this.registerOutputs({ endpointId: this.endpointId, arn: this.arn });
  }
}
