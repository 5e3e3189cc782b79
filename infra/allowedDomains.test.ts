import { expect } from "chai";

import { MAX_DOMAINS } from "../components/network/firewallRules.ts";
import { AllowedDomains } from "./allowedDomains.ts";

const NAMED = "a domain in small letters, such as api.example.com, or .example.com with all of its";
const BY_NAME = "hosts of AWS by name, since any account has some";

/** What is told of the list: the place in it, and what is allowed. */
function problems(domains: unknown): [number | undefined, string][] {
  const issues = AllowedDomains.safeParse(domains).error?.issues ?? [];
  return issues.map(({ path: [index], message }) => [index as number | undefined, message]);
}

describe("AllowedDomains", () => {
  it("takes a host, a domain with its subdomains, and one account's registry", () => {
    const domains = ["example.com", ".example.com", "1.dkr.ecr.us-east-2.amazonaws.com"];
    expect(problems(domains)).to.deep.equal([]);
    expect(problems([".dkr.ecr.us-east-2.amazonaws.com"])).to.deep.equal([]);
  });

  const names = ["*.example.com", "https://example.com", "example.com:443", "Example.com"];
  for (const domain of [...names, ".com", "com", "a..b", "-a.com", "", " example.com", 7, null]) {
    it(`refuses ${JSON.stringify(domain)}`, () => {
      expect(problems([domain])).to.deep.equal([[0, NAMED]]);
    });
  }

  for (const domain of [".amazonaws.com", ".us-east-2.amazonaws.com", ".s3.amazonaws.com"]) {
    it(`refuses ${domain}, where strangers have hosts too`, () => {
      expect(problems([domain])).to.deep.equal([[0, BY_NAME]]);
    });
  }

  it("takes no empty list, none that the firewall has no room for, and nothing but a list", () => {
    const many = Array.from({ length: MAX_DOMAINS + 1 }, (_, n) => `d${String(n)}.example.com`);
    const counted = "1 to 499 domains";
    expect(problems([])).to.deep.equal([[undefined, counted]]);
    expect(problems(many)).to.deep.equal([[undefined, counted]]);
    expect(problems("example.com")).to.deep.equal([[undefined, "a list of domains"]]);
  });

  it("tells all that is wrong at once, each in its place", () => {
    expect(problems(["*", ".example.com", ".amazonaws.com", ".example.com"])).to.deep.equal([
      [0, NAMED],
      [2, BY_NAME],
      [3, "each domain once"],
    ]);
  });
});
