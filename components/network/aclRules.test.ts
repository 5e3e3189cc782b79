import { expect } from "chai";

import { type AclRule, aclRules, type Networks, openRules } from "./aclRules.ts";
import type { Connections, TierAccess } from "./tierAccess.ts";

describe("aclRules", () => {
  const networks: Networks = {
    vpc: "10.1.0.0/16",
    region: "10.0.0.0/12",
    storage: ["3.5.128.0/22", "52.94.4.0/24"],
    levels: { edge: ["10.2.0.0/16"], peer: ["10.16.0.0/12"] },
    tiers: { app: ["10.1.0.0/24", "10.1.64.0/24"] },
  };
  const tcp = (...parties: Connections["with"][]): Connections[] =>
    parties.map((party) => ({ with: party, ports: [443, 443] }));
  const brief = ({ cidrBlock, protocol, fromPort, toPort }: AclRule) =>
    protocol === "tcp" ? `${cidrBlock} ${String(fromPort)}-${String(toPort)}` : protocol;
  const rules = (access: Partial<TierAccess>, around = networks) => {
    const { ingress, egress } = aclRules({ accepts: [], calls: [], ...access }, around);
    return { ingress: ingress.map(brief), egress: egress.map(brief) };
  };

  it("lets in who connects, and out the answers on ephemeral ports", () => {
    expect(rules({ accepts: tcp("vpc") })).to.deep.equal({
      ingress: ["10.1.0.0/16 443-443", "icmp"],
      egress: ["10.1.0.0/16 1024-65535", "icmp"],
    });
  });

  it("lets out what the tier calls, and in the answers on ephemeral ports", () => {
    expect(rules({ calls: tcp("vpc") })).to.deep.equal({
      ingress: ["10.1.0.0/16 1024-65535", "icmp"],
      egress: ["10.1.0.0/16 443-443", "icmp"],
    });
  });

  it("lets nothing of TCP through where the tier has no part in any", () => {
    expect(rules({})).to.deep.equal({ ingress: ["icmp"], egress: ["icmp"] });
  });

  it("keeps the protocols apart: an answer to UDP comes by UDP", () => {
    const access = {
      accepts: [],
      calls: [{ with: "vpc", ports: [53, 53], protocol: "udp" } as const, ...tcp("vpc")],
    };
    const { ingress, egress } = aclRules(access, networks);
    const kinds = (all: AclRule[]) =>
      all.map(({ protocol, fromPort }) => `${protocol} ${String(fromPort)}`);
    expect(kinds(egress)).to.deep.equal(["udp 53", "tcp 443", "icmp 0"]);
    expect(kinds(ingress)).to.deep.equal(["udp 1024", "tcp 1024", "icmp 0"]);
  });

  it("knows every party by its networks", () => {
    const accepts = tcp("anywhere");
    expect(rules({ accepts }).ingress).to.deep.equal(["0.0.0.0/0 443-443", "icmp"]);
    expect(
      rules({ accepts: tcp("storage", "edge", "peer", { tier: "app" }) }).ingress,
    ).to.deep.equal([
      "3.5.128.0/22 443-443",
      "52.94.4.0/24 443-443",
      "10.2.0.0/16 443-443",
      "10.16.0.0/12 443-443",
      "10.1.0.0/24 443-443",
      "10.1.64.0/24 443-443",
      "icmp",
    ]);
    expect(rules({ accepts: tcp("region", "ml") }).ingress).to.deep.equal([
      "10.0.0.0/12 443-443",
      "icmp",
    ]);
  });

  it("leaves out what another rule lets through", () => {
    const accepts: Connections[] = [...tcp("edge", "edge"), { with: "edge", ports: [8443, 8443] }];
    expect(rules({ accepts, calls: tcp("region") }).ingress).to.deep.equal([
      "10.2.0.0/16 443-443",
      "10.0.0.0/12 1024-65535",
      "icmp",
    ]);
  });

  it("sums up the many networks of a level and of storage", () => {
    const edge = Array.from({ length: 21 }, (_, index) => `10.2.${String(index)}.0/24`);
    const storage = Array.from({ length: 21 }, (_, index) => `3.${String(index)}.0.0/24`);
    const around = { ...networks, storage, levels: { edge } };
    expect(rules({ accepts: tcp("edge") }, around).ingress).to.deep.equal([
      "10.2.0.0/20 443-443",
      "10.2.16.0/21 443-443",
      "icmp",
    ]);
    expect(rules({ accepts: tcp("storage") }, around).ingress.length).to.be.at.most(6);
  });

  it("numbers rules in steps of ten", () => {
    const { ingress } = aclRules({ accepts: tcp("vpc", "edge"), calls: [] }, networks);
    expect(ingress.map(({ ruleNo }) => ruleNo)).to.deep.equal([10, 20, 30]);
  });

  it("lets packets announce that they were too large, from as far as the tier talks", () => {
    const from = (accepts: Connections[]) =>
      aclRules({ accepts, calls: [] }, networks).egress.at(-1);
    const tooLarge = { protocol: "icmp", icmpType: 3, icmpCode: 4 };
    expect(from(tcp("vpc"))).to.include({ ...tooLarge, cidrBlock: "10.1.0.0/16" });
    expect(from(tcp("edge", "peer", "storage"))).to.include({
      ...tooLarge,
      cidrBlock: "10.0.0.0/12",
    });
    expect(from(tcp("anywhere"))).to.include({ ...tooLarge, cidrBlock: "0.0.0.0/0" });
  });

  it("lets what is on premises announce it, where the tier has to do with that", () => {
    const around = { ...networks, levels: { onPremises: ["172.16.0.0/16"] } };
    const announced = (accepts: Connections[]) =>
      aclRules({ accepts, calls: [] }, around)
        .ingress.filter(({ protocol }) => protocol === "icmp")
        .map(({ cidrBlock }) => cidrBlock);
    expect(announced(tcp("region", "onPremises"))).to.deep.equal(["10.0.0.0/12", "172.16.0.0/16"]);
    expect(announced(tcp("anywhere", "onPremises"))).to.deep.equal(["0.0.0.0/0"]);
    expect(announced(tcp("region"))).to.deep.equal(["10.0.0.0/12"]);
  });

  it("lets everything through where it is told to", () => {
    const all = { ruleNo: 10, action: "allow", protocol: "-1", fromPort: 0, toPort: 0 };
    const rule = { ...all, cidrBlock: "0.0.0.0/0" };
    expect(openRules()).to.deep.equal({ ingress: [rule], egress: [rule] });
  });
});
