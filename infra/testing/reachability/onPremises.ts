import { expect } from "chai";

import type { Declared } from "../../../components/testing/deploy.ts";
import { canReach } from "./canReach.ts";
import { networkOf, type Subnet } from "./network.ts";

/** What the primary region is connected to, as the repository configures it; the recovery region has no such connection. */
export const ON_PREMISES = "172.16.0.0/16";
export const CONNECTED = "prod";

/** By tier: what its network ACL lets in from on premises and names that network for, answers to its own questions included. */
const LETS_IN: Record<string, string[]> = {
  "endpoints.endpoints": ["tcp 443-443"],
  "endpoints.resolver": ["udp 53-53", "tcp 53-53", "udp 1024-65535", "tcp 1024-65535"],
  "management.operations": ["tcp 443-443"],
};

/** What is true of a network on premises, as assertions: see `TRUTHS`. */
export const ON_PREMISES_TRUTHS: Record<string, (declared: Declared[], here: string) => void> = {
  "lets what is on premises at names, endpoints and operations, where something is connected": (
    declared,
    here,
  ) => {
    const { subnets } = networkOf(declared);
    const named = subnets
      .filter(({ vpc }) => vpc.startsWith(`${here}-`))
      .map((one): [string, string[]] => [labelOf(one), letsIn(one)])
      .filter(([, rules]) => rules.length > 0);
    expect(Object.fromEntries(named)).to.deep.equal(here === CONNECTED ? LETS_IN : {});
  },

  "routes what comes from on premises to management and endpoints, and to nothing else": (
    declared,
    here,
  ) => {
    const { tables } = networkOf(declared);
    const table = tables.find(({ name }) => name === `${here}-onPremises`);
    expect(table?.routes.map(({ attachment }) => attachment)).to.have.members([
      `${here}-management_id`,
      `${here}-endpoints_id`,
    ]);
    expect(table?.from).to.have.members(
      here === CONNECTED ? [`${here}-dx_attachment`, `${here}-vpn-datacenter_attachment`] : [],
    );
  },

  "drops at the first table what edge, data and ml send to on premises": (declared, here) => {
    if (here !== CONNECTED) return;
    const network = networkOf(declared);
    for (const [tier, level] of [
      ["public-api", "edge"],
      ["data-app", "data"],
      ["ml-training", "ml"],
    ] as const) {
      const from = network.subnets.find(({ name }) => name === `${here}-${tier}-1`);
      if (from === undefined) throw new Error(`no subnet of ${tier}`);
      const open = { ...from, egress: [ANY], ingress: [ANY] };
      expect(canReach(network, open, { nowhere: ON_PREMISES }, 443).stop).to.equal(
        `blackhole in transit gateway table ${here}-${level}`,
      );
    }
  },
};

const ANY = {
  ruleNo: 1,
  action: "allow",
  protocol: "-1",
  cidrBlock: "0.0.0.0/0",
  fromPort: 0,
  toPort: 0,
};

const labelOf = ({ vpc, tier }: Subnet) => `${vpc.replace(/^\w+-/, "")}.${tier}`;

function letsIn({ ingress }: Subnet): string[] {
  return ingress
    .filter(({ cidrBlock, protocol }) => cidrBlock === ON_PREMISES && protocol !== "icmp")
    .map(({ protocol, fromPort, toPort }) => `${protocol} ${String(fromPort)}-${String(toPort)}`);
}
