import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import type { Home } from "../lib/home.ts";
import { endpointPolicy } from "./endpointPolicy.ts";

export interface GatewayEndpointsArgs {
  vpcId: pulumi.Input<string>;
  /** All route tables of the VPC: where there is no other way out, these services stay reachable. */
  routeTableIds: pulumi.Input<string>[];
  home: Home;
  /** Organization whose identities may use the endpoints, for its own resources. */
  organizationId: string;
}

/**
 * The way to S3 and DynamoDB that leaves neither the VPC nor the organization. Children: 2 gateway endpoints.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html
 * @see https://docs.aws.amazon.com/whitepapers/latest/building-a-data-perimeter-on-aws/perimeter-implementation.html
 */
export class GatewayEndpoints extends pulumi.ComponentResource {
  /** Id of each endpoint, for bucket and table policies that name it. */
  readonly endpointIds: { s3: pulumi.Output<string>; dynamodb: pulumi.Output<string> };
  /** AWS's prefix list of each service's networks, for security groups that name it. */
  readonly prefixListIds: { s3: pulumi.Output<string>; dynamodb: pulumi.Output<string> };

  constructor(name: string, args: GatewayEndpointsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("novamind:network:GatewayEndpoints", name, args, opts);
    const { vpcId, routeTableIds, home, organizationId } = args;

    const endpoint = (service: "s3" | "dynamodb") =>
      new aws.ec2.VpcEndpoint(
        `${name}-${service}`,
        {
          vpcId,
          routeTableIds,
          serviceName: `com.amazonaws.${home.region}.${service}`,
          vpcEndpointType: "Gateway",
          policy: endpointPolicy(service, home, organizationId),
          tags: { Name: `${name}-${service}` },
        },
        { parent: this },
      );

    const s3 = endpoint("s3");
    const dynamodb = endpoint("dynamodb");

    this.endpointIds = { s3: s3.id, dynamodb: dynamodb.id };
    this.prefixListIds = { s3: s3.prefixListId, dynamodb: dynamodb.prefixListId };
    this.registerOutputs({ endpointIds: this.endpointIds, prefixListIds: this.prefixListIds });
  }
}
