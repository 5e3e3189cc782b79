import type { Values } from "../../naming.ts";
import { text } from "../../template.ts";
import type { Unique } from "./unique.ts";

/** Associations, routes and rules: what is there once although nothing names it. */
export const NETWORK: Readonly<Record<string, readonly Unique[]>> = {
  "ec2/flowLog": [
    "vpcId",
    "subnetId",
    "eniId",
    "transitGatewayId",
    "transitGatewayAttachmentId",
  ].map((resource): Unique => ({
    same: [resource, "logDestination", "logDestinationType", "trafficType", "logFormat"],
    code: "FlowLogAlreadyExists",
    says: "Error. There is an existing Flow Log with the same configuration and log destination.",
  })),
  "ec2/networkAclRule": [
    {
      same: ["networkAclId", "egress", "ruleNumber"],
      code: "NetworkAclEntryAlreadyExists",
      says: ({ inputs }) =>
        `The network acl entry identified by ${String(inputs["ruleNumber"])} already exists.`,
    },
  ],
  "ec2/route": [
    {
      same: [
        "routeTableId",
        "destinationCidrBlock",
        "destinationIpv6CidrBlock",
        "destinationPrefixListId",
      ],
      code: "RouteAlreadyExists",
      says: "The route identified by {destinationCidrBlock|destinationIpv6CidrBlock|destinationPrefixListId} already exists.",
    },
  ],
  "ec2/routeTableAssociation": ["subnetId", "gatewayId"].map((associated): Unique => ({
    same: [associated],
    code: "Resource.AlreadyAssociated",
    says: "the specified association for route table {routeTableId} conflicts with an existing association",
  })),
  "ec2transitgateway/route": [
    {
      same: ["transitGatewayRouteTableId", "destinationCidrBlock"],
      code: "RouteAlreadyExists",
      says: "Route {destinationCidrBlock} already exists in Transit Gateway Route Table {transitGatewayRouteTableId}.",
    },
  ],
  "ec2transitgateway/routeTableAssociation": [
    {
      same: ["transitGatewayAttachmentId"],
      unless: "replaceExistingAssociation",
      code: "Resource.AlreadyAssociated",
      says: "Transit Gateway Attachment {transitGatewayAttachmentId} is already associated to a route table.",
    },
  ],
  "ec2transitgateway/routeTablePropagation": [
    {
      same: ["transitGatewayAttachmentId", "transitGatewayRouteTableId"],
      code: "TransitGatewayRouteTablePropagation.Duplicate",
      says: "Propagation {transitGatewayAttachmentId} already exists in Transit Gateway Route Table {transitGatewayRouteTableId}.",
    },
  ],
  "ec2transitgateway/vpcAttachment": [
    {
      same: ["vpcId", "transitGatewayId"],
      code: "DuplicateTransitGatewayAttachment",
      says: "{transitGatewayId} has non-deleted Transit Gateway Attachment with same VPC ID.",
    },
  ],
  // A VPC has one profile, and a profile has what it holds once.
  "route53/profilesAssociation": [associated("resourceId")],
  "route53/profilesResourceAssociation": [associated("profileId", "resourceArn")],
  "vpc/securityGroupEgressRule": [permission()],
  "vpc/securityGroupIngressRule": [permission()],
};

/** @see https://docs.aws.amazon.com/Route53/latest/APIReference/API_route53profiles_AssociateProfile.html */
function associated(...same: Unique["same"]): Unique {
  return {
    same,
    code: "ResourceExistsException",
    says: "The resource you are trying to associate, has already been associated.",
  };
}

function permission(): Unique {
  return {
    same: [
      "securityGroupId",
      "ipProtocol",
      "fromPort",
      "toPort",
      "cidrIpv4",
      "cidrIpv6",
      "prefixListId",
      "referencedSecurityGroupId",
    ],
    code: "InvalidPermission.Duplicate",
    says: ({ inputs }) => `the specified rule "${ruleOf(inputs)}" already exists`,
  };
}

/** A rule as EC2 tells it, such as `peer: 0.0.0.0/0, TCP, from port: 443, to port: 443, ALLOW`. */
function ruleOf(rule: Values): string {
  const peers = ["cidrIpv4", "cidrIpv6", "prefixListId", "referencedSecurityGroupId"];
  const peer = peers.map((name) => text(rule[name])).find((value) => value !== undefined);
  const protocol = String(rule["ipProtocol"]);
  const ports =
    protocol === "-1"
      ? ["ALL"]
      : [
          protocol.toUpperCase(),
          `from port: ${String(rule["fromPort"])}`,
          `to port: ${String(rule["toPort"])}`,
        ];
  return [`peer: ${peer ?? ""}`, ...ports, "ALLOW"].join(", ");
}
