import { expect } from "chai";

import { deploy, inventory, valueOf } from "../testing/deploy.ts";
import { FunctionAlarms } from "./functionAlarms.ts";

describe("FunctionAlarms", () => {
  it("calls for people when a function fails or is refused, and not when nobody invokes it", async () => {
    let made: FunctionAlarms | undefined;
    const declared = await deploy(() => {
      made = new FunctionAlarms("results", { functionName: "f", alarmTopicArn: "arn:alarms" });
    });
    const alarms = declared.filter(({ custom }) => custom);

    expect(inventory(declared)).to.deep.equal({
      "novamind:data:FunctionAlarms": 1,
      "aws:cloudwatch/metricAlarm:MetricAlarm": 2,
    });
    expect(alarms.map(({ inputs }) => inputs["metricName"])).to.deep.equal(["Errors", "Throttles"]);
    for (const { inputs } of alarms) {
      expect(inputs).to.deep.include({
        namespace: "AWS/Lambda",
        dimensions: { FunctionName: "f" },
        statistic: "Sum",
        comparisonOperator: "GreaterThanThreshold",
        threshold: 0,
        treatMissingData: "notBreaching",
        alarmActions: ["arn:alarms"],
      });
    }
    expect(await Promise.all((made?.alarmArns ?? []).map(valueOf))).to.deep.equal([
      "arn:aws:mock:::results-errors",
      "arn:aws:mock:::results-throttles",
    ]);
  });
});
