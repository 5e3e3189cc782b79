import { expect } from "chai";

import type { RoleConnections, RoleTable } from "../../../components/network/roleTable.ts";
import { securityRoles } from "../../../components/network/securityRoles.ts";
import { type VpcKey, vpcLayouts } from "../../../components/network/vpcLayouts.ts";
import type { Declared } from "../../../components/testing/deploy.ts";
import { all } from "./declaredOf.ts";
import { reaches } from "./canConnect.ts";
import { type GroupRule, listsOf, type SecurityGroup } from "./groups.ts";
import { type GroupAccess, GROUPS } from "./groupTable.ts";
import { type Network, networkOf } from "./network.ts";
import { CONNECTED, ON_PREMISES } from "./onPremises.ts";
import { REACHES } from "./reaches.ts";

const REGION_CIDRS: Record<string, string> = { prod: "10.16.0.0/12", dr: "10.32.0.0/12" };

/** What is true of the security groups, as assertions: see `TRUTHS`. */
export const GROUP_TRUTHS: Record<
  string,
  (declared: Declared[], here: string, there: string) => void
> = {
  "has security groups that let in and out what they are for, each on its own": (
    declared,
    here,
  ) => {
    const network = networkOf(declared);
    const own = [...network.groups.values()].filter(({ vpc }) => vpc.startsWith(`${here}-`));
    const found = Object.fromEntries(
      own.map((group) => [
        labelOf(group),
        {
          in: described(network, group, group.ingress),
          out: described(network, group, group.egress),
        },
      ]),
    );
    const expected = here === CONNECTED ? GROUPS : unconnected();
    expect(found).to.have.all.keys(Object.keys(expected));
    for (const [label, access] of Object.entries(expected)) {
      expect(found[label]?.in, `into ${label}`).to.have.members(access.in);
      expect(found[label]?.out, `out of ${label}`).to.have.members(access.out);
    }
  },

  "names who is let in or out by group or prefix list, and by address only where the role is for everybody":
    (declared, here) => {
      const { groups } = networkOf(declared);
      const own = [...groups.values()].filter(({ vpc }) => vpc.startsWith(`${here}-`));
      const addressed = own.flatMap((group) =>
        (["ingress", "egress"] as const).flatMap((direction) =>
          group[direction]
            .filter(({ peer }) => peer.includes("/"))
            .map(({ peer }) => `${labelOf(group)} ${direction} ${peer}`),
        ),
      );
      expect(addressed).to.have.members(forEverybody());
    },

  "has prefix lists that hold the networks of their trust level, and nothing else": (
    declared,
    here,
    there,
  ) => {
    const levels: Record<string, unknown[]> = { peer: [REGION_CIDRS[there]] };
    if (here === CONNECTED) levels["onPremises"] = [ON_PREMISES];
    for (const { name, inputs } of declared.filter(({ type }) => type === "awsx:ec2:Vpc")) {
      const [region, key] = name.split("-") as [string, VpcKey];
      const { trust } = vpcLayouts[key];
      if (region === here && trust !== "egress") levels[trust] = [inputs["cidrBlock"]];
    }
    const lists = [...listsOf(declared)].map(([id, cidrs]) => [levelOf(id), cidrs] as const);
    const own = lists.filter(([level]) => level.startsWith(`${here} `));
    expect(Object.fromEntries(own)).to.deep.equal(
      Object.fromEntries(Object.entries(levels).map(([key, cidrs]) => [`${here} ${key}`, cidrs])),
    );
  },

  "connects exactly the roles that are for each other": (declared, here, there) => {
    const found = reaches(networkOf(declared), here, there);
    expect(Object.keys(found)).to.have.members(Object.keys(REACHES));
    for (const [from, to] of Object.entries(REACHES)) {
      expect(found[from], from).to.have.members(to);
    }
  },

  "leaves every VPC's default security group without rules": (declared, here) => {
    const defaults = all(declared, "ec2/defaultSecurityGroup:DefaultSecurityGroup").filter(
      ({ inputs }) => inputs["vpcId"]?.startsWith(`${here}-`),
    );
    expect(defaults).to.have.length(Object.keys(vpcLayouts).length);
    for (const { inputs } of defaults) {
      expect(inputs).to.deep.include({ ingress: [], egress: [] });
    }
  },
};

/** `<vpc>.<role>`, or `<vpc>.<what it is of>`. */
function labelOf({ name, vpc }: SecurityGroup): string {
  const key = vpc.replace(/^\w+-/, "");
  return `${key}.${name.replace(/^\w+?-/, "").replace(`${key}-`, "")}`;
}

const levelOf = (listId: string) => listId.replace("-level-", " ").replace("_id", "");

/** Rules as `<ports> <peer>`. */
function described(network: Network, group: SecurityGroup, rules: readonly GroupRule[]): string[] {
  return rules.map(({ protocol, ports, peer }) => {
    const what = [...new Set(ports)].join("-");
    const which = { "-1": "all", tcp: what }[protocol] ?? `${protocol} ${what}`;
    return `${which} ${peerOf(network, group, peer)}`;
  });
}

function peerOf({ groups }: Network, { vpc }: SecurityGroup, peer: string): string {
  const group = groups.get(peer);
  if (group !== undefined) return labelOf(group);
  const level = /-level-(\w+)_id$/.exec(peer)?.[1];
  if (level !== undefined) return `level ${level}`;
  // A list of AWS's own, known by the gateway endpoint of this VPC.
  return peer.replace(new RegExp(`^${vpc}-(\\w+)_pl$`), "$1");
}

/** What the catalogue of roles has with `anywhere`, as rules. */
function forEverybody(): string[] {
  const rules = (role: string, direction: string, connections: readonly RoleConnections[]) =>
    connections.flatMap((one) =>
      one.with === "anywhere" ? [`${role} ${direction} 0.0.0.0/0`] : [],
    );
  return Object.entries<RoleTable>(securityRoles).flatMap(([vpc, roles]) =>
    Object.entries(roles).flatMap(([role, { accepts, calls }]) => [
      ...rules(`${vpc}.${role}`, "ingress", accepts),
      ...rules(`${vpc}.${role}`, "egress", calls),
    ]),
  );
}

/** The table of a region that is not connected to a network on premises. */
function unconnected(): Record<string, GroupAccess> {
  const near = (rules: string[]) => rules.filter((rule) => !rule.includes("onPremises"));
  const groups = Object.entries(GROUPS).map(([label, access]) => [
    label,
    { in: near(access.in), out: near(access.out) },
  ]);
  return Object.fromEntries(groups) as Record<string, GroupAccess>;
}
