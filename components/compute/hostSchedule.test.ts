import { expect } from "chai";

import { type Declared, deploy, inventory, only } from "../testing/deploy.ts";
import { HostSchedule, type HostScheduleArgs } from "./hostSchedule.ts";

const TYPE = "aws:autoscaling/schedule:Schedule";

const args: HostScheduleArgs = {
  groupName: "gpu-g5",
  bounds: { min: 1, max: 4 },
  offHours: {
    bounds: { min: 0, max: 1 },
    begin: "0 20 * * *",
    end: "0 6 * * MON-FRI",
    timeZone: "America/New_York",
  },
};

describe("HostSchedule", () => {
  let declared: Declared[];

  before(async () => {
    declared = await deploy(() => new HostSchedule("gpu-g5", args));
  });

  it("is two scheduled actions", () => {
    expect(inventory(declared)).to.deep.equal({ "novamind:compute:HostSchedule": 1, [TYPE]: 2 });
  });

  it("takes bounds down and up in the time of the place, and wants no number of hosts", () => {
    const shared = { autoscalingGroupName: "gpu-g5", timeZone: "America/New_York" };
    expect(only(declared, TYPE, "gpu-g5-off-hours").inputs).to.include({
      ...shared,
      ...{ recurrence: "0 20 * * *", minSize: 0, maxSize: 1, desiredCapacity: -1 },
    });
    expect(only(declared, TYPE, "gpu-g5-working-hours").inputs).to.include({
      ...shared,
      ...{ recurrence: "0 6 * * MON-FRI", minSize: 1, maxSize: 4, desiredCapacity: -1 },
    });
  });

  it("refuses hours and places that Auto Scaling does not know", async () => {
    const wrong = { ...args.offHours, begin: "20:00", timeZone: "EST5" };
    const program = () => new HostSchedule("gpu-g5", { ...args, offHours: wrong });

    expect(await deploy(program).catch((e: unknown) => e)).to.have.property(
      "message",
      "HostSchedule needs begin and end as cron expressions of five fields, a time zone by its IANA name",
    );
  });
});
