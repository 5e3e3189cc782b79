import { expect } from "chai";

import { eachLevel, reaches, TRUST_LEVELS, type TrustLevel } from "./trust.ts";

describe("reaches", () => {
  const expected: Record<TrustLevel, TrustLevel[]> = {
    edge: ["data", "ml", "management", "firewall", "endpoints"],
    data: ["edge", "ml", "management", "firewall", "endpoints", "peer"],
    ml: ["edge", "data", "management", "firewall", "endpoints"],
    management: ["edge", "data", "ml", "firewall", "endpoints", "onPremises"],
    firewall: ["edge", "data", "ml", "management", "egress"],
    egress: ["firewall"],
    endpoints: ["edge", "data", "ml", "management", "onPremises"],
    peer: ["data"],
    onPremises: ["management", "endpoints"],
    appliances: [],
  };

  for (const level of TRUST_LEVELS) {
    it(`${level} exchanges packets with ${expected[level].join(", ")}`, () => {
      expect(reaches(level)).to.deep.equal(expected[level]);
    });

    it(`${level} is reached by those it reaches, and not by itself`, () => {
      for (const other of reaches(level)) expect(reaches(other)).to.include(level);
      expect(reaches(level)).to.not.include(level);
    });
  }
});

describe("eachLevel", () => {
  it("makes one value for each level", () => {
    expect(Object.keys(eachLevel((level) => level))).to.deep.equal([...TRUST_LEVELS]);
    expect(eachLevel((level) => level).peer).to.equal("peer");
  });
});
