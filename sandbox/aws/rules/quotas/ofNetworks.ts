import type { Values } from "../../naming.ts";
import type { World } from "../../world.ts";
import type { Quota } from "./table.ts";

const reached = (what: string) => `The maximum number of ${what} has been reached.`;
const RULES_PER_GROUP = {
  limit: 60,
  code: "RulesPerSecurityGroupLimitExceeded",
  says: reached("rules per security group"),
  raisedBy: ["vpc", "L-0EA8095F"],
} as const;
const ENTRIES_PER_ACL = {
  limit: 20,
  code: "NetworkAclEntryLimitExceeded",
  says: reached("network acl entries"),
  raisedBy: ["vpc", "L-2AEEBF1A"],
} as const;
const ACL = "ec2/networkAcl:NetworkAcl";
const GROUP = "ec2/securityGroup:SecurityGroup";
const TABLE = "ec2/routeTable:RouteTable";

function zoneOf({ subnetId }: Values, world: World): unknown {
  return world.having("aws:ec2/subnet:Subnet", "id", subnetId)[0]?.outputs["availabilityZone"];
}

/**
 * A default network and its parts, which every region of a new account has, are not counted: this AWS starts without them.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html
 */
const VPC_QUOTAS: readonly Quota[] = [
  {
    type: "ec2/vpc:Vpc",
    per: "region",
    limit: 5,
    code: "VpcLimitExceeded",
    says: reached("VPCs"),
    raisedBy: ["vpc", "L-F678F1CE"],
  },
  {
    type: "ec2/internetGateway:InternetGateway",
    per: "region",
    limit: 5,
    code: "InternetGatewayLimitExceeded",
    says: reached("internet gateways"),
    // By that of VPCs: AWS raises the two together, and this one in no other way.
    raisedBy: ["vpc", "L-F678F1CE"],
  },
  {
    type: "ec2/subnet:Subnet",
    per: { property: "vpcId" },
    limit: 200,
    code: "SubnetLimitExceeded",
    says: reached("subnets"),
    raisedBy: ["vpc", "L-407747CB"],
  },
  {
    type: TABLE,
    per: { property: "vpcId" },
    limit: 200,
    // The main table, which the network came with.
    held: 1,
    code: "RouteTableLimitExceeded",
    says: reached("route tables"),
    raisedBy: ["vpc", "L-589F43AA"],
  },
  {
    type: "ec2/route:Route",
    per: { property: "routeTableId" },
    limit: 500,
    listed: { type: TABLE, property: "routes" },
    code: "RouteLimitExceeded",
    says: reached("routes"),
    raisedBy: ["vpc", "L-93826ACB"],
  },
  {
    type: ACL,
    per: { property: "vpcId" },
    limit: 200,
    held: 1,
    code: "NetworkAclLimitExceeded",
    says: reached("network acls"),
    raisedBy: ["vpc", "L-B4A6D682"],
  },
  {
    ...ENTRIES_PER_ACL,
    type: "ec2/networkAclRule:NetworkAclRule",
    per: { property: "networkAclId" },
    alike: (one, other) => (one["egress"] === true) === (other["egress"] === true),
    listed: { type: ACL, property: "ingress" },
  },
  {
    ...ENTRIES_PER_ACL,
    type: "ec2/networkAclRule:NetworkAclRule",
    per: { property: "networkAclId" },
    alike: (one, other) => (one["egress"] === true) === (other["egress"] === true),
    listed: { type: ACL, property: "egress" },
  },
  {
    type: GROUP,
    per: "region",
    limit: 2500,
    code: "SecurityGroupLimitExceeded",
    says: reached("security groups"),
    raisedBy: ["vpc", "L-E79EC296"],
  },
  {
    ...RULES_PER_GROUP,
    type: "vpc/securityGroupIngressRule:SecurityGroupIngressRule",
    per: { property: "securityGroupId" },
    listed: { type: GROUP, property: "ingress" },
  },
  {
    ...RULES_PER_GROUP,
    type: "vpc/securityGroupEgressRule:SecurityGroupEgressRule",
    per: { property: "securityGroupId" },
    listed: { type: GROUP, property: "egress" },
  },
  {
    ...RULES_PER_GROUP,
    type: "ec2/securityGroupRule:SecurityGroupRule",
    per: { property: "securityGroupId" },
    alike: (one, other) => one["type"] === other["type"],
  },
  {
    type: "ec2/vpcEndpoint:VpcEndpoint",
    per: "region",
    limit: 20,
    alike: (one, other) =>
      [one, other].every(({ vpcEndpointType = "Gateway" }) => vpcEndpointType === "Gateway"),
    code: "VpcEndpointLimitExceeded",
    says: reached("VPC endpoints"),
    raisedBy: ["vpc", "L-1B52E74A"],
  },
  {
    type: "ec2/vpcEndpoint:VpcEndpoint",
    per: { property: "vpcId" },
    limit: 50,
    alike: (one, other) =>
      [one, other].every(({ vpcEndpointType }) =>
        ["Interface", "GatewayLoadBalancer"].includes(String(vpcEndpointType)),
      ),
    code: "VpcEndpointLimitExceeded",
    says: reached("VPC endpoints"),
    raisedBy: ["vpc", "L-29B6F2EB"],
  },
  {
    type: "ec2/natGateway:NatGateway",
    per: "region",
    limit: 5,
    // Per zone: gateways of other zones do not count.
    alike: (one, other, world) => zoneOf(one, world) === zoneOf(other, world),
    code: "NatGatewayLimitExceeded",
    says: "Performing this operation would exceed the limit of {} NAT gateways",
    raisedBy: ["vpc", "L-FE5A380F"],
  },
];

/** @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/elastic-ip-addresses-eip.html#using-instance-addressing-limit */
const ADDRESS_QUOTAS: readonly Quota[] = [
  {
    type: "ec2/eip:Eip",
    per: "region",
    limit: 5,
    code: "AddressLimitExceeded",
    says: reached("addresses"),
    raisedBy: ["ec2", "L-0263D0A3"],
  },
];

/**
 * EC2's own list of errors has none for parts of a transit gateway, but a general one.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/tgw/transit-gateway-quotas.html
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html
 */
const TRANSIT_GATEWAY_QUOTAS: readonly Quota[] = [
  {
    type: "ec2transitgateway/transitGateway:TransitGateway",
    per: "region",
    limit: 5,
    code: "TransitGatewayLimitExceeded",
    says: reached("transit gateways"),
    raisedBy: ["ec2", "L-A2478D36"],
  },
  {
    type: "ec2transitgateway/routeTable:RouteTable",
    per: { property: "transitGatewayId" },
    limit: 20,
    code: "ResourceLimitExceeded",
    says: reached("route tables per transit gateway"),
    raisedBy: ["ec2", "L-B39B8B05"],
  },
  {
    type: "ec2transitgateway/route:Route",
    per: { property: "transitGatewayRouteTableId" },
    limit: 10_000,
    code: "ResourceLimitExceeded",
    says: reached("routes per transit gateway route table"),
  },
  {
    type: "ec2transitgateway/vpcAttachment:VpcAttachment",
    per: { property: "transitGatewayId" },
    limit: 5_000,
    code: "ResourceLimitExceeded",
    says: reached("attachments per transit gateway"),
  },
  {
    type: "ec2transitgateway/peeringAttachment:PeeringAttachment",
    per: { property: "transitGatewayId" },
    limit: 50,
    code: "ResourceLimitExceeded",
    says: reached("peering attachments per transit gateway"),
  },
];

export const NETWORK_QUOTAS: readonly Quota[] = [
  ...VPC_QUOTAS,
  ...ADDRESS_QUOTAS,
  ...TRANSIT_GATEWAY_QUOTAS,
];
