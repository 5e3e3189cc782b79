import { contains, overlaps } from "../../../components/lib/cidr.ts";
import type { AclRule, Network, Ports, Route, Subnet } from "./network.ts";

/** Whatever has an address in a subnet, or on the internet. */
export type Host = Subnet | "internet";
/** A host, or a network in the regions that is nobody's. */
export type End = Host | { nowhere: string };

export interface Reach {
  reachable: boolean;
  /** What the question passes, or passed until it stopped. */
  hops: string[];
  /** Why the question, or its answer, does not arrive. */
  stop?: string;
}

interface Packet {
  from: End;
  to: End;
  ports: Ports;
  /** Whether it opens the connection. */
  asks: boolean;
}

/** Inside a transit gateway, having come in by an attachment. */
interface InGateway {
  by: string;
  gateway: string;
  zone: string;
}

type At = { in: Host } | InGateway;

/** A move: where to, past what; or why there is none. */
type Move = { at: At; hops: string[]; translated?: Subnet } | { stop: string };

type Walk = { hops: string[]; nat?: Subnet; stop?: string };

/** Where answers go: to whatever port a client, a load balancer or a NAT gateway has asked from. */
const ANSWER_PORTS: Ports = [1024, 65535];
/** Addresses that stand for the internet. @see https://www.rfc-editor.org/rfc/rfc5737 */
export const SOMEWHERE = "198.51.100.0/24";
/** More than any way through two regions has. */
const MAX_MOVES = 16;

/**
 * Whether a TCP connection from one end to a port of the other can be: the question has a way, and so has the answer. Decided by
 * routes, network ACLs, transit gateways, NAT and VPC Block Public Access; `canConnect` also asks the security groups. What the
 * firewall looks for inside a connection is no part of it, nor is whether an address of a public subnet is a public one.
 */
export function canReach(network: Network, from: Host, to: End, port: number): Reach {
  const question = walk(network, from, { from, to, ports: [port, port], asks: true });
  const { hops, nat } = question;
  if (question.stop !== undefined) return { reachable: false, hops, stop: question.stop };
  if (!isHost(to)) return { reachable: false, hops, stop: "nobody answers" };
  const back = { to: from, from: to, ports: ANSWER_PORTS, asks: false };
  const answers =
    nat === undefined
      ? [walk(network, to, back)]
      : [walk(network, to, { ...back, to: nat }), walk(network, nat, back)];
  const stop = answers.find((answer) => answer.stop !== undefined)?.stop;
  if (stop !== undefined) return { reachable: false, hops, stop: `answer: ${stop}` };
  const seen = [hops, answers.flatMap((answer) => answer.hops)].map((passed) =>
    passed.some((hop) => network.attachments.get(`${hop}_attachment`)?.kind === "firewall"),
  );
  return seen[0] === seen[1]
    ? { reachable: true, hops }
    : { reachable: false, hops, stop: "the firewall sees only one direction" };
}

function walk(network: Network, start: Host, asked: Packet): Walk {
  let packet = asked;
  let at: At = { in: start };
  const walked: Walk = { hops: [start === "internet" ? start : start.name] };
  for (let moves = 0; moves < MAX_MOVES; moves++) {
    const move = step(network, at, packet);
    if ("stop" in move) return { ...walked, stop: move.stop };
    at = move.at;
    walked.hops.push(...move.hops);
    if (move.translated !== undefined) {
      walked.nat = move.translated;
      packet = { ...packet, from: move.translated };
    }
    if ("in" in at && at.in === packet.to) return walked;
  }
  return { ...walked, stop: "it goes round" };
}

function step(network: Network, at: At, packet: Packet): Move {
  return "in" in at ? outOf(network, at.in, packet) : inGateway(network, at, packet);
}

function outOf(network: Network, subnet: Host, packet: Packet): Move {
  if (subnet === "internet") return fromInternet(network, packet);
  const to = cidrOf(packet.to);
  if (!allows(subnet.egress, to, packet.ports)) {
    return { stop: `network ACL out of ${subnet.name}` };
  }
  const route = longest(subnet.routes, to);
  if (route === undefined) return { stop: `no route in ${subnet.name}` };
  return MOVES[route.target](network, subnet, packet);
}

/** By target of a subnet's route: where that leads. */
const MOVES: Record<Route["target"], (network: Network, subnet: Subnet, packet: Packet) => Move> = {
  local: (_, { vpc }, packet) =>
    isSubnet(packet.to) ? into(packet.to, packet) : { stop: `nobody has it in ${vpc}` },
  "internet gateway": toInternet,
  "NAT gateway": toNat,
  "transit gateway": toGateway,
};

function toInternet({ internet }: Network, { name, vpc }: Subnet, { to }: Packet): Move {
  if (to !== "internet") return { stop: `a private address out of ${name}` };
  if (internet.get(vpc) === "none") return { stop: `public access to ${vpc} is blocked` };
  return { at: { in: to }, hops: [to] };
}

/** Only to a subnet whose answers would leave by its internet gateway, and in which questions may come in. */
function fromInternet(network: Network, packet: Packet): Move {
  const { to, asks } = packet;
  if (!isSubnet(to)) return { stop: "not an address of the internet" };
  const use = network.internet.get(to.vpc);
  if (longest(to.routes, SOMEWHERE)?.target !== "internet gateway") {
    return { stop: `no internet gateway for ${to.name}` };
  }
  if (use === "none" || (use === "egress" && asks)) {
    return { stop: `public access to ${to.vpc} is blocked` };
  }
  return into(to, packet);
}

function toNat({ nats }: Network, { name, vpc, zone }: Subnet, packet: Packet): Move {
  const nat = nats.find((one) => one.vpc === vpc && one.zone === zone);
  if (nat === undefined) return { stop: `no NAT gateway for ${name}` };
  if (!packet.asks) return { stop: `no connection known to the NAT gateway of ${nat.name}` };
  const move = into(nat, packet);
  return "stop" in move ? move : { ...move, hops: [`NAT in ${nat.name}`], translated: nat };
}

function toGateway({ attachments, tables }: Network, { vpc, zone }: Subnet): Move {
  const [by] = [...attachments].find(([, one]) => one.vpc === vpc) ?? [];
  const table = tables.find(({ from }) => by !== undefined && from.includes(by));
  if (by === undefined || table === undefined) return { stop: `${vpc} is not attached` };
  return { at: { by, gateway: table.gateway, zone }, hops: [] };
}

function inGateway(network: Network, at: InGateway, packet: Packet): Move {
  const { by, gateway } = at;
  const table = network.tables.find((one) => one.gateway === gateway && one.from.includes(by));
  if (table === undefined) return { stop: `${by} has no table` };
  const where = `transit gateway table ${table.name}`;
  const route = longest(table.routes, cidrOf(packet.to));
  if (route === undefined) return { stop: `no route in ${where}` };
  if (route.attachment === undefined) return { stop: `blackhole in ${where}` };
  const move = outBy(network, route.attachment, at, packet);
  return "stop" in move ? move : { ...move, hops: [where, ...move.hops] };
}

/** A gateway keeps packets in their zone where the attachment has a subnet there. */
function outBy(network: Network, by: string, at: InGateway, packet: Packet): Move {
  const { kind, subnets = [] } = network.attachments.get(by) ?? {};
  if (kind === "firewall") return { at: { ...at, by }, hops: [by.replace("_attachment", "")] };
  if (kind === "peering") {
    const far = network.tables.find((one) => one.gateway !== at.gateway && one.from.includes(by));
    return far === undefined
      ? { stop: `${by} has no table on the far side` }
      : { at: { ...at, by, gateway: far.gateway }, hops: ["peering"] };
  }
  const subnet = subnets.find((one) => one.zone === at.zone) ?? subnets[0];
  return subnet === undefined ? { stop: `${by} does not work` } : into(subnet, packet);
}

function into(subnet: Subnet, { from, ports }: Packet): Move {
  return allows(subnet.ingress, cidrOf(from), ports)
    ? { at: { in: subnet }, hops: [subnet.name] }
    : { stop: `network ACL into ${subnet.name}` };
}

/** All of `ports`, by the first rules that decide them. */
function allows(rules: readonly AclRule[], cidr: string, [first, last]: Ports): boolean {
  const ofTcp = inOrder.get(rules) ?? ordered(rules);
  const deciding = ofTcp.find(({ action, cidrBlock, fromPort, toPort }) =>
    action === "allow"
      ? fromPort <= first && toPort >= last && contains(cidrBlock, cidr)
      : fromPort <= last && toPort >= first && overlaps(cidrBlock, cidr),
  );
  return deciding?.action === "allow";
}

/** The rules for TCP as AWS goes through them, once per network ACL: every question asks several. */
const inOrder = new WeakMap<readonly AclRule[], AclRule[]>();

function ordered(rules: readonly AclRule[]): AclRule[] {
  const ofTcp = [...rules]
    .sort((a, b) => a.ruleNo - b.ruleNo)
    .filter(({ protocol }) => ["-1", "6", "tcp"].includes(protocol))
    .map((rule) => (rule.protocol === "-1" ? { ...rule, fromPort: 0, toPort: 65535 } : rule));
  inOrder.set(rules, ofTcp);
  return ofTcp;
}

/** The route with the longest prefix; of equal ones the first that is not propagated. */
function longest<R extends { cidr: string; propagated?: boolean }>(
  routes: readonly R[],
  cidr: string,
): R | undefined {
  const bits = (route: R) => Number(route.cidr.split("/")[1]) - (route.propagated ? 0.5 : 0);
  return routes.filter((route) => contains(route.cidr, cidr)).sort((a, b) => bits(b) - bits(a))[0];
}

function isHost(end: End): end is Host {
  return end === "internet" || isSubnet(end);
}

function isSubnet(end: End): end is Subnet {
  return typeof end === "object" && "cidr" in end;
}

function cidrOf(end: End): string {
  if (end === "internet") return SOMEWHERE;
  return isSubnet(end) ? end.cidr : end.nowhere;
}
