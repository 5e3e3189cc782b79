/** What an id or ARN stands for, and what AWS says when there is nothing of the kind. */
export interface Kind {
  /** Types of which such a resource may be, as `ec2/vpc:Vpc`. */
  readonly types: readonly string[];
  /** Ids that AWS makes up together with another resource: that one's type, and the output that holds them. */
  readonly along?: readonly (readonly [type: string, output: string])[];
  readonly code: string;
  /** AWS's sentence; `{}` is the id or ARN, `{tail}` what follows its last slash or colon. */
  readonly says: string;
  /** Resource Access Manager makes it visible to other accounts of the region. */
  readonly shared?: true;
}

const VPC = "ec2/vpc:Vpc";
const notFound = (
  types: readonly string[],
  code: string,
  says: string,
  more: Pick<Kind, "along" | "shared"> = {},
): Kind => ({ types, code, says, ...more });

/**
 * Ids of EC2 by what they begin with. AWS answers for an id of another region or account as for one that never was.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html
 */
export const ID_KINDS: Readonly<Record<string, Kind>> = {
  acl: notFound(
    ["ec2/networkAcl:NetworkAcl", "ec2/defaultNetworkAcl:DefaultNetworkAcl"],
    "InvalidNetworkAclID.NotFound",
    "The networkAcl ID '{}' does not exist",
    { along: [[VPC, "defaultNetworkAclId"]] },
  ),
  cgw: notFound(
    ["ec2/customerGateway:CustomerGateway"],
    "InvalidCustomerGatewayID.NotFound",
    "The customerGateway ID '{}' does not exist",
  ),
  dopt: notFound(
    ["ec2/vpcDhcpOptions:VpcDhcpOptions", "ec2/defaultVpcDhcpOptions:DefaultVpcDhcpOptions"],
    "InvalidDhcpOptionID.NotFound",
    "The dhcpOption ID '{}' does not exist",
    { along: [[VPC, "dhcpOptionsId"]] },
  ),
  eigw: notFound(
    ["ec2/egressOnlyInternetGateway:EgressOnlyInternetGateway"],
    "InvalidGatewayID.NotFound",
    "The gateway ID '{}' does not exist",
  ),
  eipalloc: notFound(
    ["ec2/eip:Eip"],
    "InvalidAllocationID.NotFound",
    "The allocation ID '{}' does not exist",
  ),
  eni: notFound(
    ["ec2/networkInterface:NetworkInterface"],
    "InvalidNetworkInterfaceID.NotFound",
    "The networkInterface ID '{}' does not exist",
    {
      along: [
        ["ec2/vpcEndpoint:VpcEndpoint", "networkInterfaceIds"],
        ["ec2/natGateway:NatGateway", "networkInterfaceId"],
      ],
    },
  ),
  i: notFound(
    ["ec2/instance:Instance"],
    "InvalidInstanceID.NotFound",
    "The instance ID '{}' does not exist",
  ),
  igw: notFound(
    ["ec2/internetGateway:InternetGateway"],
    "InvalidInternetGatewayID.NotFound",
    "The internetGateway ID '{}' does not exist",
  ),
  lt: notFound(
    ["ec2/launchTemplate:LaunchTemplate"],
    "InvalidLaunchTemplateId.NotFound",
    "The specified launch template, with template ID {}, does not exist.",
  ),
  nat: notFound(
    ["ec2/natGateway:NatGateway"],
    "InvalidNatGatewayID.NotFound",
    "The natGateway ID '{}' does not exist",
  ),
  pcx: notFound(
    ["ec2/vpcPeeringConnection:VpcPeeringConnection"],
    "InvalidVpcPeeringConnectionID.NotFound",
    "The vpcPeeringConnection ID '{}' does not exist",
  ),
  pl: notFound(
    ["ec2/managedPrefixList:ManagedPrefixList"],
    "InvalidPrefixListID.NotFound",
    "The prefix list ID '{}' does not exist",
    { shared: true },
  ),
  rp: notFound(
    ["route53/profilesProfile:ProfilesProfile"],
    "ResourceNotFoundException",
    "The Route 53 profile {} does not exist.",
    { shared: true },
  ),
  "rslvr-frg": notFound(
    ["route53/resolverFirewallRuleGroup:ResolverFirewallRuleGroup"],
    "ResourceNotFoundException",
    "The firewall rule group {} does not exist.",
    { shared: true },
  ),
  "rslvr-rr": notFound(
    ["route53/resolverRule:ResolverRule"],
    "ResourceNotFoundException",
    "Resolver rule with ID {} does not exist.",
    { shared: true },
  ),
  rtb: notFound(
    ["ec2/routeTable:RouteTable", "ec2/defaultRouteTable:DefaultRouteTable"],
    "InvalidRouteTableID.NotFound",
    "The routeTable ID '{}' does not exist",
    { along: [[VPC, "mainRouteTableId"]] },
  ),
  sg: notFound(
    ["ec2/securityGroup:SecurityGroup", "ec2/defaultSecurityGroup:DefaultSecurityGroup"],
    "InvalidGroup.NotFound",
    "The security group '{}' does not exist",
    { along: [[VPC, "defaultSecurityGroupId"]] },
  ),
  snap: notFound(
    ["ebs/snapshot:Snapshot", "ebs/snapshotCopy:SnapshotCopy"],
    "InvalidSnapshot.NotFound",
    "The snapshot '{}' does not exist.",
  ),
  subnet: notFound(
    ["ec2/subnet:Subnet", "ec2/defaultSubnet:DefaultSubnet"],
    "InvalidSubnetID.NotFound",
    "The subnet ID '{}' does not exist",
    { shared: true },
  ),
  tgw: notFound(
    ["ec2transitgateway/transitGateway:TransitGateway"],
    "InvalidTransitGatewayID.NotFound",
    "Transit Gateway {} was deleted or does not exist.",
    { shared: true },
  ),
  "tgw-attach": notFound(
    [
      "ec2transitgateway/vpcAttachment:VpcAttachment",
      "ec2transitgateway/vpcAttachmentAccepter:VpcAttachmentAccepter",
      "ec2transitgateway/peeringAttachment:PeeringAttachment",
      "ec2transitgateway/peeringAttachmentAccepter:PeeringAttachmentAccepter",
      "ec2transitgateway/connect:Connect",
    ],
    "InvalidTransitGatewayAttachmentID.NotFound",
    "Transit Gateway Attachment {} was deleted or does not exist.",
    {
      along: [
        ["directconnect/gatewayAssociation:GatewayAssociation", "transitGatewayAttachmentId"],
        ["ec2/vpnConnection:VpnConnection", "transitGatewayAttachmentId"],
        ["networkfirewall/firewall:Firewall", "firewallStatuses"],
      ],
    },
  ),
  "tgw-rtb": notFound(
    ["ec2transitgateway/routeTable:RouteTable"],
    "InvalidRouteTableID.NotFound",
    "Transit Gateway Route Table {} was deleted or does not exist.",
    {
      along: [
        ["ec2transitgateway/transitGateway:TransitGateway", "associationDefaultRouteTableId"],
        ["ec2transitgateway/transitGateway:TransitGateway", "propagationDefaultRouteTableId"],
      ],
    },
  ),
  vgw: notFound(
    ["ec2/vpnGateway:VpnGateway"],
    "InvalidVpnGatewayID.NotFound",
    "The vpnGateway ID '{}' does not exist",
  ),
  vol: notFound(["ebs/volume:Volume"], "InvalidVolume.NotFound", "The volume '{}' does not exist."),
  vpc: notFound(
    [VPC, "ec2/defaultVpc:DefaultVpc"],
    "InvalidVpcID.NotFound",
    "The vpc ID '{}' does not exist",
  ),
  vpce: notFound(
    ["ec2/vpcEndpoint:VpcEndpoint"],
    "InvalidVpcEndpointId.NotFound",
    "The Vpc Endpoint Id '{}' does not exist",
    { along: [["networkfirewall/firewall:Firewall", "firewallStatuses"]] },
  ),
  "vpce-svc": notFound(
    ["ec2/vpcEndpointService:VpcEndpointService"],
    "InvalidVpcEndpointServiceId.NotFound",
    "The VpcEndpointService Id '{}' does not exist",
  ),
};
