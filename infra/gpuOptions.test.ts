import { expect } from "chai";

import { GpuOptions } from "./gpuOptions.ts";

const bounds = { active: { min: 0, max: 4 }, passive: { min: 0, max: 0 } };
const purchase = { onDemandBase: 1, spotShare: 50 };
const night = { begin: "0 20 * * *", end: "0 6 * * MON-FRI", timeZone: "America/New_York" };

function problems(g5: object): string[] {
  const { error } = GpuOptions.safeParse({ g5: { ...bounds, ...g5 } });
  return (error?.issues ?? []).map(({ path, message }) => `${path.join(".")}: ${message}`);
}

describe("gpuCapacity in the configuration", () => {
  it("takes any of the families, with every option", () => {
    const reserve = { kind: "onDemand", instances: { "use2-az1": 1 } };
    const offHours = { bounds: { min: 0, max: 1 }, ...night };
    const plan = {
      p4d: { ...bounds, zoneIds: ["use2-az2"], reserve },
      p5: {
        ...bounds,
        reserve: {
          kind: "capacityBlock",
          reservationId: "cr-0123456789abcdef0",
          zoneId: "use2-az1",
        },
      },
      g5: { ...bounds, warm: 1, offHours },
      g6: { ...bounds, purchase },
      inf2: bounds,
    };
    expect(GpuOptions.parse(plan)).to.deep.equal(plan);
  });

  const block = { kind: "capacityBlock", reservationId: "cr-01234567", zoneId: "use2-az1" };
  const cases: [string, object, string][] = [
    ["a family upside down", { active: { min: 2, max: 1 } }, "g5.active: min up to max"],
    [
      "warm Spot",
      { purchase, warm: 1 },
      "g5.warm: none beside purchase: warm pools are for hosts that are all on demand",
    ],
    ["a warm Capacity Block", { reserve: block, warm: 1 }, "g5.warm: none in a Capacity Block"],
    [
      "reserved Spot",
      { purchase, reserve: block },
      "g5.reserve: nothing beside purchase: Spot is not reserved",
    ],
    [
      "a share of nothing",
      { purchase: { onDemandBase: 0, spotShare: 0 } },
      "g5.purchase.spotShare: a percentage above 0",
    ],
    [
      "a reservation of nothing",
      { reserve: { kind: "onDemand", instances: {} } },
      "g5.reserve.instances: instances of one zone or more",
    ],
    [
      "a reservation that is not one",
      { reserve: { ...block, reservationId: "block" } },
      "g5.reserve.reservationId: a reservation's id, such as cr-0123456789abcdef0",
    ],
    [
      "nights busier than days",
      { offHours: { bounds: { min: 0, max: 5 }, ...night } },
      "g5.offHours.bounds: at most active.max",
    ],
    [
      "a time without a place",
      { offHours: { bounds: { min: 0, max: 1 }, ...night, timeZone: "Mars/Olympus" } },
      "g5.offHours.timeZone: an IANA time zone, such as America/New_York",
    ],
    [
      "a time of day that is no cron expression",
      { offHours: { bounds: { min: 0, max: 1 }, ...night, end: "6 am" } },
      "g5.offHours.end: a cron expression of five fields",
    ],
  ];
  for (const [what, options, problem] of cases) {
    it(`refuses ${what}`, () => {
      expect(problems(options)).to.deep.equal([problem]);
    });
  }

  it("refuses a family that is not there, and none at all", () => {
    const messages = (plan: object) =>
      GpuOptions.safeParse(plan).error?.issues.map(({ message }) => message);

    expect(messages({ g5: bounds, g4dn: bounds })).to.deep.equal(["only p4d, p5, g5, g6, inf2"]);
    expect(messages({})).to.deep.equal(["one or more of p4d, p5, g5, g6, inf2"]);
  });
});
