import { hex } from "../deterministic.ts";
import { regionFacts } from "../regions.ts";
import { fill } from "../template.ts";
import { zonesOf } from "../zones.ts";
import { type Facts, listOf, type Rules, unless } from "./rule.ts";
import { VPC } from "./vpc.ts";

/** The attachment that an accepter accepts, or the accepter itself once it stands for it. */
function attachment(facts: Facts): Readonly<Record<string, unknown>> {
  const found = facts.find(String(facts.inputs["transitGatewayAttachmentId"]));
  return { ...found?.outputs };
}

const attachedType = (facts: Facts): string | undefined => {
  const { vpcId, peerTransitGatewayId } = attachment(facts);
  if (vpcId !== undefined) return "vpc";
  return peerTransitGatewayId === undefined ? undefined : "peering";
};

/** The two sides of a peering call each other the peer, so the accepter turns the names round. */
const seenFromPeer =
  (own: string, requesters: (requester: Readonly<Record<string, unknown>>) => unknown) =>
  (facts: Facts): unknown => {
    const found = attachment(facts);
    return found["transitGatewayAttachmentId"] === undefined ? requesters(found) : found[own];
  };

/** A part of the ARN of the attachment, which the requester owns. */
const arnPart = (index: number) => (requester: Readonly<Record<string, unknown>>) =>
  String(requester["arn"]).split(":")[index];

/** @see https://docs.aws.amazon.com/vpc/latest/tgw/tgw-transit-gateways.html */
const TRANSIT_GATEWAY: Rules = {
  "ec2transitgateway/peeringAttachment": {
    peerAccountId: "{account}",
    state: "pendingAcceptance",
  },
  "ec2transitgateway/peeringAttachmentAccepter": {
    peerAccountId: seenFromPeer("peerAccountId", arnPart(4)),
    peerRegion: seenFromPeer("peerRegion", arnPart(3)),
    peerTransitGatewayId: seenFromPeer(
      "peerTransitGatewayId",
      (found) => found["transitGatewayId"],
    ),
    transitGatewayId: seenFromPeer("transitGatewayId", (found) => found["peerTransitGatewayId"]),
  },
  "ec2transitgateway/routeTable": {
    defaultAssociationRouteTable: false,
    defaultPropagationRouteTable: false,
  },
  "ec2transitgateway/routeTableAssociation": {
    resourceId: (facts) => attachment(facts)["vpcId"] ?? attachment(facts)["peerTransitGatewayId"],
    resourceType: attachedType,
  },
  "ec2transitgateway/routeTablePropagation": {
    resourceId: (facts) => attachment(facts)["vpcId"] ?? attachment(facts)["peerTransitGatewayId"],
    resourceType: attachedType,
  },
  "ec2transitgateway/transitGateway": {
    amazonSideAsn: 64512,
    associationDefaultRouteTableId: unless("defaultRouteTableAssociation", "disable", (facts) =>
      fill("tgw-rtb-{ec:routes}", facts),
    ),
    autoAcceptSharedAttachments: "disable",
    defaultRouteTableAssociation: "enable",
    defaultRouteTablePropagation: "enable",
    dnsSupport: "enable",
    multicastSupport: "disable",
    propagationDefaultRouteTableId: unless("defaultRouteTablePropagation", "disable", (facts) =>
      fill("tgw-rtb-{ec:routes}", facts),
    ),
    securityGroupReferencingSupport: "disable",
    vpnEcmpSupport: "enable",
  },
  "ec2transitgateway/vpcAttachment": {
    applianceModeSupport: "disable",
    dnsSupport: "enable",
    ipv6Support: "disable",
    securityGroupReferencingSupport: "enable",
    vpcOwnerId: "{account}",
  },
  "ec2transitgateway/vpcAttachmentAccepter": Object.fromEntries(
    [
      "applianceModeSupport",
      "dnsSupport",
      "ipv6Support",
      "securityGroupReferencingSupport",
      "subnetIds",
      "transitGatewayId",
      "vpcId",
      "vpcOwnerId",
    ].map((property) => [property, (facts: Facts) => attachment(facts)[property]]),
  ),
};

/** A firewall attached to a transit gateway has its attachment there from the start. */
function firewallStatus(facts: Facts): unknown[] {
  const { id, inputs, place } = facts;
  const subnets = listOf(inputs["subnetMappings"]) as { subnetId: string }[];
  const syncStates = subnets.map(({ subnetId }) => ({
    attachments: [{ endpointId: `vpce-0${hex(`${id}${subnetId}`, 16)}`, subnetId }],
    availabilityZone: facts.find(subnetId)?.outputs["availabilityZone"] ?? zonesOf(place)[0]?.name,
  }));
  const attachmentId = fill("tgw-attach-{ec:attachment}", facts);
  const attached = inputs["transitGatewayId"] !== undefined;
  return [{ syncStates, transitGatewayAttachmentSyncStates: attached ? [{ attachmentId }] : [] }];
}

const FIREWALL_BALANCING_AND_DNS: Rules = {
  "directconnect/gateway": { ownerAccountId: "{account}" },
  "directconnect/gatewayAssociation": {
    associatedGatewayOwnerAccountId: "{account}",
    associatedGatewayType: ({ inputs }) =>
      String(inputs["associatedGatewayId"]).startsWith("tgw-")
        ? "transitGateway"
        : "virtualPrivateGateway",
    dxGatewayOwnerAccountId: "{account}",
    transitGatewayAttachmentId: ({ id, inputs }) =>
      String(inputs["associatedGatewayId"]).startsWith("tgw-")
        ? `tgw-attach-0${hex(id, 16)}`
        : undefined,
  },
  "lb/listener": { port: 443, protocol: "HTTP" },
  "lb/loadBalancer": {
    arnSuffix: ({ arn }) => arn?.()?.split(":loadbalancer/")[1],
    dnsName: ({ id, inputs, place }) => balancerName(id, inputs["internal"] === true, place.region),
    internal: false,
    ipAddressType: "ipv4",
    loadBalancerType: "application",
    vpcId: ({ inputs, find }) => find(String(listOf(inputs["subnets"])[0]))?.inputs["vpcId"],
    zoneId: ({ inputs, place }) => {
      const { alb, nlb } = regionFacts(place.region).hostedZones;
      return inputs["loadBalancerType"] === "network" ? nlb : alb;
    },
  },
  "lb/targetGroup": {
    arnSuffix: ({ arn }) => arn?.()?.split(":").at(-1),
    loadBalancerArns: () => [],
    targetType: "instance",
  },
  "networkfirewall/firewall": {
    firewallStatuses: firewallStatus,
    transitGatewayOwnerAccountId: ({ inputs, place }) =>
      inputs["transitGatewayId"] === undefined ? undefined : place.accountId,
  },
  "ram/resourceShare": { allowExternalPrincipals: false },
  "route53/profilesAssociation": { status: "COMPLETE" },
  "route53/profilesProfile": { shareStatus: "NOT_SHARED", status: "COMPLETE" },
  "route53/profilesResourceAssociation": { status: "COMPLETE" },
  "route53/record": { fqdn: "{name}" },
  "route53/resolverEndpoint": {
    hostVpcId: ({ inputs, find }) => {
      const [first] = listOf(inputs["ipAddresses"]) as { subnetId?: string }[];
      return find(first?.subnetId ?? "")?.inputs["vpcId"];
    },
  },
  "route53/resolverFirewallRuleGroup": { shareStatus: "NOT_SHARED" },
  "route53/resolverQueryLogConfig": { shareStatus: "NOT_SHARED" },
  "route53/resolverRule": { shareStatus: "NOT_SHARED" },
  "route53/zone": {
    nameServers: ({ id }) => nameServers(id),
    primaryNameServer: ({ id }) => nameServers(id)[0],
    zoneId: "{id}",
  },
};

function balancerName(arn: string, internal: boolean, region: string): string {
  const name = arn.split("/").at(-2) ?? "balancer";
  const digits = String(Number.parseInt(hex(arn, 7), 16));
  return `${internal ? "internal-" : ""}${name}-${digits}.${region}.elb.amazonaws.com`;
}

function nameServers(zone: string): string[] {
  return ["com", "net", "org", "co.uk"].map((suffix, index) => {
    const number = (Number.parseInt(hex(`${zone}${suffix}`, 6), 16) % 512) + 512 * index;
    return `ns-${String(number)}.awsdns-${String(number % 64).padStart(2, "0")}.${suffix}`;
  });
}

export const NETWORK: Rules = { ...VPC, ...TRANSIT_GATEWAY, ...FIREWALL_BALANCING_AND_DNS };
