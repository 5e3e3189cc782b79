import type { Peer, RoleConnections, RoleTable, SecurityRole } from "./roleTable.ts";

/**
 * Rules that a security group takes in each direction, before AWS raises the quota at the cost of groups per interface.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html#vpc-limits-security-groups
 */
export const MAX_GROUP_RULES = 60;

/**
 * Services behind gateway endpoints, each with a prefix list of AWS that counts as one rule.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/working-with-aws-managed-prefix-lists.html
 */
const STORAGE = ["s3", "dynamodb"] as const;

/** One rule of a role's security group. */
export interface RoleRule {
  role: SecurityRole;
  direction: "ingress" | "egress";
  /** Names the rule among those of the VPC. */
  key: string;
  description: string;
  peer: Peer;
  /** Which of the services, where the peer is `storage`. */
  service?: (typeof STORAGE)[number];
  ports: RoleConnections["ports"];
  protocol: "tcp" | "udp" | "-1";
}

/**
 * The rules of every role: one per connection, of `storage` one per service, of a trust level without networks none.
 *
 * @param levels the trust levels with networks
 */
export function rulesOf(roles: RoleTable, levels: readonly string[]): RoleRule[] {
  const rules = (Object.keys(roles) as SecurityRole[]).flatMap((role) => [
    ...(roles[role]?.accepts ?? []).flatMap((one) => rulesFor(role, "ingress", one)),
    ...(roles[role]?.calls ?? []).flatMap((one) => rulesFor(role, "egress", one)),
  ]);
  const known: readonly Peer[] = ["anywhere", "storage"];
  return rules.filter(
    ({ peer }) => typeof peer === "object" || known.includes(peer) || levels.includes(peer),
  );
}

function rulesFor(
  role: SecurityRole,
  direction: RoleRule["direction"],
  { with: peer, ports, protocol = "tcp" }: RoleConnections,
): RoleRule[] {
  const services = peer === "storage" ? STORAGE : [undefined];
  return services.map((service) => {
    const whom = service ?? (typeof peer === "object" ? peer.role : peer);
    const what = connectionOf(protocol, ports);
    const way = direction === "ingress" ? "from" : "to";
    return {
      ...{ role, direction, peer, ports, protocol },
      key: `${role}-${way}-${whom}-${what}`,
      description: `${way} ${described(peer, whom)}`,
      ...(service !== undefined && { service }),
    };
  });
}

/** `443`, `udp-53`, `all`: TCP goes without saying. */
function connectionOf(protocol: RoleRule["protocol"], ports: RoleRule["ports"]): string {
  if (protocol === "-1") return "all";
  const range = [...new Set(ports)].join("-");
  return protocol === "udp" ? `udp-${range}` : range;
}

function described(peer: Peer, whom: string): string {
  if (typeof peer === "object") return `role ${whom} of this VPC`;
  if (peer === "anywhere") return "any address";
  return peer === "storage" ? `the gateway endpoint of ${whom}` : `VPCs of trust level ${whom}`;
}
