import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import type { Home } from "../lib/home.ts";
import { policyDocument } from "../lib/iam.ts";

/**
 * Buckets that AWS itself owns and that services read on a workload's behalf, so that they are no resource of the organization.
 *
 * @see https://github.com/aws-samples/data-perimeter-policy-examples/blob/main/vpc_endpoint_policies/s3_endpoint_policy.json
 */
const AWS_OWNED_BUCKETS: readonly {
  bucket: (region: string) => string;
  for: string;
  see: string;
}[] = [
  {
    bucket: (region) => `prod-${region}-starport-layer-bucket`,
    for: "image layers of ECR",
    see: "https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html",
  },
  {
    bucket: (region) => `al2023-repos-${region}-de612dc2`,
    for: "packages of Amazon Linux 2023",
    see: "https://repost.aws/knowledge-center/ec2-al1-al2-update-yum-without-internet",
  },
  ...[
    (region: string) => `aws-ssm-${region}`,
    (region: string) => `amazon-ssm-${region}`,
    (region: string) => `aws-ssm-distributor-file-${region}`,
    (region: string) => `aws-ssm-document-attachments-${region}`,
    (region: string) => `patch-baseline-snapshot-${region}`,
  ].map((bucket) => ({
    bucket,
    for: "documents, packages and patch baselines of Systems Manager",
    see: "https://docs.aws.amazon.com/systems-manager/latest/userguide/ssm-agent-technical-details.html",
  })),
];

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

  constructor(name: string, args: GatewayEndpointsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("novamind:network:GatewayEndpoints", name, args, opts);
    const { vpcId, routeTableIds, home, organizationId } = args;

    const endpoint = (service: "s3" | "dynamodb", ...more: aws.iam.PolicyStatement[]) =>
      new aws.ec2.VpcEndpoint(
        `${name}-${service}`,
        {
          vpcId,
          routeTableIds,
          serviceName: `com.amazonaws.${home.region}.${service}`,
          vpcEndpointType: "Gateway",
          policy: policyDocument(withinOrganization(organizationId, `${service}:*`), ...more),
          tags: { Name: `${name}-${service}` },
        },
        { parent: this },
      );

    this.endpointIds = {
      s3: endpoint("s3", readsAwsOwnedBuckets(home)).id,
      dynamodb: endpoint("dynamodb").id,
    };
    this.registerOutputs({ endpointIds: this.endpointIds });
  }
}

function withinOrganization(organizationId: string, action: string): aws.iam.PolicyStatement {
  return {
    Sid: "OwnIdentitiesOwnResources",
    Effect: "Allow",
    Principal: "*",
    Action: action,
    Resource: "*",
    Condition: {
      StringEquals: {
        "aws:PrincipalOrgID": organizationId,
        "aws:ResourceOrgID": organizationId,
      },
    },
  };
}

/** Anyone's, since services sign such requests with their own identity or hand out presigned addresses. */
function readsAwsOwnedBuckets({ partition, region }: Home): aws.iam.PolicyStatement {
  return {
    Sid: "AwsOwnedBuckets",
    Effect: "Allow",
    Principal: "*",
    Action: "s3:GetObject",
    Resource: AWS_OWNED_BUCKETS.map(({ bucket }) => `arn:${partition}:s3:::${bucket(region)}/*`),
  };
}
