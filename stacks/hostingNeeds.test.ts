import { expect } from "chai";

import { hostingNeeds } from "./hostingNeeds.ts";
import type { ModelPlan } from "./modelPlan.ts";

const plan: ModelPlan = {
  pat: { family: "g5", tasks: { active: { min: 1, max: 2 }, passive: { min: 0, max: 0 } } },
  llama: {
    realTime: { instanceType: "ml.p4d.24xlarge", bounds: { min: 1, max: 2 } },
    asynchronous: { instanceType: "ml.p4d.24xlarge", maxInstances: 1 },
  },
  xgboost: {
    endpoint: { instanceType: "ml.m5.xlarge", bounds: { min: 2, max: 6 } },
    training: { instanceType: "ml.m5.2xlarge", spotWaitSeconds: 0 },
    schedule: { expression: "cron(0 3 ? * SUN *)", timeZone: "Etc/UTC" },
  },
};

describe("hostingNeeds", () => {
  it("counts endpoints of one size together, twice over for a change of releases", () => {
    expect(hostingNeeds(plan)).to.deep.equal({
      "ml.p4d.24xlarge": { endpoint: 6 },
      "ml.m5.xlarge": { endpoint: 12 },
      "ml.m5.2xlarge": { processing: 2, training: 1, transform: 1 },
    });
  });
});
