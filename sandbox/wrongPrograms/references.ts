import * as aws from "@pulumi/aws";

import { OUT_OF_SIGHT } from "./referencesOutOfSight.ts";
import { network, subnetOf, trust } from "./parts.ts";
import { refusedAtCreate } from "./refused.ts";
import type { WrongProgram } from "./wrongProgram.ts";

/** The form of an id that AWS has given to nothing. */
const NEVER = "0".repeat(17);
const NO_KEY = "arn:aws:kms:us-east-2:666666666666:key/00000000-0000-4000-8000-000000000000";

const NEVER_EXISTED: readonly WrongProgram[] = [
  refusedAtCreate(
    "a subnet in a network that never was",
    `InvalidVpcID.NotFound: The vpc ID 'vpc-${NEVER}' does not exist`,
    ({ data: provider }) =>
      new aws.ec2.Subnet(
        "subnet",
        { vpcId: `vpc-${NEVER}`, cidrBlock: "10.0.0.0/24" },
        { provider },
      ),
  ),
  refusedAtCreate(
    "a route in a table that never was",
    `InvalidRouteTableID.NotFound: The routeTable ID 'rtb-${NEVER}' does not exist`,
    ({ data: provider }) => {
      const gateway = new aws.ec2.InternetGateway("gateway", {}, { provider });
      new aws.ec2.Route(
        "route",
        {
          routeTableId: `rtb-${NEVER}`,
          destinationCidrBlock: "0.0.0.0/0",
          gatewayId: gateway.id,
        },
        { provider },
      );
    },
  ),
  refusedAtCreate(
    "a rule of a security group that never was",
    `InvalidGroup.NotFound: The security group 'sg-${NEVER}' does not exist`,
    ({ data: provider }) =>
      new aws.vpc.SecurityGroupEgressRule(
        "rule",
        { securityGroupId: `sg-${NEVER}`, ipProtocol: "-1", cidrIpv4: "10.0.0.0/8" },
        { provider },
      ),
  ),
  refusedAtCreate(
    "a NAT gateway with an address that was never allocated",
    `InvalidAllocationID.NotFound: The allocation ID 'eipalloc-${NEVER}' does not exist`,
    ({ data: provider }) => {
      const subnet = subnetOf(network(provider), provider);
      const allocationId = `eipalloc-${NEVER}`;
      new aws.ec2.NatGateway("nat", { allocationId, subnetId: subnet.id }, { provider });
    },
  ),
  refusedAtCreate(
    "an endpoint in a list of route tables of which one never was",
    `InvalidRouteTableID.NotFound: The routeTable ID 'rtb-${NEVER}' does not exist`,
    ({ data: provider }) => {
      const vpc = network(provider);
      new aws.ec2.VpcEndpoint(
        "endpoint",
        {
          vpcId: vpc.id,
          serviceName: "com.amazonaws.us-east-2.s3",
          routeTableIds: [vpc.mainRouteTableId, `rtb-${NEVER}`],
        },
        { provider },
      );
    },
  ),
  refusedAtCreate(
    "a log group under a key that never was",
    `NotFoundException: Key '${NO_KEY}' does not exist`,
    ({ data: provider }) => new aws.cloudwatch.LogGroup("logs", { kmsKeyId: NO_KEY }, { provider }),
  ),
  refusedAtCreate(
    "a misspelt policy of one's own account",
    "NoSuchEntity: Policy arn:aws:iam::666666666666:policy/Raeder does not exist or is not attachable.",
    ({ data: provider }) => {
      const assumeRolePolicy = trust("ec2.amazonaws.com");
      const role = new aws.iam.Role("role", { assumeRolePolicy }, { provider });
      const policyArn = "arn:aws:iam::666666666666:policy/Raeder";
      new aws.iam.RolePolicyAttachment("attached", { role: role.name, policyArn }, { provider });
    },
  ),
  refusedAtCreate(
    "an instance profile with a role that never was",
    "NoSuchEntity: The role with name reader cannot be found.",
    ({ data: provider }) =>
      new aws.iam.InstanceProfile("profile", { role: "reader" }, { provider }),
  ),
  refusedAtCreate(
    "versioning of a bucket that never was",
    "NoSuchBucket: The specified bucket does not exist",
    ({ data: provider }) =>
      new aws.s3.BucketVersioning(
        "versions",
        { bucket: "novamind-nowhere", versioningConfiguration: { status: "Enabled" } },
        { provider },
      ),
  ),
  refusedAtCreate(
    "providers of a cluster that never was",
    "ClusterNotFoundException: Cluster not found.",
    ({ data: provider }) =>
      new aws.ecs.ClusterCapacityProviders("providers", { clusterName: "gpu" }, { provider }),
  ),
  refusedAtCreate(
    "a group of instances from a launch template that never was",
    `InvalidLaunchTemplateId.NotFound: The specified launch template, with template ID lt-${NEVER}, does not exist.`,
    ({ data: provider }) => {
      const subnet = subnetOf(network(provider), provider);
      new aws.autoscaling.Group(
        "group",
        {
          minSize: 0,
          maxSize: 1,
          vpcZoneIdentifiers: [subnet.id],
          launchTemplate: { id: `lt-${NEVER}`, version: "$Latest" },
        },
        { provider },
      );
    },
  ),
];

export const REFERENCES: readonly WrongProgram[] = [...NEVER_EXISTED, ...OUT_OF_SIGHT];
