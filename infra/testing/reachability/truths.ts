import { expect } from "chai";

import type { Declared } from "../../../components/testing/deploy.ts";
import { canReach, type End } from "./canReach.ts";
import { GROUP_TRUTHS } from "./groupTruths.ts";
import { ON_PREMISES_TRUTHS } from "./onPremises.ts";
import { PASSES } from "./passes.ts";
import { PRIVATE_LINK_TRUTHS } from "./privateLinkTruths.ts";
import { type Network, networkOf, OPEN, type Subnet } from "./network.ts";

/** TCP ports that are asked for, one of each kind: administration, plain HTTP, TLS, a store, a container. */
const PORTS = [22, 80, 443, 5432, 8443];
const INTERNET = { cidr: "0.0.0.0/0", target: "internet gateway" } as const;

export const zonesOf = ({ subnets }: Network, region: string) => [
  ...new Set(subnets.filter(({ vpc }) => vpc.startsWith(region)).map(({ zone }) => zone)),
];
const labelOf = ({ vpc, tier }: Subnet) => `${vpc.replace(/^\w+-/, "")}.${tier}`;

/** The n-th zone's subnet of a tier, labelled `<vpc>.<tier>`. */
export function subnet({ subnets }: Network, region: string, label: string, n = 1): Subnet {
  const name = `${region}-${label.replace(".", "-")}-${String(n)}`;
  const found = subnets.find((one) => one.name === name);
  if (found === undefined) throw new Error(`no subnet ${name}`);
  return found;
}

/** Without what its network ACL refuses, so that what else refuses shows. */
const opened = (one: Subnet): Subnet => ({ ...one, ingress: OPEN, egress: OPEN });

/** What is as {@link PASSES} says: from the tiers of one zone to those of the next. */
export function passes(network: Network, region: string, n: number): Record<string, string[]> {
  const zones = zonesOf(network, region).length;
  const tiersIn = (zone: number) =>
    network.subnets.filter(
      ({ name, tier }) => tier !== "transit" && name.endsWith(`-${String(zone)}`),
    );
  const ends = (subnets: Subnet[]): [string, Subnet][] =>
    subnets.map((one) => [
      `${one.vpc.startsWith(`${region}-`) ? "" : "peer "}${labelOf(one)}`,
      one,
    ]);
  const internet = ["internet", "internet"] as const;
  const targets = [...ends(tiersIn((n % zones) + 1)), internet];
  const sources = [...ends(tiersIn(n)).filter(([label]) => !label.startsWith("peer")), internet];
  const found = sources.map(([label, from]) => [
    label,
    targets.flatMap(([target, to]) => {
      const ports = PORTS.filter((port) => canReach(network, from, to, port).reachable);
      return ports.length === 0 ? [] : [[target, ...ports].join(" ")];
    }),
  ]);
  return Object.fromEntries(found) as Record<string, string[]>;
}

/** What is true of a region in the network that is declared, as assertions. */
export const TRUTHS: Record<string, (declared: Declared[], here: string, there: string) => void> = {
  ...GROUP_TRUTHS,
  ...PRIVATE_LINK_TRUTHS,
  ...ON_PREMISES_TRUTHS,

  "lets pass, between tiers, exactly what routes and network ACLs are for": (declared, here) => {
    const found = passes(networkOf(declared), here, 1);
    expect(Object.keys(found)).to.have.members(Object.keys(PASSES));
    for (const [from, to] of Object.entries(PASSES)) {
      expect(found[from], from).to.have.members(to);
    }
  },

  "leads to the internet through the firewall and the NAT gateway of the zone, and no other way": (
    declared,
    here,
  ) => {
    const network = networkOf(declared);
    for (const from of ["public.api", "data.app", "ml.inference", "management.operations"]) {
      const { hops } = canReach(network, opened(subnet(network, here, from, 2)), "internet", 443);
      expect(hops.filter((hop) => !hop.startsWith("transit gateway"))).to.deep.equal([
        `${here}-${from.replace(".", "-")}-2`,
        `${here}-firewall`,
        `${here}-egress-transit-2`,
        `NAT in ${here}-egress-public-2`,
        "internet",
      ]);
    }
  },

  "has no route out of the stores": (declared, here, there) => {
    const network = networkOf(declared);
    const stores = opened(subnet(network, here, "data.data"));
    const ends: End[] = [
      "internet",
      subnet(network, here, "ml.inference"),
      subnet(network, there, "data.app"),
    ];
    for (const to of ends) {
      expect(canReach(network, stores, to, 443).stop).to.equal(`no route in ${stores.name}`);
    }
  },

  "keeps the internet out of VPCs that are not for it, whatever route and network ACL they get": (
    declared,
    here,
  ) => {
    const network = networkOf(declared);
    const closed = network.subnets.filter(
      ({ vpc }) => vpc.startsWith(here) && !/-(public|egress)$/.test(vpc),
    );
    for (const one of closed) {
      const exposed = opened({ ...one, routes: [INTERNET, ...one.routes] });
      expect(canReach(network, "internet", exposed, 443).reachable, one.name).to.equal(false);
      expect(canReach(network, exposed, "internet", 443).reachable, one.name).to.equal(false);
    }
    const nat = opened(subnet(network, here, "egress.public"));
    expect(canReach(network, "internet", nat, 443).reachable, nat.name).to.equal(false);
  },

  "stops at the first table what stays in the regions and is nobody's, or not for the level": (
    declared,
    here,
    there,
  ) => {
    const network = networkOf(declared);
    const nowhere = { nowhere: here === "prod" ? "10.31.0.0/16" : "10.47.0.0/16" };
    const stop = (from: Subnet, to: End) => canReach(network, from, to, 443).stop;
    const far = subnet(network, there, "data.app");
    for (const [tier, level] of [
      ["public.api", "edge"],
      ["data.app", "data"],
      ["ml.inference", "ml"],
      ["management.operations", "management"],
      ["egress.public", "firewall"],
    ] as const) {
      const from = opened(subnet(network, here, tier));
      const blackhole = `blackhole in transit gateway table ${here}-${level}`;
      expect(stop(from, nowhere), tier).to.equal(blackhole);
      const strange = level === "data" ? subnet(network, there, "management.operations") : far;
      if (level !== "firewall") expect(stop(from, strange), tier).to.equal(blackhole);
    }
  },

  "sends nothing for the other region to the internet while the peering does not stand": (
    declared,
    here,
    there,
  ) => {
    const network = networkOf(declared.filter(({ name }) => !name.startsWith("global")));
    const far = subnet(network, there, "data.app");
    const { stop } = canReach(network, subnet(network, here, "data.app"), far, 443);
    expect(stop).to.equal(`blackhole in transit gateway table ${here}-firewall`);
  },
};
