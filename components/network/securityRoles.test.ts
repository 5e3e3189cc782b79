import { expect } from "chai";

import { levelsOf, type Peer, type RoleConnections, type RoleTable } from "./roleTable.ts";
import { securityRoles } from "./securityRoles.ts";
import { type Connections, tierAccess, type VpcAccess } from "./tierAccess.ts";
import { reaches, type TrustLevel } from "./trust.ts";
import { type VpcKey, vpcLayouts } from "./vpcLayouts.ts";

const VPCS = Object.keys(securityRoles) as VpcKey[];
const tableOf = (vpc: VpcKey): RoleTable => securityRoles[vpc];
const rolesOf = (vpc: VpcKey) => Object.entries(tableOf(vpc));
const includes = (outer: RoleConnections["ports"], inner: RoleConnections["ports"]) =>
  outer[0] <= inner[0] && outer[1] >= inner[1];

/** The parties of a network ACL that a peer is part of. */
function partiesAround(vpc: VpcKey, peer: Peer): unknown[] {
  if (typeof peer === "object") return ["vpc", "region", "anywhere", tableOf(vpc)[peer.role]?.tier];
  if (peer === "anywhere") return [peer];
  const isOutside = ["peer", "onPremises", "storage"].includes(peer);
  return [peer, "anywhere", ...(isOutside ? [] : ["region"])];
}

/** Whether a tier's network ACL lets all of a role's connection pass, in the direction given. */
function passes(vpc: VpcKey, acl: readonly Connections[], connection: RoleConnections) {
  const { with: peer, ports, protocol } = connection;
  const parties = partiesAround(vpc, peer);
  // Every protocol is for Elastic Fabric Adapters, whose packets meet no network ACL; what else there is of it is TCP.
  const wanted = protocol === "udp" ? "udp" : "tcp";
  return acl.some((rule) => {
    const party = typeof rule.with === "object" ? rule.with.tier : rule.with;
    const { protocol: passed = "tcp" } = rule;
    return passed === wanted && parties.includes(party) && includes(rule.ports, ports);
  });
}

describe("securityRoles", () => {
  for (const vpc of VPCS) {
    for (const [role, { tier, accepts, calls }] of rolesOf(vpc)) {
      const acl = (tierAccess[vpc] as VpcAccess)[tier];

      it(`${vpc}.${role} is no wider than the network ACL of tier ${tier}`, () => {
        for (const one of accepts) {
          expect(passes(vpc, acl?.accepts ?? [], one), JSON.stringify(one)).to.equal(true);
        }
        for (const one of calls) {
          expect(passes(vpc, acl?.calls ?? [], one), JSON.stringify(one)).to.equal(true);
        }
      });

      it(`${vpc}.${role} names levels that have a path to it`, () => {
        const levels = levelsOf({ [role]: { tier, accepts, calls } });
        expect(reaches(vpcLayouts[vpc].trust)).to.include.members(levels);
      });
    }

    it(`${vpc} has within it for each call who accepts it, and for each accept who calls`, () => {
      for (const [role, { accepts, calls }] of rolesOf(vpc)) {
        for (const { peer, ports } of amongRoles(calls)) {
          const answers = tableOf(vpc)[peer]?.accepts ?? [];
          expect(answers.some(isOf([role], ports)), `${role} calls ${peer}`).to.equal(true);
        }
        for (const { peer, ports } of amongRoles(accepts)) {
          const asks = tableOf(vpc)[peer]?.calls ?? [];
          const asked = asks.some(isOf([role, "anywhere"], ports));
          expect(asked, `${role} accepts ${peer}`).to.equal(true);
        }
      }
    });
  }

  it("accepts the internet at the edge alone, and by TLS", () => {
    const open = VPCS.flatMap((vpc) =>
      rolesOf(vpc).flatMap(([role, { accepts }]) =>
        accepts.filter((one) => one.with === "anywhere").map(({ ports }) => [vpc, role, ports]),
      ),
    );
    expect(open).to.deep.equal([["public", "edge", [443, 443]]]);
  });

  it("has stores and endpoints that call nothing, stores that services call and the proxy of a database", () => {
    const { proxy, database, timeSeries, cache, graph } = securityRoles.data;
    for (const store of [database, timeSeries, cache, graph]) {
      expect(store.calls).to.be.empty;
      const callers = amongRoles(store.accepts).map(({ peer }) => peer);
      expect(callers).to.have.length(store.accepts.length);
      expect(new Set(callers)).to.deep.equal(
        new Set(store === database ? ["service", "proxy"] : ["service"]),
      );
    }
    const postgresql = [5432, 5432];
    expect(proxy.accepts).to.deep.equal([{ with: { role: "service" }, ports: postgresql }]);
    expect(proxy.calls).to.deep.equal([{ with: { role: "database" }, ports: postgresql }]);
    const { endpoint, saas, resolver } = securityRoles.endpoints;
    for (const { calls } of [endpoint, saas, resolver, securityRoles.public.consumer]) {
      expect(calls).to.be.empty;
    }
  });

  it("calls the internet from api, service and operations alone", () => {
    const out = VPCS.flatMap((vpc) =>
      rolesOf(vpc).flatMap(([role, { calls }]) =>
        calls.some((one) => one.with === "anywhere") ? [role] : [],
      ),
    );
    expect(out).to.deep.equal(["api", "service", "operations"]);
  });

  it("has models called by their load balancer and each other alone, and functions by nobody", () => {
    const { balancer, inference, function: functions } = securityRoles.ml;
    const callers = amongRoles(inference.accepts).map(({ peer }) => peer);
    expect(inference.accepts).to.have.length(callers.length);
    expect(callers).to.deep.equal(["balancer", "inference"]);
    expect(balancer.calls).to.deep.equal([{ with: { role: "inference" }, ports: [8000, 8000] }]);
    expect(functions.accepts).to.be.empty;
    expect(functions.calls.map(({ with: peer }) => peer)).to.deep.equal(["endpoints", "storage"]);
  });

  it("knows the levels that roles name", () => {
    const levels: TrustLevel[] = ["management", "peer", "edge"];
    expect(levelsOf(securityRoles.data)).to.have.members(levels);
  });
});

/** The connections with roles of the same VPC. */
function amongRoles(connections: readonly RoleConnections[]) {
  return connections.flatMap(({ with: peer, ports }) =>
    typeof peer === "object" ? [{ peer: peer.role, ports }] : [],
  );
}

/** Whether a connection is with one of the peers, on all of the ports. */
function isOf(peers: string[], wanted: RoleConnections["ports"]) {
  return ({ with: peer, ports }: RoleConnections) =>
    peers.includes(typeof peer === "object" ? peer.role : peer) && includes(ports, wanted);
}
