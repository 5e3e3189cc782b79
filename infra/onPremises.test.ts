import { expect } from "chai";

import { parseConfig } from "./config.ts";
import { shippedValues } from "./testing/shipped.ts";

type Json = Record<string, unknown>;

/** The problems told about prod's configuration once `spoil` has changed what is on premises. */
function problems(spoil: (onPremises: Json, platform: Json) => void): string[] {
  const values = shippedValues("prod");
  spoil(values.platform["onPremises"] as Json, values.platform);
  try {
    parseConfig(values);
  } catch (error) {
    const [, ...lines] = (error as Error).message.split("\n");
    return lines.map((line) =>
      line.trim().replace(/^novamind:platform\.(.*) holds .*; allowed:/, "$1:"),
    );
  }
  return [];
}

describe("the configuration of what is on premises", () => {
  it("may be left out, and so may Direct Connect; the VPN may not", () => {
    expect(problems((_, platform) => delete platform["onPremises"])).to.deep.equal([]);
    expect(problems((onPremises) => delete onPremises["directConnect"])).to.deep.equal([]);
    expect(problems((onPremises) => delete onPremises["vpn"])).to.deep.equal([
      "onPremises.vpn: an object",
    ]);
  });

  it("takes virtual interfaces of lines that are there", () => {
    const virtualInterfaces = { primary: { connectionId: "dxcon-fg31dyv6", vlan: 101 } };
    expect(
      problems((onPremises) => {
        onPremises["directConnect"] = { amazonSideAsn: 64514, virtualInterfaces };
      }),
    ).to.deep.equal([]);
  });

  const cases: [string, (onPremises: Json, platform: Json) => void, string][] = [
    [
      "a range of the region's",
      (one) => (one["cidrs"] = ["172.16.0.0/16", "10.19.4.0/24"]),
      "onPremises.cidrs.1: a range that does not overlap the region's, 10.16.0.0/12",
    ],
    [
      "a range of the other region's",
      (one) => (one["cidrs"] = ["172.16.0.0/16", "10.40.0.0/16"]),
      "onPremises.cidrs.1: a range that does not overlap the other region's, 10.32.0.0/12",
    ],
    [
      "a range inside another",
      (one) => (one["cidrs"] = ["172.16.0.0/16", "172.16.8.0/24"]),
      "onPremises.cidrs.1: a range that does not overlap another, 172.16.0.0/16",
    ],
    [
      "more ranges than network ACLs name",
      (one) => (one["cidrs"] = ["172.16.0.0/16", "172.17.0.0/16", "172.18.0.0/16"]),
      "onPremises.cidrs: 1 to 2 canonical IPv4 CIDR blocks, as many as network ACLs name one by one",
    ],
    [
      "a number that AWS reserves",
      (one) => (one["asn"] = 7224),
      "onPremises.asn: the network's ASN: private, or its own public one, and none that AWS reserves",
    ],
    [
      "the transit gateway's number",
      (one) => (one["asn"] = 64512),
      "onPremises.asn: another ASN than the transit gateway's",
    ],
    [
      "a public number on Amazon's side",
      (one) => (one["directConnect"] = { amazonSideAsn: 3356 }),
      "onPremises.directConnect.amazonSideAsn: a private ASN: 64512 to 65534, or 4200000000 to 4294967294",
    ],
    [
      "one number on both sides of Direct Connect",
      (one) => (one["directConnect"] = { amazonSideAsn: 65010 }),
      "onPremises.directConnect.amazonSideAsn: another ASN than the transit gateway's and that on premises",
    ],
    [
      "a device that the internet does not reach",
      (one) => (one["vpn"] = { customerGateways: { datacenter: "172.16.0.1" } }),
      "onPremises.vpn.customerGateways.datacenter: the public IPv4 address of the device that ends the tunnels",
    ],
    [
      "one device twice",
      (one) => (one["vpn"] = { customerGateways: { a: "203.0.113.10", b: "203.0.113.10" } }),
      "onPremises.vpn.customerGateways.b: each device once",
    ],
    [
      "one resolver, which nothing replaces",
      (one) => (one["dns"] = { domains: ["corp.example.com"], resolvers: ["172.16.0.10"] }),
      "onPremises.dns.resolvers: 2 to 6 IPv4 addresses",
    ],
    [
      "a resolver to which no route leads",
      (one) =>
        (one["dns"] = { domains: ["corp.example.com"], resolvers: ["172.16.0.10", "172.20.0.10"] }),
      "onPremises.dns.resolvers.1: an address on premises, in one of onPremises.cidrs",
    ],
    [
      "a name of the region's own",
      (one) =>
        (one["dns"] = {
          domains: ["db.prod.novamind.internal"],
          resolvers: ["172.16.0.10", "172.16.1.10"],
        }),
      "onPremises.dns.domains.0: a domain outside of the region's own private zone prod.novamind.internal",
    ],
    [
      "a private domain that is none",
      (_, platform) => (platform["privateDomain"] = "Internal"),
      "privateDomain: a domain in small letters, such as corp.example.com",
    ],
    [
      "an unknown key",
      (one) => (one["mpls"] = true),
      "onPremises: only cidrs, asn, directConnect, vpn, dns",
    ],
  ];
  for (const [what, spoil, told] of cases) {
    it(`refuses ${what}`, () => {
      expect(problems(spoil)).to.deep.equal([told]);
    });
  }
});
