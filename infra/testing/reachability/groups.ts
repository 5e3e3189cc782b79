import { contains } from "../../../components/lib/cidr.ts";
import type { Declared } from "../../../components/testing/deploy.ts";
import { all } from "./declaredOf.ts";
import type { Ports } from "./network.ts";

export interface SecurityGroup {
  name: string;
  id: string;
  vpc: string;
  ingress: GroupRule[];
  egress: GroupRule[];
}

export interface GroupRule {
  /** `-1` for every one. */
  protocol: string;
  ports: Ports;
  /** Group, prefix list or network, as the rule names it. */
  peer: string;
  /** What the peer stands for, where it is no group; nothing where only AWS knows. */
  cidrs: string[];
}

/** Something with an address, as a security group sees it. */
export interface Seen {
  cidr: string;
  /** The internet has no VPC. */
  vpc?: string;
  groups: readonly SecurityGroup[];
}

const ALL_PORTS: Ports = [0, 65535];
const RULES = {
  ingress: "vpc/securityGroupIngressRule:SecurityGroupIngressRule",
  egress: "vpc/securityGroupEgressRule:SecurityGroupEgressRule",
} as const;

interface RuleInputs {
  securityGroupId: string;
  ipProtocol: string;
  fromPort?: number;
  toPort?: number;
  cidrIpv4?: string;
  prefixListId?: string;
  referencedSecurityGroupId?: string;
}

/** The declared security groups by id, each with its rules. */
export function groupsOf(declared: readonly Declared[]): Map<string, SecurityGroup> {
  const lists = listsOf(declared);
  const rulesOf = (direction: keyof typeof RULES, id: string) =>
    all(declared, RULES[direction])
      .map(({ inputs }) => inputs as unknown as RuleInputs)
      .filter(({ securityGroupId }) => securityGroupId === id)
      .map((rule) => ruleOf(rule, lists));
  const groups = declared
    .filter(({ type }) => type === "aws:ec2/securityGroup:SecurityGroup")
    .map(({ name, inputs }): SecurityGroup => {
      if ("ingress" in inputs || "egress" in inputs) throw new Error(`inline rules in ${name}`);
      const id = `${name}_id`;
      const vpc = String(inputs["vpcId"]).replace(/_id$/, "");
      return { name, id, vpc, ingress: rulesOf("ingress", id), egress: rulesOf("egress", id) };
    });
  return new Map(groups.map((group) => [group.id, group]));
}

/** What each declared prefix list holds, by its id. */
export function listsOf(declared: readonly Declared[]): Map<string, string[]> {
  return new Map(
    declared
      .filter(({ type }) => type === "aws:ec2/managedPrefixList:ManagedPrefixList")
      .map(({ name, inputs }) => [
        `${name}_id`,
        (inputs["entries"] as { cidr: string }[]).map(({ cidr }) => cidr),
      ]),
  );
}

function ruleOf(rule: RuleInputs, lists: ReadonlyMap<string, string[]>): GroupRule {
  const { ipProtocol: protocol, cidrIpv4, prefixListId, referencedSecurityGroupId } = rule;
  const peer = cidrIpv4 ?? prefixListId ?? referencedSecurityGroupId;
  if (peer === undefined) throw new Error(`a rule of ${rule.securityGroupId} without peer`);
  const cidrs = lists.get(peer) ?? (peer === cidrIpv4 ? [peer] : []);
  return { protocol, ports: portsOf(rule), peer, cidrs };
}

function portsOf({ ipProtocol, fromPort = 0, toPort = 0 }: RuleInputs): Ports {
  return ipProtocol === "-1" ? ALL_PORTS : [fromPort, toPort];
}

/** Whether any rule of any of the groups lets a TCP connection with `other` be. A group is named within its VPC alone. */
export function lets(
  groups: readonly SecurityGroup[],
  direction: keyof typeof RULES,
  other: Seen,
  port: number,
): boolean {
  return groups.some((group) =>
    group[direction].some(
      ({ protocol, ports: [first, last], peer, cidrs }) =>
        (protocol === "-1" || protocol === "tcp") &&
        first <= port &&
        port <= last &&
        (cidrs.some((cidr) => contains(cidr, other.cidr)) ||
          (other.vpc === group.vpc && other.groups.some(({ id }) => id === peer))),
    ),
  );
}
