import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { after } from "../lib/after.ts";
import { demand } from "../lib/demand.ts";
import type { HipaaVpc } from "./hipaaVpc.ts";
import { MAX_GROUP_RULES, type RoleRule, rulesOf } from "./roleRules.ts";
import type { RoleAccess, SecurityRole } from "./roleTable.ts";
import type { TrustLevel } from "./trust.ts";

const ANYWHERE = "0.0.0.0/0";

/** A prefix list as the VPC's account names it. */
export interface NamedNetworks {
  id: pulumi.Input<string>;
  /** Rules that one that names the list counts as. */
  size: number;
}

type Lists = Partial<Record<TrustLevel, NamedNetworks>>;

export interface RoleSecurityGroupsArgs<Role extends SecurityRole> {
  vpc: Pick<HipaaVpc, "vpcId" | "storageListIds">;
  /** The roles that live in the VPC. */
  roles: Readonly<Record<Role, RoleAccess>>;
  /** Prefix lists of the trust levels. One that has none is nobody: what names it has no rule. */
  lists: Lists;
}

/**
 * The security groups of a VPC, by role. Peers in the VPC are named by their group, others by prefix list, so that no rule holds an
 * address of the regions. Children: 1 security group per role, 1 rule per connection and direction.
 *
 * @throws ResourceError when a role names one that is not there, or needs more rules than a group takes
 * @see 45 CFR 164.312(a)(1), access control
 * @see docs/decisions/0021-security-groups-by-role.md
 */
export class RoleSecurityGroups<Role extends SecurityRole> extends pulumi.ComponentResource {
  /** Each role's group, known once its rules exist. */
  readonly groupIds: Record<Role, pulumi.Output<string>>;

  constructor(
    name: string,
    args: RoleSecurityGroupsArgs<Role>,
    opts?: pulumi.ComponentResourceOptions,
  ) {
    const { vpc, roles, lists } = args;
    super("novamind:network:RoleSecurityGroups", name, { roles }, opts);
    const rules = rulesOf(roles, Object.keys(lists));
    const peers = rules.flatMap(({ peer }) => (typeof peer === "object" ? [peer.role] : []));
    demand(this, {
      "roles that name roles of the VPC": peers.every((role) => role in roles),
      [`at most ${String(MAX_GROUP_RULES)} rules for each role and direction, a prefix list counted by its size`]:
        areFew(rules, lists),
    });

    const child = { parent: this };
    const names = Object.keys(roles) as Role[];
    const groups = new Map<SecurityRole, aws.ec2.SecurityGroup>(
      names.map((role) => {
        const key = `${name}-${role}`;
        const description = `Role ${role}: its rules alone decide`;
        const tags = { Name: key };
        return [
          role,
          new aws.ec2.SecurityGroup(key, { vpcId: vpc.vpcId, description, tags }, child),
        ];
      }),
    );
    const made = rules.map((rule) => {
      const { role, direction, key, description, protocol, ports } = rule;
      const securityGroupId = groupOf(groups, role).id;
      const inputs = { securityGroupId, description, ...portsOf(protocol, ports) };
      const peer = peerOf(rule, groups, args);
      const Rule = {
        ingress: aws.vpc.SecurityGroupIngressRule,
        egress: aws.vpc.SecurityGroupEgressRule,
      };
      return {
        role,
        resource: new Rule[direction](`${name}-${key}`, { ...inputs, ...peer }, child),
      };
    });

    const ids = [...groups].map(([role, { id }]) => {
      const own = made.filter((one) => one.role === role).map(({ resource }) => resource);
      return [role, after(id, ...own)];
    });
    this.groupIds = Object.fromEntries(ids) as Record<Role, pulumi.Output<string>>;
    this.registerOutputs({ groupIds: this.groupIds });
  }
}

/** Every protocol has no ports. */
function portsOf(ipProtocol: RoleRule["protocol"], [fromPort, toPort]: RoleRule["ports"]) {
  return ipProtocol === "-1" ? { ipProtocol } : { ipProtocol, fromPort, toPort };
}

function peerOf(
  { peer, service }: RoleRule,
  groups: ReadonlyMap<SecurityRole, aws.ec2.SecurityGroup>,
  { vpc, lists }: Omit<RoleSecurityGroupsArgs<SecurityRole>, "roles">,
) {
  if (typeof peer === "object") return { referencedSecurityGroupId: groupOf(groups, peer.role).id };
  if (service !== undefined) return { prefixListId: vpc.storageListIds[service] };
  if (peer === "anywhere") return { cidrIpv4: ANYWHERE };
  return { prefixListId: sizedList(lists, peer)?.id ?? nobody(peer) };
}

function groupOf(groups: ReadonlyMap<SecurityRole, aws.ec2.SecurityGroup>, role: SecurityRole) {
  const group = groups.get(role);
  return group ?? nobody(role);
}

/** @throws Error, because a rule that lost its peer must not become one about everybody */
function nobody(peer: string): never {
  throw new Error(`nothing is known of ${peer}`);
}

function sizedList(lists: Lists, peer: RoleRule["peer"]): NamedNetworks | undefined {
  return typeof peer === "string" && peer !== "anywhere" && peer !== "storage"
    ? lists[peer]
    : undefined;
}

function areFew(rules: readonly RoleRule[], lists: Lists): boolean {
  const counts = new Map<string, number>();
  for (const { role, direction, peer } of rules) {
    const key = `${role} ${direction}`;
    counts.set(key, (counts.get(key) ?? 0) + (sizedList(lists, peer)?.size ?? 1));
  }
  return [...counts.values()].every((count) => count <= MAX_GROUP_RULES);
}
