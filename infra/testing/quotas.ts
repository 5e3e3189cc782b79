import type { Declared } from "../../components/testing/deploy.ts";
import * as count from "./quotaCounts.ts";
import { accountOf, type Counts, list, of, tally, text, vpcs } from "./quotaCounts.ts";

const VPC = "https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html";
const PRIVATELINK = "https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-limits-endpoints.html";
const TRANSIT = "https://docs.aws.amazon.com/vpc/latest/tgw/transit-gateway-quotas.html";
const DIRECT_CONNECT = "https://docs.aws.amazon.com/directconnect/latest/UserGuide/limits.html";
const PROFILES =
  "https://docs.aws.amazon.com/Route53/latest/APIReference/API_route53profiles_AssociateProfile.html";

/** Codes of the quotas that a region may ask to have raised; that of VPCs raises internet gateways with it. */
const VPCS = "L-F678F1CE";
const GATEWAY_ENDPOINTS = "L-1B52E74A";

/** What AWS lets there be of something by default, and how much of it is declared. */
export interface Quota {
  quota: string;
  value: number;
  /** Page of AWS that names the value. */
  source: string;
  /** Code under which a stack asks for more, where it does; the scopes are accounts then. */
  raisedBy?: string;
  counts: (declared: Declared[]) => Counts;
}

const named = ({ name }: Declared) => name;

/** Quotas of one VPC and of what is in it. */
const VPC_QUOTAS: Quota[] = [
  { quota: "routes per VPC route table", value: 500, source: VPC, counts: count.routes },
  {
    quota: "route tables per VPC",
    value: 200,
    source: VPC,
    // One per subnet, and the main one that comes with the VPC.
    counts: (all) => tally(vpcs(all), named, (vpc) => count.subnetsOf(vpc).length + 1),
  },
  {
    quota: "subnets per VPC",
    value: 200,
    source: VPC,
    counts: (all) => tally(vpcs(all), named, (vpc) => count.subnetsOf(vpc).length),
  },
  ...(["Ingress", "Egress"] as const).map((direction) => ({
    quota: `${direction} rules per security group`,
    value: 60,
    source: VPC,
    counts: (all: Declared[]) => count.groupRules(all, direction),
  })),
  {
    quota: "security groups per network interface",
    value: 5,
    source: VPC,
    counts: count.groupsPerInterface,
  },
  ...["ingress", "egress"].map((direction) => ({
    quota: `${direction} rules per network ACL`,
    value: 20,
    source: VPC,
    counts: (all: Declared[]) =>
      tally(of(all, /^aws:ec2\/networkAcl:/), named, (acl) => list(acl, direction).length),
  })),
  {
    quota: "interface endpoints per VPC",
    value: 50,
    source: PRIVATELINK,
    counts: (all) => tally(count.endpoints(all, "Interface"), (one) => text(one, "vpcId")),
  },
];

/** Quotas of an account in a region. */
const ACCOUNT_QUOTAS: Quota[] = [
  // Each VPC comes with an internet gateway.
  ...["VPCs", "internet gateways"].map((what) => ({
    quota: `${what} per region and account`,
    value: 5,
    source: VPC,
    raisedBy: VPCS,
    counts: (all: Declared[]) => tally(vpcs(all), count.vpcAccount(all)),
  })),
  {
    quota: "gateway endpoints per region and account",
    value: 20,
    source: PRIVATELINK,
    raisedBy: GATEWAY_ENDPOINTS,
    counts: (all) => tally(count.endpoints(all, "Gateway"), accountOf),
  },
  {
    quota: "security groups per region and account",
    value: 2500,
    source: VPC,
    counts: (all) => tally(of(all, /^aws:ec2\/(s|defaultS)ecurityGroup:/), accountOf),
  },
  {
    quota: "prefix lists per region and account",
    value: 100,
    source: VPC,
    counts: (all) => tally(of(all, /:ManagedPrefixList$/), accountOf),
  },
  {
    quota: "Elastic IP addresses per region and account",
    value: 5,
    source: VPC,
    // Each NAT gateway has one.
    counts: (all) => tally(vpcs(all), count.vpcAccount(all), (vpc) => count.natZones(vpc).length),
  },
  { quota: "NAT gateways per zone and account", value: 5, source: VPC, counts: count.nats },
  {
    quota: "exclusions from the block of public access per region and account",
    value: 50,
    source: VPC,
    counts: (all) => tally(of(all, /:VpcBlockPublicAccessExclusion$/), accountOf),
  },
];

/** Quotas of what the VPCs of a region share. */
const SHARED_QUOTAS: Quota[] = [
  {
    quota: "route tables per transit gateway",
    value: 20,
    source: TRANSIT,
    counts: (all) =>
      tally(of(all, /^aws:ec2transitgateway\/routeTable:/), (one) => text(one, "transitGatewayId")),
  },
  {
    quota: "routes over all tables of a transit gateway",
    value: 10_000,
    source: TRANSIT,
    counts: count.transitRoutes,
  },
  {
    quota: "attachments per transit gateway",
    value: 5000,
    source: TRANSIT,
    // Each attachment is associated with exactly one table.
    counts: (all) => tally(of(all, /:RouteTableAssociation$/), count.transitGateway(all)),
  },
  {
    quota: "VPCs per Route 53 Profile",
    value: 1000,
    source: PROFILES,
    counts: (all) => tally(of(all, /:ProfilesAssociation$/), (one) => text(one, "profileId")),
  },
  {
    quota: "prefixes of a transit gateway that a Direct Connect gateway announces",
    value: 200,
    source: DIRECT_CONNECT,
    counts: (all) =>
      tally(
        of(all, /^aws:directconnect\/gatewayAssociation:/),
        named,
        (one) => list(one, "allowedPrefixes").length,
      ),
  },
];

/** Quotas of the network of a region. */
export const quotas: readonly Quota[] = [...VPC_QUOTAS, ...ACCOUNT_QUOTAS, ...SHARED_QUOTAS];

/** What one scope may have: the quota's value, or more where the stack asks for it there. */
export function allowedIn(scope: string, { value, raisedBy }: Quota, declared: Declared[]): number {
  const raises = of(declared, /:ServiceQuota$/).filter(
    (one) => one.inputs["quotaCode"] === raisedBy && accountOf(one) === scope,
  );
  return Math.max(value, ...raises.map(({ inputs }) => Number(inputs["value"])));
}
