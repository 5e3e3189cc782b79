import { expect } from "chai";

import type { Declared } from "../../../components/testing/deploy.ts";
import { type Interface, PORTS, rolesIn } from "./canConnect.ts";
import { canReach } from "./canReach.ts";
import { networkOf } from "./network.ts";
import { canConnectBy, privateLinksOf } from "./privateLink.ts";

const ZONES = [1, 2, 3];
/** By VPC that offers a service: the role that it leads to. */
const SERVED = { data: "data.service", ml: "ml.balancer" } as const;

/** What is true of the ways by PrivateLink, as assertions: see `TRUTHS`. */
export const PRIVATE_LINK_TRUTHS: Record<string, (declared: Declared[], here: string) => void> = {
  "leads from public.api by an endpoint with a fixed address and a load balancer to the services of data, and to the load balancer in front of the models of ml":
    (declared, here) => {
      const network = networkOf(declared);
      const links = privateLinksOf(declared, network);
      for (const [served, role] of Object.entries(SERVED)) {
        const way = [`${here}-${served}-endpoint`, `${here}-${served}-link`];
        const link = links.find(({ endpoint }) => endpoint === way[0]);
        for (const zone of ZONES) {
          const caller = roleOf(rolesIn(network, here, zone), "public.api");
          const target = roleOf(rolesIn(network, here, (zone % ZONES.length) + 1), role);
          const reach = link && canConnectBy(link, network, { caller, target, zone });
          expect(reach, `${served} ${String(zone)}`).to.deep.equal({
            reachable: true,
            hops: ["public.api", ...way, role],
          });
        }
      }
    },

  "lets nothing but api by those ways, and asks the load balancers' groups": (declared, here) => {
    const network = networkOf(declared);
    const links = privateLinksOf(declared, network);
    const own = links.filter(({ endpoint }) => endpoint.startsWith(`${here}-`));
    expect(own).to.have.length(Object.keys(SERVED).length);
    const roles = rolesIn(network, here, 1);
    const target = roleOf(roles, "data.service");
    for (const link of own) {
      expect(link.enforced, link.endpoint).to.equal(true);
      expect(link.addresses.map(({ subnet: { tier, vpc } }) => `${vpc}.${tier}`)).to.deep.equal(
        ZONES.map(() => `${here}-public.api`),
      );
      const callers = roles.filter(
        (caller) => canConnectBy(link, network, { caller, target, zone: 2 }).hops.length > 1,
      );
      expect(callers.map(({ label }) => label)).to.deep.equal(["public.api"]);
    }
  },

  "has no other way from public to the services of data, whatever a security group lets": (
    declared,
    here,
  ) => {
    const network = networkOf(declared);
    const inTier = (vpc: string, tier: RegExp) =>
      network.subnets.filter((one) => one.vpc === `${here}-${vpc}` && tier.test(one.tier));
    const ways = inTier("public", /^(public|api)$/).flatMap((from) =>
      inTier("data", /^app$/).flatMap((to) =>
        PORTS.filter((port) => canReach(network, from, to, port).reachable),
      ),
    );
    expect(ways).to.deep.equal([]);
  },
};

function roleOf(roles: readonly Interface[], label: string): Interface {
  const role = roles.find((one) => one.label === label);
  if (role === undefined) throw new Error(`no role ${label}`);
  return role;
}
