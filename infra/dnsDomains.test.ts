import { expect } from "chai";

import { Dns } from "./dnsDomains.ts";

describe("the configuration of DNS", () => {
  const refused = (dns: unknown) =>
    Dns.safeParse(dns).error?.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);

  it("is empty lists where nothing is given", () => {
    expect(Dns.parse(undefined)).to.deep.equal({ allowed: [], blocked: [], managedLists: {} });
  });

  it("takes domains, all subdomains of one, and AWS's lists by their ids", () => {
    const dns = {
      allowed: ["example.com"],
      blocked: ["*.example.org"],
      managedLists: { AWSManagedDomainsMalwareDomainList: "rslvr-fdl-2c46f2ecbf" },
    };
    expect(Dns.parse(dns)).to.deep.equal(dns);
  });

  for (const domain of ["example", "https://example.com", "*", "a*.example.com", "example..com"]) {
    it(`refuses ${domain} as a domain`, () => {
      expect(refused({ blocked: [domain] })).to.deep.equal([
        "blocked.0: domains, each such as example.com, or *.example.com for its subdomains",
      ]);
    });
  }

  it("refuses a list that AWS does not have, an id of something else, and an unknown key", () => {
    expect(refused({ managedLists: { Malware: "rslvr-fdl-1" } })?.join()).to.contain(
      "ids (rslvr-fdl-…)",
    );
    expect(
      refused({ managedLists: { AWSManagedDomainsMalwareDomainList: "rslvr-frg-1" } })?.join(),
    ).to.contain("ids (rslvr-fdl-…)");
    expect(refused({ blocklist: [] })).to.deep.equal([": only allowed, blocked, managedLists"]);
  });
});
