import { expect } from "chai";

import { isDaily } from "./schedules.ts";

describe("isDaily", () => {
  for (const schedule of [
    "cron(0 5 ? * * *)",
    "cron(30 1/6 * * ? *)",
    "cron(0 5 1/1 * ? *)",
    "rate(1 day)",
    "rate(24 hours)",
    "rate(1440 minutes)",
  ]) {
    it(`${schedule} is`, () => {
      expect(isDaily(schedule)).to.equal(true);
    });
  }

  for (const schedule of [
    "cron(0 5 ? * MON-FRI *)",
    "cron(0 5 1 * ? *)",
    "cron(0 5 * 1 ? *)",
    "cron(0 5 * * ? 2030)",
    "cron(0 5)",
    "rate(25 hours)",
    "rate(1 week)",
    "rate()",
    "daily",
    "",
  ]) {
    it(`${schedule || "nothing"} is not`, () => {
      expect(isDaily(schedule)).to.equal(false);
    });
  }
});
