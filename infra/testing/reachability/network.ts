import { mockVpc } from "../../../components/testing/mockVpc.ts";
import type { Declared } from "../../../components/testing/deploy.ts";
import { all, type Inputs } from "./declaredOf.ts";
import { groupsOf, type SecurityGroup } from "./groups.ts";

export type Ports = readonly [first: number, last: number];

export interface Subnet {
  /** As `awsx:ec2:Vpc` calls it: `<vpc>-<tier>-<n>`, n counting zones from 1. */
  name: string;
  vpc: string;
  tier: string;
  zone: string;
  cidr: string;
  routes: Route[];
  ingress: AclRule[];
  egress: AclRule[];
}

export interface Route {
  cidr: string;
  target: "local" | "internet gateway" | "NAT gateway" | "transit gateway";
}

export interface AclRule {
  ruleNo: number;
  action: string;
  protocol: string;
  cidrBlock: string;
  fromPort: number;
  toPort: number;
}

/** What the transit gateway carries packets to; a VPC's has the subnets that packets come out in. */
export interface Attachment {
  kind: "VPC" | "firewall" | "peering";
  vpc?: string;
  subnets: Subnet[];
}

export interface TransitTable {
  name: string;
  gateway: string;
  /** Attachments whose packets it routes. */
  from: string[];
  /** Without an attachment: a blackhole. */
  routes: { cidr: string; attachment?: string; propagated: boolean }[];
}

export interface Network {
  subnets: Subnet[];
  /** Subnets that have a NAT gateway. */
  nats: Subnet[];
  attachments: Map<string, Attachment>;
  tables: TransitTable[];
  /** By VPC: what its internet gateway may do, as VPC Block Public Access leaves it. */
  internet: Map<string, "both" | "egress" | "none">;
  /** By id. */
  groups: Map<string, SecurityGroup>;
}

/** The one rule of a network ACL that AWS has made itself. */
export const OPEN: AclRule[] = [
  { ruleNo: 100, action: "allow", protocol: "-1", cidrBlock: "0.0.0.0/0", fromPort: 0, toPort: 0 },
];

const known = new WeakMap<readonly Declared[], Network>();

/** How a program's declared resources connect. Every truth asks for it, so that it is worked out once per program. */
export function networkOf(declared: readonly Declared[]): Network {
  const network = known.get(declared) ?? workedOut(declared);
  known.set(declared, network);
  return network;
}

function workedOut(declared: readonly Declared[]): Network {
  const vpcs = declared.filter(({ type }) => type === "awsx:ec2:Vpc");
  const subnets = vpcs.flatMap((vpc) => subnetsOf(vpc, declared));
  const attachments = attachmentsOf(declared, subnets);
  return {
    subnets,
    nats: vpcs
      .filter(({ inputs }) => (inputs["natGateways"] as Inputs)["strategy"] === "OnePerAz")
      .flatMap(({ name }) => subnets.filter((one) => one.vpc === name && isPublic(one))),
    attachments,
    tables: tablesOf(declared, attachments, vpcs),
    internet: new Map(vpcs.map(({ name }) => [name, internetOf(name, declared)])),
    groups: groupsOf(declared),
  };
}

function isPublic({ routes }: Subnet): boolean {
  return routes.some(({ target }) => target === "internet gateway");
}

interface Made {
  subnets: { id: string; availabilityZone: string; cidrBlock: string; tags: Inputs }[];
  routeTables: { id: string }[];
}

const laidOut = new WeakMap<Declared, Made>();

/** What AWS makes of a VPC, once for all programs that have it in common. */
function layoutOf(vpc: Declared): Made {
  const made = laidOut.get(vpc) ?? (mockVpc(vpc.name, vpc.inputs) as unknown as Made);
  laidOut.set(vpc, made);
  return made;
}

function subnetsOf(declaredVpc: Declared, declared: readonly Declared[]): Subnet[] {
  const { name: vpc, inputs } = declaredVpc;
  const made = layoutOf(declaredVpc);
  const byType: Record<string, Route["target"]> = {
    Public: "internet gateway",
    Private: "NAT gateway",
  };
  return made.subnets.map(({ id, availabilityZone: zone, cidrBlock: cidr, tags }, index) => {
    const target = byType[tags["SubnetType"] ?? ""];
    const table = made.routeTables[index]?.id;
    const routes: Route[] = [
      { cidr: inputs["cidrBlock"] as string, target: "local" },
      ...(target === undefined ? [] : [{ cidr: "0.0.0.0/0", target }]),
      ...all(declared, "ec2/route:Route")
        .filter((one) => one.inputs["routeTableId"] === table)
        .map((one) => ({
          cidr: one.inputs["destinationCidrBlock"] ?? "",
          target: targetOf(one.inputs),
        })),
    ];
    const name = tags["Name"] ?? id;
    return { name, vpc, tier: tags["Tier"] ?? "", zone, cidr, routes, ...aclOf(id, vpc, declared) };
  });
}

/** On mocks a route by the gateway of an accepted attachment names no target: only AWS answers with that id. */
function targetOf({ gatewayId, natGatewayId }: Inputs): Route["target"] {
  if (gatewayId !== undefined) return "internet gateway";
  return natGatewayId === undefined ? "transit gateway" : "NAT gateway";
}

function aclOf(id: string, vpc: string, declared: readonly Declared[]) {
  const own = all(declared, "ec2/networkAcl:NetworkAcl").find((one) =>
    one.inputs["subnetIds"]?.includes(id),
  );
  const byDefault = all(declared, "ec2/defaultNetworkAcl:DefaultNetworkAcl").find(
    (one) => one.inputs["defaultNetworkAclId"] === `${vpc}_acl`,
  );
  const { ingress = OPEN, egress = OPEN } = ((own ?? byDefault)?.inputs ?? {}) as {
    ingress?: AclRule[];
    egress?: AclRule[];
  };
  return { ingress, egress };
}

/** Those that work: an attachment of another account than the gateway's needs an accepter. */
function attachmentsOf(declared: readonly Declared[], subnets: Subnet[]): Map<string, Attachment> {
  const owners = all(declared, "ec2transitgateway/transitGateway:TransitGateway");
  const accepted = new Set(
    all(declared, "ec2transitgateway/vpcAttachmentAccepter:VpcAttachmentAccepter").map(
      ({ inputs }) => inputs["transitGatewayAttachmentId"],
    ),
  );
  const vpcs = all(declared, "ec2transitgateway/vpcAttachment:VpcAttachment")
    .filter(
      ({ name, provider }) =>
        accepted.has(`${name}_id`) || owners.some((owner) => owner.provider === provider),
    )
    .map(({ name, inputs }): [string, Attachment] => {
      const inside = subnets.filter((one) => inputs["subnetIds"]?.includes(`${one.name}_id`));
      return [`${name}_id`, { kind: "VPC", vpc: inside[0]?.vpc ?? "", subnets: inside }];
    });
  const firewalls = all(declared, "networkfirewall/firewall:Firewall").map(
    ({ name }): [string, Attachment] => [`${name}_attachment`, { kind: "firewall", subnets: [] }],
  );
  const peerings = all(
    declared,
    "ec2transitgateway/peeringAttachmentAccepter:PeeringAttachmentAccepter",
  ).map(({ name }): [string, Attachment] => [`${name}_id`, { kind: "peering", subnets: [] }]);
  return new Map([...vpcs, ...firewalls, ...peerings]);
}

function tablesOf(
  declared: readonly Declared[],
  attachments: Map<string, Attachment>,
  vpcs: Declared[],
): TransitTable[] {
  const cidrOf = (attachment = "") =>
    vpcs.find(({ name }) => name === attachments.get(attachment)?.vpc)?.inputs["cidrBlock"];
  return all(declared, "ec2transitgateway/routeTable:RouteTable").map(({ name, inputs }) => {
    const of = (type: string) =>
      all(declared, `ec2transitgateway/${type}`)
        .filter((one) => one.inputs["transitGatewayRouteTableId"] === `${name}_id`)
        .map(({ inputs: { destinationCidrBlock: cidr = "", transitGatewayAttachmentId } }) => ({
          cidr,
          ...(transitGatewayAttachmentId !== undefined && {
            attachment: transitGatewayAttachmentId,
          }),
        }));
    const routes = of("route:Route").map((route) => ({ ...route, propagated: false }));
    const propagated = of("routeTablePropagation:RouteTablePropagation").flatMap(
      ({ attachment = "" }) => {
        const cidr = cidrOf(attachment);
        return typeof cidr === "string" ? [{ cidr, attachment, propagated: true }] : [];
      },
    );
    return {
      name,
      gateway: inputs["transitGatewayId"] ?? "",
      from: of("routeTableAssociation:RouteTableAssociation").map((one) => one.attachment ?? ""),
      routes: [...routes, ...propagated],
    };
  });
}

function internetOf(vpc: string, declared: readonly Declared[]): "both" | "egress" | "none" {
  const place = all(declared, "ec2/defaultSecurityGroup:DefaultSecurityGroup").find(
    ({ inputs }) => inputs["vpcId"] === `${vpc}_id`,
  )?.provider;
  const blocks = all(declared, "ec2/vpcBlockPublicAccessOptions:VpcBlockPublicAccessOptions");
  if (!blocks.some(({ provider }) => provider === place)) return "both";
  const exclusion = all(
    declared,
    "ec2/vpcBlockPublicAccessExclusion:VpcBlockPublicAccessExclusion",
  ).find(({ inputs }) => inputs["vpcId"] === `${vpc}_id`);
  if (exclusion === undefined) return "none";
  return exclusion.inputs["internetGatewayExclusionMode"] === "allow-egress" ? "egress" : "both";
}
