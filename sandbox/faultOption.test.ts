import { expect } from "chai";

import { faultOf } from "./faultOption.ts";

describe("faultOf", () => {
  it("reads every kind of fault", () => {
    const cases: Record<string, object> = {
      "region-down=us-east-2": { kind: "region-down", region: "us-east-2" },
      "throttled=kms": { kind: "throttled", service: "kms", times: Infinity },
      "throttled=kms,3": { kind: "throttled", service: "kms", times: 3 },
      "fails=create,aws:kms/key:Key,1": {
        kind: "fails",
        action: "create",
        type: "aws:kms/key:Key",
        times: 1,
      },
      "lags=2": { kind: "lags", times: 2 },
      "killed=20": { kind: "killed", create: 20, when: "after" },
      "killed=20,before": { kind: "killed", create: 20, when: "before" },
    };
    for (const [text, fault] of Object.entries(cases)) {
      expect(faultOf(text), text).to.deep.equal(fault);
    }
  });

  it("reads nothing from what spells none", () => {
    for (const text of ["", "lags", "lags=", "lags=two", "earthquake=us-east-2", "killed=x"]) {
      expect(faultOf(text), text).to.equal(undefined);
    }
  });
});
