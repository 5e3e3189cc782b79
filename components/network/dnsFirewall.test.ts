import { expect } from "chai";

import { type Declared, deploy, inventory, only } from "../testing/deploy.ts";
import { DnsFirewall, type DnsFirewallArgs } from "./dnsFirewall.ts";
import { ORGANIZATION_ARN, valuesOf } from "./testing/fixtures.ts";

const RULE = "aws:route53/resolverFirewallRule:ResolverFirewallRule";
const LIST = "aws:route53/resolverFirewallDomainList:ResolverFirewallDomainList";

describe("DnsFirewall", () => {
  const make = (args: Partial<DnsFirewallArgs> = {}) =>
    new DnsFirewall("dns", {
      organizationArn: ORGANIZATION_ARN,
      allowed: ["*.example.com"],
      blocked: ["example.org", "*.example.org"],
      managedLists: { AWSManagedDomainsMalwareDomainList: "rslvr-fdl-1" },
      ...args,
    });
  const rules = (declared: Declared[]) =>
    declared
      .filter(({ type }) => type === RULE)
      .map(({ inputs }) => inputs)
      .sort((a, b) => Number(a["priority"]) - Number(b["priority"]));

  it("consists of a rule group, lists, rules and a share", async () => {
    expect(inventory(await deploy(() => make()))).to.deep.equal({
      "novamind:network:DnsFirewall": 1,
      "aws:route53/resolverFirewallRuleGroup:ResolverFirewallRuleGroup": 1,
      [LIST]: 2,
      [RULE]: 6,
      "aws:ram/resourceShare:ResourceShare": 1,
      "aws:ram/resourceAssociation:ResourceAssociation": 1,
      "aws:ram/principalAssociation:PrincipalAssociation": 1,
    });
  });

  it("blocks threats where no domains are given", async () => {
    const declared = await deploy(() => make({ allowed: [], blocked: [], managedLists: {} }));
    expect(inventory(declared)).not.to.have.property(LIST);
    expect(rules(declared).map((rule) => rule["dnsThreatProtection"])).to.deep.equal([
      "DGA",
      "DICTIONARY_DGA",
      "DNS_TUNNELING",
    ]);
  });

  it("lets through before it blocks, each rule with room before the next", async () => {
    const found = rules(await deploy(() => make()));
    expect(found.map(({ priority, action }) => [priority, action])).to.deep.equal([
      [100, "ALLOW"],
      [200, "BLOCK"],
      [300, "BLOCK"],
      [400, "BLOCK"],
      [500, "BLOCK"],
      [600, "BLOCK"],
    ]);
    expect(found.slice(0, 3).map((rule) => rule["firewallDomainListId"])).to.deep.equal([
      "dns-allowed_id",
      "dns-blocked_id",
      "rslvr-fdl-1",
    ]);
    for (const rule of found.slice(1)) expect(rule).to.include({ blockResponse: "NXDOMAIN" });
    for (const rule of found) expect(rule).to.include({ firewallRuleGroupId: "dns_id" });
  });

  it("holds the domains that it is given", async () => {
    const declared = await deploy(() => make());
    const domains = (name: string) => only(declared, LIST, name).inputs["domains"];
    expect(domains("dns-allowed")).to.deep.equal(["*.example.com"]);
    expect(domains("dns-blocked")).to.deep.equal(["example.org", "*.example.org"]);
  });

  it("shares the rules with the organization and nobody outside", async () => {
    const declared = await deploy(() => make());
    expect(only(declared, "aws:ram/resourceShare:ResourceShare").inputs).to.include({
      allowExternalPrincipals: false,
    });
    expect(only(declared, "aws:ram/resourceAssociation:ResourceAssociation").inputs).to.include({
      resourceArn: "arn:aws:mock:::dns",
      resourceShareArn: "arn:aws:mock:::dns-dns",
    });
    expect(only(declared, "aws:ram/principalAssociation:PrincipalAssociation").inputs).to.include({
      principal: ORGANIZATION_ARN,
      resourceShareArn: "arn:aws:mock:::dns-dns",
    });
  });

  it("answers with the rule group", async () => {
    let firewall: DnsFirewall | undefined;
    await deploy(() => (firewall = make()));
    const { ruleGroupId } = firewall as DnsFirewall;
    expect(await valuesOf({ ruleGroupId })).to.deep.equal({ ruleGroupId: "dns_id" });
  });
});
