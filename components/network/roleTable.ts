import type { Ports } from "./tierAccess.ts";
import type { TrustLevel } from "./trust.ts";

/**
 * What a network interface is for. `ingress` is a load balancer of an endpoint service, `consumer` the endpoint of one, `balancer` the
 * load balancer that opens TLS in front of models, `proxy` one of a database, `endpoint` a private way to a service of AWS, `saas` one to
 * a service of another company. `resolver` answers what is on premises by DNS, `forwarder` asks there.
 */
export type SecurityRole =
  | "edge"
  | "api"
  | "consumer"
  | "ingress"
  | "service"
  | "proxy"
  | "database"
  | "timeSeries"
  | "cache"
  | "graph"
  | "training"
  | "balancer"
  | "inference"
  | "function"
  | "operations"
  | "security"
  | "endpoint"
  | "saas"
  | "resolver"
  | "forwarder";

/**
 * Whom a role exchanges packets with: any address, the gateway endpoints of S3 and DynamoDB, the VPCs of one trust level (`peer`: the
 * other region), or a role of its own VPC. DNS, time and instance metadata of a VPC pass every security group.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html
 */
export type Peer = "anywhere" | "storage" | TrustLevel | { role: SecurityRole };

/** Connections as the side that opens them sees them: of TCP unless said; `-1` is every protocol and port. */
export interface RoleConnections {
  with: Peer;
  ports: Ports;
  protocol?: "tcp" | "udp" | "-1";
}

/** Where a role's network interfaces are, who connects to them, and what they call. Answers pass of themselves. */
export interface RoleAccess {
  tier: string;
  accepts: readonly RoleConnections[];
  calls: readonly RoleConnections[];
}

/** The roles of one VPC. */
export type RoleTable = Readonly<Partial<Record<SecurityRole, RoleAccess>>>;

/** The trust levels that roles name, whose networks they have to know. */
export function levelsOf(roles: RoleTable): TrustLevel[] {
  const peers = Object.values(roles).flatMap(({ accepts, calls }) =>
    [...accepts, ...calls].map((one) => one.with),
  );
  return [...new Set(peers)].filter(
    (peer): peer is TrustLevel =>
      typeof peer === "string" && peer !== "anywhere" && peer !== "storage",
  );
}
