import type { PropsOf } from "../../awsType.ts";
import { anyOf, ifKnown } from "../../lib/anyOf.ts";
import { perStack } from "../../lib/perStack.ts";
import { declared, type Resource } from "../../resources.ts";
import { stackRule, UNKNOWN } from "../../rule.ts";

const SUBNET = "aws:ec2/subnet:Subnet";
const TABLE = "aws:ec2/routeTable:RouteTable";
const ROUTE = "aws:ec2/route:Route";
const ASSOCIATION = "aws:ec2/routeTableAssociation:RouteTableAssociation";
const GATEWAY = "::aws:ec2/internetGateway:InternetGateway::";

/** Values of the tag `Tier` for subnets of stores. */
const TIERS = ["data", "database", "isolated"];

type Way = Pick<PropsOf<typeof ROUTE>, "gatewayId" | "natGatewayId" | "egressOnlyGatewayId">;

const subnet = (Tier: string) =>
  declared(SUBNET, "store", { vpcId: "vpc-1", cidrBlock: "10.0.0.0/24", tags: { Tier } });
const joined = declared(ASSOCIATION, "store-table", {
  subnetId: { $ref: "store.id" },
  routeTableId: { $ref: "table.id" },
});
const table = (routes: object[] = []) => ({
  type: TABLE,
  name: "table",
  props: { vpcId: "vpc-1", routes },
});
const nat = { natGatewayId: "nat-1" };
const route = (way: object) => ({
  type: ROUTE,
  name: "out",
  props: { routeTableId: { $ref: "table.id" }, destinationCidrBlock: "0.0.0.0/0", ...way },
});

export const dataSubnetNoInternetRoute = stackRule({
  id: "data-subnet-no-internet-route",
  title: "Stores have no way to the internet",
  safeguards: ["164.312(a)(1)", "164.312(e)(1)"],
  severity: "high",
  requires: "A subnet whose tag Tier is data, database or isolated has no route to the internet.",
  rationale: "What has no way out cannot be led out, whoever got in.",
  fix: "give the subnet a route table of its own, without a NAT or internet gateway",
  source: "https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Route_Tables.html",
  type: SUBNET,
  check: (subject, resources) => {
    if (!TIERS.includes(subject.props.tags?.["Tier"] ?? "")) return undefined;
    const leaving = tablesThatLeave(resources);
    return anyOf(resources.pointingAt(subject, ASSOCIATION, "subnetId"), (one) =>
      keysOf(one, "routeTableId").some((key) => leaving.has(key)),
    )
      ? "the route table of the subnet has a route to the internet"
      : undefined;
  },
  complies: [
    [subnet("data"), joined, table()],
    [subnet("data"), joined, table(), route({ transitGatewayId: "tgw-1" })],
    [subnet("data"), joined, table(), route({ gatewayId: "vgw-1" })],
    [subnet("app"), joined, table(), route(nat)],
  ],
  violates: [
    [subnet("data"), joined, table(), route(nat)],
    [subnet("data"), joined, table(), route({ natGatewayId: { $ref: "nat.id" } })],
    [subnet("isolated"), joined, table([{ cidrBlock: "0.0.0.0/0", ...nat }])],
    [subnet("data"), joined, table(), route({ egressOnlyGatewayId: "eigw-1" })],
  ],
  undecided: [[subnet(UNKNOWN), joined, table(), route(nat)]],
});

/** Ids and, while they are not known, URNs of route tables with a way to the internet. */
const tablesThatLeave = perStack((resources) => {
  const tables = resources
    .ofType(TABLE)
    .filter(({ props, origins }) =>
      (ifKnown(() => props.routes) ?? []).some((one) => leaves(one, origins["routes"])),
    )
    .flatMap(({ urn, id }) => (id === undefined ? [urn] : [urn, id]));
  const routes = resources
    .ofType(ROUTE)
    .filter(({ props, origins }) => leaves(props, origins["gatewayId"]))
    .flatMap((one) => keysOf(one, "routeTableId"));
  return new Set([...tables, ...routes]);
});

/** An internet gateway is known by its id or, while there is none, by where the id comes from. */
function leaves(way: Way, from: readonly string[] = []): boolean {
  if ("natGatewayId" in way || "egressOnlyGatewayId" in way) return true;
  if (!("gatewayId" in way)) return false;
  const id = ifKnown(() => way.gatewayId);
  return id === undefined ? from.some((urn) => urn.includes(GATEWAY)) : id.startsWith("igw-");
}

function keysOf({ props, origins }: Resource<object>, property: string): readonly string[] {
  const known: unknown = ifKnown<unknown>(() => (props as Record<string, unknown>)[property]);
  return typeof known === "string" ? [known] : (origins[property] ?? []);
}
