import { expect } from "chai";

import { capacityIn, type FamilyCapacity, type FamilyPlan, needsOf } from "./gpuPlan.ts";

const plan: FamilyPlan = {
  active: { min: 1, max: 4 },
  passive: { min: 0, max: 1 },
  warm: 1,
  reserve: { kind: "onDemand", instances: { "use2-az1": 1 } },
  offHours: {
    bounds: { min: 0, max: 1 },
    begin: "0 20 * * *",
    end: "0 6 * * MON-FRI",
    timeZone: "America/New_York",
  },
};

const broken = (capacity: FamilyCapacity) =>
  Object.entries(needsOf(capacity)).flatMap(([need, holds]) => (holds ? [] : [need]));

describe("plans of capacity", () => {
  it("are all there in a region that serves", () => {
    expect(capacityIn("active", { g5: plan })).to.deep.equal({
      g5: {
        bounds: { min: 1, max: 4 },
        ...{ warm: plan.warm, reserve: plan.reserve, offHours: plan.offHours },
      },
    });
  });

  it("keep what is reserved in a region that waits, and nothing warm or by the hour", () => {
    expect(capacityIn("passive", { g5: plan }).g5).to.deep.equal({
      bounds: { min: 0, max: 1 },
      ...{ warm: undefined, reserve: plan.reserve, offHours: undefined },
    });
  });

  it("name families in the order of the table, and leave out those without a word", () => {
    const { active, passive } = plan;
    const families = capacityIn("active", { inf2: plan, g6: undefined, p4d: { active, passive } });
    expect(Object.keys(families)).to.deep.equal(["p4d", "inf2"]);
  });

  const bounds = { min: 0, max: 2 };
  const purchase = { onDemandBase: 1, spotShare: 50 };
  const block = { kind: "capacityBlock", reservationId: "cr-1", zoneId: "use2-az1" } as const;
  const cases: [FamilyCapacity, string][] = [
    [{ bounds, purchase, warm: 1 }, "no warm instances beside Spot"],
    [{ bounds, reserve: block, warm: 1 }, "no warm instances in a Capacity Block"],
    [{ bounds, purchase, reserve: block }, "no reservation beside Spot"],
    [{ bounds, purchase: { onDemandBase: 0, spotShare: 0 } }, "0 < spotShare <= 100"],
    [{ bounds, purchase: { onDemandBase: -1, spotShare: 1 } }, "0 <= onDemandBase"],
    [{ bounds, warm: 0.5 }, "a whole number of warm instances"],
    [
      { bounds, reserve: { kind: "onDemand", instances: { "use2-az1": 0 } } },
      "reserved instances in whole numbers of 1 or more",
    ],
  ];
  for (const [capacity, need] of cases) {
    it(`need ${need}`, () => {
      expect(broken(capacity)).to.deep.equal([need]);
    });
  }

  it("need off hours that are less than the hours of work", () => {
    const { offHours } = capacityIn("active", { g5: plan }).g5 ?? {};
    if (offHours === undefined) throw new Error("no off hours");

    expect(broken({ bounds: { min: 0, max: 1 }, offHours })).to.deep.equal([]);
    expect(broken({ bounds: { min: 0, max: 0 }, offHours })).to.deep.equal([
      "off hours of no more than max",
    ]);
    const upsideDown = { ...offHours, bounds: { min: 2, max: 1 } };
    expect(broken({ bounds, offHours: upsideDown })).to.deep.equal([
      "off hours with 0 <= min <= max",
    ]);
  });
});
