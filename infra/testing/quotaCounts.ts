import type { Declared } from "../../components/testing/deploy.ts";
import {
  type LaidOutSubnet,
  subnetLayout,
  type SubnetSpec,
} from "../../sandbox/awsx/subnetLayout.ts";

/**
 * Routes that one connection on premises may announce to a transit gateway, at most.
 *
 * @see https://docs.aws.amazon.com/vpn/latest/s2svpn/vpn-limits.html
 * @see https://docs.aws.amazon.com/directconnect/latest/UserGuide/prefix-controls.html
 */
const ANNOUNCED_ROUTES = 1000;

/** How much of something there is, by scope of its quota. */
export type Counts = Map<string, number>;

/** The declared resources whose type matches. */
export const of = (declared: Declared[], type: RegExp) =>
  declared.filter((one) => type.test(one.type));

/** Adds up by scope; each resource is 1 unless told. */
export function tally<T>(
  items: T[],
  scope: (one: T) => string,
  weigh: (one: T) => number = () => 1,
): Counts {
  const counts: Counts = new Map();
  for (const one of items) counts.set(scope(one), (counts.get(scope(one)) ?? 0) + weigh(one));
  return counts;
}

/** An input that has to be a string. @throws Error when it is not, so that nothing is counted under a name that is not there */
export function text({ inputs, type, name }: Declared, key: string): string {
  const value = inputs[key];
  if (typeof value === "string") return value;
  throw new Error(`${type} ${name} has no ${key}`);
}

/** An input that has to be a list. @throws Error when it is not */
export function list({ inputs, type, name }: Declared, key: string): unknown[] {
  const value = inputs[key];
  if (Array.isArray(value)) return value;
  throw new Error(`${type} ${name} has no list ${key}`);
}

/** Account that a resource is in, as its provider's name says. @throws Error when it does not */
export function accountOf({ provider, name }: Declared): string {
  const [, account] = /::pulumi:providers:aws::([a-zA-Z]+)-/.exec(provider) ?? [];
  if (account === undefined) throw new Error(`${name} is in no account`);
  return account;
}

/** The VPCs, as the component that makes each was asked for it. */
export const vpcs = (declared: Declared[]) => of(declared, /^awsx:ec2:Vpc$/);

/** Tells the account of a VPC: that of its default security group, since components have no provider of their own. */
export function vpcAccount(declared: Declared[]): (vpc: Declared) => string {
  const groups = of(declared, /:DefaultSecurityGroup$/);
  const accounts = new Map(groups.map((one) => [text(one, "vpcId"), accountOf(one)]));
  return ({ name }) => known(accounts, `${name}_id`);
}

/** The subnets that a VPC is laid out in. */
export function subnetsOf(vpc: Declared): LaidOutSubnet[] {
  const { name, inputs } = vpc;
  const specs = inputs["subnetSpecs"] as SubnetSpec[];
  const zones = inputs["availabilityZoneNames"] as string[];
  return subnetLayout(name, text(vpc, "cidrBlock"), zones, specs);
}

/** Zones in which a VPC has a NAT gateway, and an address for it. */
export function natZones({ inputs }: Declared): string[] {
  const { strategy } = inputs["natGateways"] as { strategy: "None" | "Single" | "OnePerAz" };
  const zones = inputs["availabilityZoneNames"] as string[];
  return zones.slice(0, { None: 0, Single: 1, OnePerAz: zones.length }[strategy]);
}

export function nats(declared: Declared[]): Counts {
  const account = vpcAccount(declared);
  const placed = vpcs(declared).flatMap((vpc) =>
    natZones(vpc).map((zone) => `${account(vpc)} ${zone}`),
  );
  return tally(placed, (place) => place);
}

/** By route table: the local route, the default one of a subnet that has one by type, the declared, and those of gateway endpoints. */
export function routes(declared: Declared[]): Counts {
  const made = vpcs(declared)
    .flatMap(subnetsOf)
    .flatMap(({ name, type }) => Array<string>(type === "Isolated" ? 1 : 2).fill(`${name}_rtb`));
  const added = of(declared, /^aws:ec2\/route:/).map((one) => text(one, "routeTableId"));
  const storage = endpoints(declared, "Gateway").flatMap((one) => list(one, "routeTableIds"));
  return tally([...made, ...added, ...storage], String);
}

export const endpoints = (declared: Declared[], kind: "Interface" | "Gateway") =>
  of(declared, /:VpcEndpoint$/).filter((one) => text(one, "vpcEndpointType") === kind);

/**
 * By security group: a rule counts as one, one that names a list of networks as many as the list has room for. Those of gateway
 * endpoints are AWS's own, and count as one.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/working-with-aws-managed-prefix-lists.html
 */
export function groupRules(declared: Declared[], direction: "Ingress" | "Egress"): Counts {
  const sizes = new Map([
    ...of(declared, /:ManagedPrefixList$/).map(
      ({ name, inputs }) => [`${name}_id`, Number(inputs["maxEntries"])] as const,
    ),
    ...endpoints(declared, "Gateway").map(({ name }) => [`${name}_pl`, 1] as const),
  ]);
  return tally(
    of(declared, new RegExp(`:SecurityGroup${direction}Rule$`)),
    (rule) => text(rule, "securityGroupId"),
    (rule) => ("prefixListId" in rule.inputs ? known(sizes, text(rule, "prefixListId")) : 1),
  );
}

/** By whatever has network interfaces: the groups in any list of security groups, wherever in its inputs. */
export function groupsPerInterface(declared: Declared[]): Counts {
  const lists = declared
    .filter(({ custom }) => custom)
    .flatMap(({ type, name, inputs }) => groupLists(inputs).map((size) => ({ type, name, size })));
  return new Map(lists.map(({ type, name, size }, at) => [`${type} ${name} ${String(at)}`, size]));
}

function groupLists(value: unknown): number[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]) =>
    /securityGroup(Id)?s$/i.test(key) && Array.isArray(inner) ? [inner.length] : groupLists(inner),
  );
}

/** Tells the transit gateway of what names one of its route tables. */
export function transitGateway(declared: Declared[]): (one: Declared) => string {
  const tables = of(declared, /^aws:ec2transitgateway\/routeTable:/);
  const gateways = new Map(tables.map((one) => [`${one.name}_id`, text(one, "transitGatewayId")]));
  return (one) => known(gateways, text(one, "transitGatewayRouteTableId"));
}

/** By transit gateway: static routes, one for each VPC that announces itself, and all that a connection on premises may announce. */
export function transitRoutes(declared: Declared[]): Counts {
  const attachments = of(declared, /:VpcAttachment$/).map(({ name }) => `${name}_id`);
  return tally(
    of(declared, /^aws:ec2transitgateway\/route(TablePropagation)?:/),
    transitGateway(declared),
    (one) =>
      /\/route:/.test(one.type) || attachments.includes(text(one, "transitGatewayAttachmentId"))
        ? 1
        : ANNOUNCED_ROUTES,
  );
}

function known<T>(map: ReadonlyMap<string, T>, key: string): T {
  const value = map.get(key);
  if (value === undefined) throw new Error(`nothing is known of ${key}`);
  return value;
}
