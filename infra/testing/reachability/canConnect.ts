import type { RoleTable } from "../../../components/network/roleTable.ts";
import { securityRoles } from "../../../components/network/securityRoles.ts";
import { canReach, type Reach, SOMEWHERE } from "./canReach.ts";
import { lets, type Seen, type SecurityGroup } from "./groups.ts";
import type { Network, Subnet } from "./network.ts";

/** A network interface: an address in a subnet, behind security groups. */
export interface Interface {
  /** For a role `<vpc>.<role>`. */
  label: string;
  subnet: Subnet;
  groups: readonly SecurityGroup[];
}

type End = Interface | "internet";

/** TCP ports that are asked for: administration, DNS, HTTP, TLS, containers, models, and every store. */
export const PORTS = [22, 53, 80, 443, 5432, 6379, 8000, 8086, 8182, 8443, 9111];

/** Whether a connection that {@link canReach} lets pass also passes the security groups, which let answers pass of themselves. */
export function canConnect(network: Network, from: End, to: End, port: number): Reach {
  const [caller, called] = [seen(from), seen(to)];
  const hops: string[] = [];
  if (from !== "internet" && !lets(from.groups, "egress", called, port)) {
    return { reachable: false, hops, stop: `security group out of ${from.label}` };
  }
  if (to !== "internet" && !lets(to.groups, "ingress", caller, port)) {
    return { reachable: false, hops, stop: `security group into ${to.label}` };
  }
  return canReach(network, hostOf(from), hostOf(to), port);
}

/** An interface of each role of a region's own VPCs, in its tier's subnet of the n-th zone. */
export function rolesIn({ subnets, groups }: Network, region: string, n: number): Interface[] {
  return Object.entries<RoleTable>(securityRoles).flatMap(([vpc, roles]) =>
    Object.entries(roles).map(([role, { tier }]) => {
      const subnet = subnets.find(({ name }) => name === `${region}-${vpc}-${tier}-${String(n)}`);
      const group = groups.get(`${region}-${vpc}-${role}_id`);
      if (subnet === undefined || group === undefined) throw new Error(`no ${vpc}.${role}`);
      return { label: `${vpc}.${role}`, subnet, groups: [group] };
    }),
  );
}

/** What connects to what by role: from one zone of a region to the next, to the other region, and to the internet. */
export function reaches(network: Network, here: string, there: string): Record<string, string[]> {
  const targets: [string, End][] = [
    ...rolesIn(network, here, 2).map((one): [string, End] => [one.label, one]),
    ...rolesIn(network, there, 2).map((one): [string, End] => [`peer ${one.label}`, one]),
    ["internet", "internet"],
  ];
  const from = (source: End) =>
    targets.flatMap(([label, target]) => {
      const ports = PORTS.filter((port) => canConnect(network, source, target, port).reachable);
      return ports.length === 0 ? [] : [[label, ...ports].join(" ")];
    });
  const roles = rolesIn(network, here, 1).map((one) => [one.label, from(one)] as const);
  return Object.fromEntries([...roles, ["internet", from("internet")]]);
}

function seen(end: End): Seen {
  if (end === "internet") return { cidr: SOMEWHERE, groups: [] };
  const { subnet, groups } = end;
  return { cidr: subnet.cidr, vpc: subnet.vpc, groups };
}

function hostOf(end: End) {
  return end === "internet" ? end : end.subnet;
}
