import { on, UNKNOWN, type Answer, type Case } from "../rule.ts";
import { anyOf, firstFinding } from "./anyOf.ts";
import { isWiderThanPrivate } from "./cidrs.ts";

/** Traffic that a security group lets in, whichever resource type says so. */
export interface Ingress {
  /** -1 for every port. */
  from: number;
  to: number;
  /** `-1` for every protocol. */
  protocol: string;
  /** CIDR blocks by family; read last, since a preview may not know them. */
  sources: readonly (() => readonly string[])[];
}

interface Block {
  fromPort?: number | undefined;
  toPort?: number | undefined;
  protocol?: string | undefined;
  cidrBlocks?: string[] | undefined;
  ipv6CidrBlocks?: string[] | undefined;
}

/** Whether anyone on the internet is a source: a block of length 0. */
export const fromAnywhere = ({ sources }: Ingress): boolean =>
  anyOf(sources, (family) => anyOf(family(), (cidr) => cidr.endsWith("/0")));

/** Whether much of the internet is a source, if not all of it. */
export const fromWideBlock = ({ sources }: Ingress): boolean =>
  anyOf(sources, (family) => anyOf(family(), isWiderThanPrivate));

/** Whether the traffic includes TCP, by name or by number. */
export const isTcp = ({ protocol }: Ingress): boolean =>
  ["tcp", "6", "-1"].includes(protocol.toLowerCase());

/** Whether the traffic includes a port. */
export const includesPort = ({ from, to, protocol }: Ingress, port: number): boolean =>
  protocol === "-1" || from === -1 || (from <= port && port <= to);

/** How a finding names the ports. */
export const portsOf = ({ from, to, protocol }: Ingress): string =>
  protocol === "-1" || from === -1
    ? "all ports"
    : from === to
      ? `port ${String(from)}`
      : `ports ${String(from)}-${String(to)}`;

/**
 * The cases of a rule on ingress: the three resource types that declare it, with examples made of `good` and `bad` traffic over TCP.
 *
 * @param ask what is wrong with one kind of traffic, if anything is
 * @param good port and source of traffic that complies
 * @param bad port and source of traffic that does not
 */
export function ingressCases(
  ask: (ingress: Ingress) => Answer,
  good: [port: number, cidr: string],
  bad: [port: number, cidr: string],
): [Case, Case, Case] {
  return [
    on({
      type: "aws:ec2/securityGroup:SecurityGroup",
      check: ({ ingress = [] }) => firstFinding(ingress, (one) => ask(fromBlock(one))),
      complies: [{}, { ingress: [block(...good)] }],
      violates: [
        { ingress: [block(...good), block(...bad)] },
        { ingress: [block(bad[0], UNKNOWN), block(...bad)] },
        { ingress: [fromAnyIpv6(bad[0])] },
      ],
      undecided: [{ ingress: [block(bad[0], UNKNOWN)] }],
    }),
    on({
      type: "aws:ec2/securityGroupRule:SecurityGroupRule",
      check: (props) => (props.type === "egress" ? undefined : ask(fromBlock(props))),
      complies: [
        { type: "ingress", ...block(...good) },
        { type: "egress", ...block(...bad) },
      ],
      violates: [
        { type: "ingress", ...block(...bad) },
        { type: "ingress", ...fromAnyIpv6(bad[0]) },
      ],
    }),
    on({
      type: "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
      check: (props) => {
        const { fromPort, toPort, ipProtocol: protocol } = props;
        const sources = [() => [props.cidrIpv4 ?? ""], () => [props.cidrIpv6 ?? ""]];
        return ask({ ...fromBlock({ fromPort, toPort, protocol }), sources });
      },
      complies: [{ ipProtocol: "tcp", fromPort: good[0], toPort: good[0], cidrIpv4: good[1] }],
      violates: [
        { ipProtocol: "tcp", fromPort: bad[0], toPort: bad[0], cidrIpv4: bad[1] },
        { ipProtocol: "-1", cidrIpv6: "::/0" },
      ],
    }),
  ];
}

function fromBlock(given: Block): Ingress {
  const { fromPort = -1, toPort = fromPort, protocol = "-1" } = given;
  return {
    from: fromPort,
    to: toPort,
    protocol: protocol === "all" ? "-1" : protocol,
    sources: [() => given.cidrBlocks ?? [], () => given.ipv6CidrBlocks ?? []],
  };
}

const block = (port: number, cidr: string) => ({
  protocol: "tcp",
  fromPort: port,
  toPort: port,
  cidrBlocks: [cidr],
});

const fromAnyIpv6 = (port: number) => ({
  protocol: "tcp",
  fromPort: port,
  toPort: port,
  ipv6CidrBlocks: ["::/0"],
});
