import { anyOf } from "../../lib/anyOf.ts";
import { isWiderThanPrivate } from "../../lib/cidrs.ts";
import { on, ruleOfCases, UNKNOWN } from "../../rule.ts";

/** What a route may name as its gateway, besides an internet gateway. */
const OTHER_GATEWAYS = /^(?:$|local$|vgw-|vpce-)/;

interface Way {
  gatewayId?: string | undefined;
}

const FINDING = "a default route leads to an internet gateway";

/** Reads the gateway last, and only of a default route: a preview does not know it. */
const leaves = (way: Way, to: readonly (() => string | undefined)[]): boolean =>
  "gatewayId" in way &&
  anyOf(to, (destination) => isWiderThanPrivate(destination() ?? "")) &&
  !OTHER_GATEWAYS.test(way.gatewayId ?? "");

/** The route of a public subnet, in which a load balancer or a NAT gateway stands, is an exemption with its reason. */
export const routeNoUnrestrictedIgw = ruleOfCases({
  id: "route-no-unrestricted-igw",
  title: "No default route leads to an internet gateway",
  safeguards: ["164.312(e)(1)"],
  severity: "high",
  requires: "A route to an internet gateway names a narrow destination.",
  rationale: "Whatever gets a public address in such a subnet talks to anyone, unseen.",
  fix: "natGatewayId: nat.id, or transitGatewayId: hub.id",
  source:
    "https://docs.aws.amazon.com/config/latest/developerguide/no-unrestricted-route-to-igw.html",
  cases: [
    on({
      type: "aws:ec2/route:Route",
      check: (props) =>
        leaves(props, [() => props.destinationCidrBlock, () => props.destinationIpv6CidrBlock])
          ? FINDING
          : undefined,
      complies: [
        { destinationCidrBlock: "0.0.0.0/0", natGatewayId: "nat-1" },
        { destinationCidrBlock: "0.0.0.0/0", gatewayId: "vgw-1" },
        { destinationCidrBlock: "198.51.100.0/24", gatewayId: UNKNOWN },
      ],
      violates: [
        { destinationCidrBlock: "0.0.0.0/0", gatewayId: "igw-1" },
        { destinationCidrBlock: "128.0.0.0/1", gatewayId: "igw-1" },
        { destinationIpv6CidrBlock: "::/0", gatewayId: "igw-1" },
      ],
      undecided: [{ destinationCidrBlock: "0.0.0.0/0", gatewayId: UNKNOWN }],
    }),
    on({
      type: ["aws:ec2/routeTable:RouteTable", "aws:ec2/defaultRouteTable:DefaultRouteTable"],
      check: ({ routes = [] }) =>
        anyOf(routes, (one) => leaves(one, [() => one.cidrBlock, () => one.ipv6CidrBlock]))
          ? FINDING
          : undefined,
      complies: [
        {},
        { routes: [] },
        { routes: [{ cidrBlock: "0.0.0.0/0", gatewayId: "", natGatewayId: "nat-1" }] },
        { routes: [{ cidrBlock: "10.0.0.0/16", gatewayId: "local" }] },
      ],
      violates: [
        { routes: [{ cidrBlock: "0.0.0.0/0", gatewayId: "igw-1" }] },
        {
          routes: [
            { cidrBlock: "10.1.0.0/16", transitGatewayId: "tgw-1" },
            { ipv6CidrBlock: "::/0", gatewayId: "igw-1" },
          ],
        },
      ],
      undecided: [{ routes: [{ cidrBlock: "0.0.0.0/0", gatewayId: UNKNOWN }] }],
    }),
  ],
});
