import { expect } from "chai";

import { type Rollout, deploymentConfiguration, rolloutRules } from "./serviceRollout.ts";

function broken(rollout: Rollout): string[] {
  return Object.entries(rolloutRules(rollout)).flatMap(([rule, holds]) => (holds ? [] : [rule]));
}

const canary = {
  strategy: "canary",
  canaryPercent: 5,
  canaryBakeMinutes: 10,
  bakeMinutes: 15,
} as const;
const linear = {
  strategy: "linear",
  stepPercent: 20,
  stepBakeMinutes: 5,
  bakeMinutes: 15,
} as const;

describe("deploymentConfiguration", () => {
  it("says each rollout in the words of ECS", () => {
    expect(deploymentConfiguration({ strategy: "rolling" }, [])).to.deep.equal({
      strategy: "ROLLING",
    });
    expect(deploymentConfiguration({ strategy: "blueGreen", bakeMinutes: 0 }, [])).to.deep.equal({
      strategy: "BLUE_GREEN",
      bakeTimeInMinutes: "0",
    });
    expect(deploymentConfiguration(canary, [])).to.deep.equal({
      strategy: "CANARY",
      bakeTimeInMinutes: "15",
      canaryConfiguration: { canaryPercent: 5, canaryBakeTimeInMinutes: "10" },
    });
    expect(deploymentConfiguration(linear, [])).to.deep.equal({
      strategy: "LINEAR",
      bakeTimeInMinutes: "15",
      linearConfiguration: { stepPercent: 20, stepBakeTimeInMinutes: "5" },
    });
  });

  it("asks hooks by the role that may call them", () => {
    const hook = { functionArn: "arn:aws:lambda:x", stages: ["POST_TEST_TRAFFIC_SHIFT" as const] };

    expect(deploymentConfiguration(canary, [hook], "arn:role").lifecycleHooks).to.deep.equal([
      {
        hookTargetArn: "arn:aws:lambda:x",
        lifecycleStages: ["POST_TEST_TRAFFIC_SHIFT"],
        targetType: "AWS_LAMBDA",
        roleArn: "arn:role",
      },
    ]);
  });
});

describe("rolloutRules", () => {
  it("takes what ECS takes", () => {
    const blueGreen: Rollout = { strategy: "blueGreen", bakeMinutes: 1440 };
    for (const rollout of [{ strategy: "rolling" } as const, blueGreen, canary, linear]) {
      expect(broken(rollout), rollout.strategy).to.deep.equal([]);
    }
  });

  it("refuses minutes and percents that ECS does not have", () => {
    const minutes = "whole minutes from 0 to 1440";
    expect(broken({ strategy: "blueGreen", bakeMinutes: 1441 })).to.deep.equal([minutes]);
    expect(broken({ ...canary, canaryBakeMinutes: 0.5 })).to.deep.equal([minutes]);
    expect(broken({ ...linear, stepBakeMinutes: -1 })).to.deep.equal([minutes]);
    expect(broken({ ...canary, canaryPercent: 0 })).to.deep.equal([
      "canaryPercent from 0.1 to 100",
    ]);
    expect(broken({ ...linear, stepPercent: 2 })).to.deep.equal(["stepPercent from 3 to 100"]);
  });
});
