import { expect } from "chai";

import { subnetLayout } from "../../sandbox/awsx/subnetLayout.ts";
import { contains, fits, isCidr, isVpcCidr, overlaps, summarized, tierNetworks } from "./cidr.ts";

/** First and last address as numbers, worked out without the library under test. */
function range(cidr: string): [number, number] {
  const [base = "", mask = ""] = cidr.split("/");
  const first = base.split(".").reduce((sum, octet) => sum * 256 + Number(octet), 0);
  return [first, first + 2 ** (32 - Number(mask)) - 1];
}

const NETWORKS = [
  "0.0.0.0/0",
  "10.0.0.0/8",
  "10.0.0.0/16",
  "10.0.0.0/17",
  "10.0.128.0/17",
  "10.1.0.0/16",
  "10.0.255.240/28",
  "10.255.255.255/32",
  "172.16.0.0/12",
  "192.168.0.0/31",
];

describe("isCidr", () => {
  for (const text of NETWORKS) it(`takes ${text}`, () => expect(isCidr(text)).to.equal(true));

  const wrong = [
    "",
    "10.0.0.0",
    "10.0.0.1/16",
    "10.0.0.0/33",
    "10.0.0.0/-1",
    "10.0.0.0/16 ",
    "10.0.0.0/016",
    "10.0.0.0/255.255.0.0",
    "10/8",
    "010.0.0.0/8",
    "0x0a.0.0.0/8",
    "256.0.0.0/8",
    "::/0",
    "fd00::/8",
    "ten",
  ];
  for (const text of wrong) it(`refuses "${text}"`, () => expect(isCidr(text)).to.equal(false));
});

describe("isVpcCidr", () => {
  const cases = { "10.0.0.0/15": false, "10.0.0.0/16": true, "10.0.0.0/28": true };
  for (const [text, expected] of Object.entries(cases)) {
    it(`${expected ? "takes" : "refuses"} ${text}`, () =>
      expect(isVpcCidr(text)).to.equal(expected));
  }
  it("refuses a /29", () => expect(isVpcCidr("10.0.0.0/29")).to.equal(false));
  it("refuses what is not canonical", () => expect(isVpcCidr("10.0.0.1/16")).to.equal(false));
});

describe("contains and overlaps", () => {
  for (const a of NETWORKS) {
    it(`agree with address arithmetic for ${a} and every other network`, () => {
      for (const b of NETWORKS) {
        const [[firstA, lastA], [firstB, lastB]] = [range(a), range(b)];
        expect(contains(a, b), `contains ${b}`).to.equal(firstA <= firstB && lastB <= lastA);
        expect(overlaps(a, b), `overlaps ${b}`).to.equal(firstA <= lastB && firstB <= lastA);
        expect(overlaps(a, b), `symmetric with ${b}`).to.equal(overlaps(b, a));
      }
    });
  }
});

describe("fits", () => {
  const TIERS = [
    [undefined],
    [undefined, 28],
    [undefined, undefined, 28],
    [undefined, undefined, undefined, 28],
    [28, undefined],
    [28, 20, 28],
    [20, 20, 20, 20],
    [24, 18],
    [18, 18],
    [16],
  ];

  /** The layout itself, judged: every subnet in its zone's share, none over another, all of a size that AWS takes. */
  function laidOutWell(cidr: string, zones: number, masks: (number | undefined)[]): boolean {
    const specs = masks.map((cidrMask) => ({
      type: "Isolated" as const,
      ...(cidrMask === undefined ? {} : { cidrMask }),
    }));
    const names = Array.from({ length: zones }, (_, zone) => String(zone));
    try {
      const share = 2 ** (32 - Number(cidr.split("/")[1]) - Math.ceil(Math.log2(zones)));
      const blocks = subnetLayout("vpc", cidr, names, specs).map(({ cidrBlock, zone }) => {
        const start = range(cidr)[0] + Number(zone) * share;
        const [first, last] = range(cidrBlock);
        const mask = Number(cidrBlock.split("/")[1]);
        return { first, inside: start <= first && last < start + share, mask };
      });
      const apart = new Set(blocks.map(({ first }) => first)).size === blocks.length;
      return apart && blocks.every(({ inside, mask }) => inside && mask >= 16 && mask <= 28);
    } catch {
      return false;
    }
  }

  for (let mask = 14; mask <= 28; mask++) {
    it(`agrees with the layout in a /${String(mask)} of 1 to 4 zones`, () => {
      for (const zones of [1, 2, 3, 4]) {
        for (const tiers of TIERS) {
          const cidr = `10.0.0.0/${String(mask)}`;
          const expected = laidOutWell(cidr, zones, tiers);
          expect(fits(cidr, zones, tiers), `${String(zones)} × ${tiers.join()}`).to.equal(expected);
        }
      }
    });
  }

  it("counts what alignment wastes", () => {
    expect(fits("10.0.0.0/24", 1, [28, 25])).to.equal(true);
    expect(fits("10.0.0.0/24", 1, [28, 25, 28])).to.equal(false);
  });

  it("refuses a network that is not one, no zones and no tiers", () => {
    expect(fits("10.0.0.1/16", 2, [28])).to.equal(false);
    expect(fits("10.0.0.0/16", 0, [28])).to.equal(false);
    expect(fits("10.0.0.0/16", 2, [])).to.equal(false);
  });
});

describe("tierNetworks", () => {
  for (const masks of [[undefined], [undefined, undefined, 28], [28, undefined, undefined, 28]]) {
    it(`are those of the layout, for ${String(masks.length)} tiers in 1 to 4 zones`, () => {
      for (const count of [1, 2, 3, 4]) {
        const zones = Array.from({ length: count }, (_, index) => String(index));
        const specs = masks.map((cidrMask, index) => ({
          type: "Isolated" as const,
          name: `tier${String(index)}`,
          ...(cidrMask !== undefined && { cidrMask }),
        }));
        const laidOut = subnetLayout("vpc", "10.16.0.0/16", zones, specs);
        const expected = specs.map(({ name }) =>
          laidOut.filter((one) => one.name.includes(name)).map(({ cidrBlock }) => cidrBlock),
        );
        expect(tierNetworks("10.16.0.0/16", count, masks)).to.deep.equal(expected);
      }
    });
  }
});

describe("summarized", () => {
  it("leaves few networks as they are, in order, without those inside others", () => {
    const networks = ["10.2.0.0/16", "10.0.0.0/16", "10.2.3.0/24", "10.0.0.0/16"];
    expect(summarized(networks, 2)).to.deep.equal(["10.0.0.0/16", "10.2.0.0/16"]);
    expect(summarized([], 2)).to.deep.equal([]);
  });

  it("merges the nearest until there are few enough", () => {
    const networks = ["10.0.0.0/24", "10.0.1.0/24", "10.4.0.0/16", "192.168.0.0/24"];
    expect(summarized(networks, 3)).to.deep.equal(["10.0.0.0/23", "10.4.0.0/16", "192.168.0.0/24"]);
    expect(summarized(networks, 2)).to.deep.equal(["10.0.0.0/13", "192.168.0.0/24"]);
    expect(summarized(networks, 1)).to.deep.equal(["0.0.0.0/0"]);
  });

  it("holds every network that it sums up", () => {
    const networks = Array.from({ length: 40 }, (_, index) => `10.${String(index * 5)}.0.0/20`);
    for (const max of [1, 2, 5, 39]) {
      const sums = summarized(networks, max);
      expect(sums.length).to.be.at.most(max);
      for (const one of networks) expect(sums.some((sum) => contains(sum, one))).to.equal(true);
    }
  });
});
