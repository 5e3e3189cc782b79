/** Who an attachment of the transit gateway is to the others; each level has a route table of its own. */
export const TRUST_LEVELS = [
  "edge",
  "data",
  "ml",
  "management",
  "firewall",
  "egress",
  "endpoints",
  "peer",
  "onPremises",
  "appliances",
] as const;
export type TrustLevel = (typeof TRUST_LEVELS)[number];

/**
 * Every path through the transit gateway, with what it is for. A level is not on a path with itself: two VPCs of one level are
 * strangers. The way to the internet is by `firewall`, which alone has a path to `egress`, where NAT is. `peer` is the other region's
 * gateway, and has no path to the firewall: a region never leaves through the other. `onPremises` is what Direct Connect and the VPN
 * lead to. `appliances` stands between `firewall` and `egress` where a region has some, which the routes of the way out say, not paths.
 *
 * @see docs/architecture.md, Network
 */
const PATHS: readonly { between: readonly [TrustLevel, TrustLevel]; for: string }[] = [
  { between: ["edge", "data"], for: "services behind the public load balancers" },
  { between: ["edge", "ml"], for: "services behind the public load balancers" },
  { between: ["data", "ml"], for: "inference" },
  { between: ["management", "edge"], for: "operations" },
  { between: ["management", "data"], for: "operations" },
  { between: ["management", "ml"], for: "operations" },
  { between: ["management", "firewall"], for: "internet" },
  { between: ["edge", "firewall"], for: "internet" },
  { between: ["data", "firewall"], for: "internet" },
  { between: ["ml", "firewall"], for: "internet" },
  { between: ["firewall", "egress"], for: "internet" },
  { between: ["management", "endpoints"], for: "services of AWS" },
  { between: ["edge", "endpoints"], for: "services of AWS" },
  { between: ["data", "endpoints"], for: "services of AWS" },
  { between: ["ml", "endpoints"], for: "services of AWS" },
  { between: ["data", "peer"], for: "replication" },
  { between: ["management", "onPremises"], for: "operations" },
  { between: ["endpoints", "onPremises"], for: "services of AWS, and names of both sides" },
];

/**
 * The levels that exchange packets with `level`. Symmetric, because a transit gateway routes packets and not connections: an
 * answer needs a route as much as the question does. Who may ask is for NACLs, security groups and the firewall to say.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/tgw/how-transit-gateways-work.html
 */
export function reaches(level: TrustLevel): TrustLevel[] {
  return TRUST_LEVELS.filter(
    (other) =>
      other !== level &&
      PATHS.some(({ between }) => between.includes(level) && between.includes(other)),
  );
}

/** One value for each level. */
export function eachLevel<T>(make: (level: TrustLevel) => T): Record<TrustLevel, T> {
  return {
    edge: make("edge"),
    data: make("data"),
    ml: make("ml"),
    management: make("management"),
    firewall: make("firewall"),
    egress: make("egress"),
    endpoints: make("endpoints"),
    peer: make("peer"),
    onPremises: make("onPremises"),
    appliances: make("appliances"),
  };
}
