import { hex } from "../deterministic.ts";
import { prefixListId } from "../publicData.ts";
import { fill, text } from "../template.ts";
import { findZone, zonesOf } from "../zones.ts";
import { addressIn, type Facts, listOf, publicAddress, referred, type Rules } from "./rule.ts";

/** Every account has one set of DHCP options per region from the start. */
const dhcpOptions = ({ place }: Facts): string =>
  `dopt-0${hex(`dhcp|${place.accountId}|${place.region}`, 16)}`;

const zoneOf = ({ inputs, place }: Facts) =>
  findZone(place, inputs["availabilityZone"]) ??
  findZone(place, inputs["availabilityZoneId"]) ??
  zonesOf(place)[0];

const privateAddress = ({ id, inputs, find }: Facts): string => {
  const subnet = find(String(inputs["subnetId"]));
  return addressIn(subnet?.inputs["cidrBlock"], id);
};

const isInterface = ({ inputs }: Facts): boolean => inputs["vpcEndpointType"] === "Interface";

/** @see https://docs.aws.amazon.com/vpc/latest/userguide/default-vpc-components.html */
export const VPC: Rules = {
  "ec2/defaultNetworkAcl": { vpcId: "vpc-{ec:vpc}" },
  "ec2/defaultRouteTable": { vpcId: "vpc-{ec:vpc}" },
  "ec2/defaultSecurityGroup": { description: "default VPC security group", name: "default" },
  "ec2/eip": {
    allocationId: "{id}",
    domain: "vpc",
    networkBorderGroup: "{region}",
    publicDns: ({ id }) => `ec2-${publicAddress(id).replaceAll(".", "-")}.compute.amazonaws.com`,
    publicIp: ({ id }) => publicAddress(id),
    publicIpv4Pool: "amazon",
  },
  "ec2/flowLog": { logDestinationType: "cloud-watch-logs", maxAggregationInterval: 600 },
  "ec2/managedPrefixList": { version: 1 },
  "ec2/natGateway": {
    associationId: "eipassoc-{ec}",
    connectivityType: "public",
    networkInterfaceId: "eni-{ec}",
    privateIp: privateAddress,
    publicIp: referred("allocationId", "publicIp"),
  },
  "ec2/networkInterface": {
    macAddress: ({ id }) => `0a:${hex(id, 10).replace(/(..)(?!$)/g, "$1:")}`,
    privateIp: privateAddress,
    privateIps: (facts) => [privateAddress(facts)],
  },
  "ec2/route": { origin: "CreateRoute", state: "active" },
  "ec2/securityGroup": { revokeRulesOnDelete: false },
  "ec2/securityGroupRule": { securityGroupRuleId: "sgr-{ec}" },
  "ec2/subnet": {
    assignIpv6AddressOnCreation: false,
    availabilityZone: (facts) => zoneOf(facts)?.name,
    availabilityZoneId: (facts) => zoneOf(facts)?.id,
    enableDns64: false,
    mapPublicIpOnLaunch: false,
    privateDnsHostnameTypeOnLaunch: "ip-name",
  },
  "ec2/vpc": {
    defaultNetworkAclId: "acl-{ec:acl}",
    defaultRouteTableId: "rtb-{ec:routes}",
    defaultSecurityGroupId: "sg-{ec:group}",
    dhcpOptionsId: dhcpOptions,
    enableDnsHostnames: false,
    enableDnsSupport: true,
    enableNetworkAddressUsageMetrics: false,
    instanceTenancy: "default",
    mainRouteTableId: "rtb-{ec:routes}",
  },
  "ec2/vpcBlockPublicAccessOptions": { awsRegion: "{region}" },
  "ec2/vpcEndpoint": {
    dnsEntries: (facts) => (isInterface(facts) ? endpointNames(facts) : []),
    ipAddressType: "ipv4",
    networkInterfaceIds: (facts) =>
      listOf(facts.inputs["subnetIds"]).map(
        (subnet) => `eni-0${hex(`${facts.id}${String(subnet)}`, 16)}`,
      ),
    prefixListId: (facts) =>
      isInterface(facts)
        ? undefined
        : prefixListId(String(facts.inputs["serviceName"]), facts.place.region),
    privateDnsEnabled: false,
    requesterManaged: false,
    state: "available",
    vpcEndpointType: "Gateway",
  },
  "ec2/vpcEndpointService": {
    availabilityZones: ({ place }) => zonesOf(place).map(({ name }) => name),
    baseEndpointDnsNames: (facts) => [fill("{id}.{region}.vpce.amazonaws.com", facts)],
    managesVpcEndpoints: false,
    serviceName: "com.amazonaws.vpce.{region}.{id}",
    serviceType: "Interface",
    state: "Available",
    supportedIpAddressTypes: () => ["ipv4"],
  },
  "ec2/vpcPeeringConnection": { acceptStatus: "pending-acceptance" },
  "ec2/vpnConnection": {
    tunnel1Address: ({ id }) => publicAddress(`${id}1`),
    tunnel2Address: ({ id }) => publicAddress(`${id}2`),
    transitGatewayAttachmentId: ({ id, inputs }) =>
      inputs["transitGatewayId"] === undefined ? undefined : `tgw-attach-0${hex(id, 16)}`,
  },
  "vpc/securityGroupEgressRule": { securityGroupRuleId: "{id}" },
  "vpc/securityGroupIngressRule": { securityGroupRuleId: "{id}" },
};

/** The endpoint's own names, in the region and in each zone. */
function endpointNames(facts: Facts): { dnsName: string; hostedZoneId: string }[] {
  const service = (text(facts.inputs["serviceName"]) ?? "").split(".").slice(3).join(".");
  const hostedZoneId = fill("Z{upper13:endpoint}", facts);
  return [
    { dnsName: `${facts.id}.${service}.${facts.place.region}.vpce.amazonaws.com`, hostedZoneId },
  ];
}
