import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { network, subnetOf, trust } from "./parts.ts";
import { refusedAtCreate } from "./refused.ts";
import type { WrongProgram } from "./wrongProgram.ts";

const tableOf = (vpc: aws.ec2.Vpc, provider: aws.Provider) =>
  new aws.ec2.RouteTable("table", { vpcId: vpc.id }, { provider });

/** References to what there is, but not where it is used. */
export const OUT_OF_SIGHT: readonly WrongProgram[] = [
  refusedAtCreate(
    "a subnet in a network of another region",
    "InvalidVpcID.NotFound: The vpc ID 'vpc-",
    ({ data, dataWest }) => subnetOf(network(dataWest), data),
  ),
  refusedAtCreate(
    "a subnet in a network of another account",
    "InvalidVpcID.NotFound: The vpc ID 'vpc-",
    ({ data, network: elsewhere }) => subnetOf(network(elsewhere), data),
  ),
  refusedAtCreate(
    "a transit gateway that its owner does not share",
    "InvalidTransitGatewayID.NotFound: Transit Gateway tgw-",
    ({ data: provider, network: owner }) => {
      const gateway = new aws.ec2transitgateway.TransitGateway("hub", {}, { provider: owner });
      const vpc = network(provider);
      new aws.ec2transitgateway.VpcAttachment(
        "attached",
        {
          transitGatewayId: gateway.id,
          vpcId: vpc.id,
          subnetIds: [subnetOf(vpc, provider).id],
        },
        { provider },
      );
    },
  ),
  refusedAtCreate(
    "a transit gateway shared with an account other than the one that uses it",
    "InvalidTransitGatewayID.NotFound: Transit Gateway tgw-",
    ({ data: provider, network: owner }) => {
      const opts = { provider: owner };
      const gateway = new aws.ec2transitgateway.TransitGateway("hub", {}, opts);
      const share = new aws.ram.ResourceShare("share", {}, opts);
      const shared = new aws.ram.ResourceAssociation(
        "shared",
        { resourceArn: gateway.arn, resourceShareArn: share.arn },
        opts,
      );
      const principal = "777777777777";
      const resourceShareArn = share.arn;
      const args = { principal, resourceShareArn };
      const allowed = new aws.ram.PrincipalAssociation("allowed", args, opts);
      const vpc = network(provider);
      new aws.ec2.Route(
        "route",
        {
          routeTableId: tableOf(vpc, provider).id,
          destinationCidrBlock: "172.16.0.0/12",
          transitGatewayId: pulumi
            .all([gateway.id, shared.id, allowed.id])
            .apply(([gatewayId]) => gatewayId),
        },
        { provider },
      );
    },
  ),
  refusedAtCreate(
    "a key of another region",
    "NotFoundException: Invalid arn us-west-2",
    ({ data: provider, dataWest }) => {
      const key = new aws.kms.Key("key", {}, { provider: dataWest });
      new aws.sns.Topic("alarms", { kmsMasterKeyId: key.arn }, { provider });
    },
  ),
  refusedAtCreate(
    "a key of another account whose policy does not name the account that uses it",
    "AccessDeniedException: User: arn:aws:iam::666666666666:root is not authorized to perform: kms:DescribeKey",
    ({ data: provider, network: owner }) => {
      const key = new aws.kms.Key("key", {}, { provider: owner });
      new aws.sns.Topic("alarms", { kmsMasterKeyId: key.arn }, { provider });
    },
  ),
  refusedAtCreate(
    "a role of another account",
    "AccessDeniedException: Cross-account pass role is not allowed.",
    ({ data: provider, network: owner }) => {
      const assumeRolePolicy = trust("vpc-flow-logs.amazonaws.com");
      const role = new aws.iam.Role("role", { assumeRolePolicy }, { provider: owner });
      const logs = new aws.cloudwatch.LogGroup("logs", {}, { provider });
      new aws.ec2.FlowLog(
        "flows",
        {
          vpcId: network(provider).id,
          iamRoleArn: role.arn,
          logDestination: logs.arn,
          trafficType: "ALL",
        },
        { provider },
      );
    },
  ),
  refusedAtCreate(
    "a security group of another network",
    "belong to different networks.",
    ({ data: provider }) => {
      const vpc = network(provider);
      const vpcId = network(provider, "other", "10.1.0.0/16").id;
      const group = new aws.ec2.SecurityGroup("group", { vpcId }, { provider });
      new aws.ec2.NetworkInterface(
        "interface",
        { subnetId: subnetOf(vpc, provider).id, securityGroups: [group.id] },
        { provider },
      );
    },
  ),
];
