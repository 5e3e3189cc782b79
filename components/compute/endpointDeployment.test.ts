import { expect } from "chai";

import { deploymentOf, type Traffic, trafficNeeds } from "./endpointDeployment.ts";
import { ON_DISKS } from "./testing/hosting.ts";

const CANARY: Traffic = { kind: "canary", percent: 50, bakeSeconds: 600 };

function broken(traffic: Traffic, variant = ON_DISKS): string[] {
  return Object.entries(trafficNeeds(traffic, variant)).flatMap(([need, holds]) =>
    holds ? [] : [need],
  );
}

describe("a release of an endpoint", () => {
  it("goes to a share first, then to all, and is called back by alarms meanwhile", () => {
    expect(broken(CANARY)).to.deep.equal([]);
    expect(deploymentOf(CANARY, ON_DISKS, ["errors", "latency"])).to.deep.equal({
      blueGreenUpdatePolicy: {
        trafficRoutingConfiguration: {
          type: "CANARY",
          canarySize: { type: "CAPACITY_PERCENT", value: 50 },
          waitIntervalInSeconds: 600,
        },
        terminationWaitInSeconds: 600,
        maximumExecutionTimeoutInSeconds: 1800 + 3600 + 1800 + 1200,
      },
      autoRollbackConfiguration: {
        alarms: [{ alarmName: "errors" }, { alarmName: "latency" }],
      },
    });
  });

  it("goes in equal steps, with time for each of them", () => {
    const linear: Traffic = { kind: "linear", percent: 30, bakeSeconds: 300 };
    const variant = { ...ON_DISKS, instances: 4 };

    expect(broken(linear, variant)).to.deep.equal([]);
    expect(deploymentOf(linear, variant, []).blueGreenUpdatePolicy).to.deep.equal({
      trafficRoutingConfiguration: {
        type: "LINEAR",
        linearStepSize: { type: "CAPACITY_PERCENT", value: 30 },
        waitIntervalInSeconds: 300,
      },
      terminationWaitInSeconds: 300,
      maximumExecutionTimeoutInSeconds: 1800 + 3600 + 1800 + 4 * 300,
    });
  });

  it("goes at once where there is one instance, and is watched afterwards", () => {
    const atOnce: Traffic = { kind: "allAtOnce", bakeSeconds: 600 };
    const one = { ...ON_DISKS, instances: 1 };

    expect(broken(atOnce, one)).to.deep.equal([]);
    expect(broken(CANARY, one)).to.deep.equal(["a step of one instance or more"]);
    expect(deploymentOf(atOnce, one, []).blueGreenUpdatePolicy).to.deep.include({
      trafficRoutingConfiguration: { type: "ALL_AT_ONCE", waitIntervalInSeconds: 0 },
      terminationWaitInSeconds: 600,
    });
  });

  it("is not over before an alarm could have called it back", () => {
    const need = "bakeSeconds from 180, which alarms take, to 3600";
    expect(broken({ ...CANARY, bakeSeconds: 179 })).to.deep.equal([need]);
    expect(broken({ ...CANARY, bakeSeconds: 180 })).to.deep.equal([]);
    expect(broken({ ...CANARY, bakeSeconds: 3601 })).to.deep.equal([need]);
  });

  it("takes the shares that AWS takes, and ends within eight hours", () => {
    const many = { ...ON_DISKS, instances: 100 };
    expect(broken({ ...CANARY, percent: 51 }, many)).to.deep.equal(["percent from 1 to 50"]);
    expect(broken({ ...CANARY, kind: "linear", percent: 9 }, many)).to.deep.equal([
      "percent from 10 to 50",
    ]);
    expect(broken({ kind: "linear", percent: 10, bakeSeconds: 3600 }, many)).to.deep.equal([
      "a release within 28800 s",
    ]);
  });
});
