import * as aws from "@pulumi/aws";
import { expect } from "chai";

import { deploy, inventory, only, valueOf } from "../testing/deploy.ts";
import { RunningTasksAlarm } from "./runningTasksAlarm.ts";
import { TargetAlarms, type TargetAlarmsArgs } from "./targetAlarms.ts";

const ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";
const alarmTopicArn = "arn:aws:sns:us-east-2:111122223333:alarms";

const args: TargetAlarmsArgs = {
  loadBalancerSuffix: "app/inference/1",
  targetGroupSuffixes: ["targetgroup/blue/1", "targetgroup/green/1"],
  maxErrorPercent: 1,
  alarmTopicArn,
};

interface Query {
  id: string;
  expression?: string;
  metric?: { metricName: string; stat: string; dimensions: Record<string, string> };
}

describe("TargetAlarms", () => {
  it("calls for people and for rollbacks by failures and by tasks that are not well", async () => {
    let alarms: TargetAlarms | undefined;
    const declared = await deploy(() => {
      const provider = new aws.Provider("ml", { region: "us-east-2" });
      alarms = new TargetAlarms("pat", args, { provider });
    });

    expect(inventory(declared)).to.deep.equal({
      "pulumi:providers:aws": 1,
      "novamind:compute:TargetAlarms": 1,
      [ALARM]: 2,
    });
    for (const name of ["pat-errors", "pat-unhealthy"]) {
      const { inputs, provider } = only(declared, ALARM, name);
      expect(provider).to.contain("::ml::");
      expect(inputs).to.deep.include({
        threshold: 1,
        comparisonOperator: "GreaterThanOrEqualToThreshold",
        treatMissingData: "notBreaching",
        alarmActions: [alarmTopicArn],
        okActions: [alarmTopicArn],
      });
    }
    const names = await Promise.all(alarms?.alarmNames.map(valueOf) ?? []);
    expect(names).to.deep.equal(["pat-errors", "pat-unhealthy"]);
    const arns = await Promise.all(alarms?.alarmArns.map(valueOf) ?? []);
    expect(arns).to.deep.equal(["arn:aws:mock:::pat-errors", "arn:aws:mock:::pat-unhealthy"]);
  });

  it("counts both target groups, since requests change from one to the other", async () => {
    const declared = await deploy(() => new TargetAlarms("pat", args));
    const [share, ...series] = only(declared, ALARM, "pat-errors").inputs[
      "metricQueries"
    ] as Query[];

    expect(share?.expression).to.equal(
      "100 * (FILL(failed0, 0) + FILL(failed1, 0)) / (FILL(asked0, 0) + FILL(asked1, 0))",
    );
    const counted = series.map(({ id, metric }) => [id, metric?.metricName, metric?.stat]);
    expect(counted).to.deep.equal([
      ["failed0", "HTTPCode_Target_5XX_Count", "Sum"],
      ["failed1", "HTTPCode_Target_5XX_Count", "Sum"],
      ["asked0", "RequestCount", "Sum"],
      ["asked1", "RequestCount", "Sum"],
    ]);
    expect(series[1]?.metric?.dimensions).to.deep.equal({
      LoadBalancer: "app/inference/1",
      TargetGroup: "targetgroup/green/1",
    });
  });

  it("refuses a percent that is none, and nothing to watch", async () => {
    for (const [more, needs] of [
      [{ maxErrorPercent: 0 }, "maxErrorPercent over 0 and under 100"],
      [{ maxErrorPercent: 100 }, "maxErrorPercent over 0 and under 100"],
      [{ targetGroupSuffixes: [] }, "one target group or more"],
    ] as const) {
      const program = () => new TargetAlarms("pat", { ...args, ...more } as TargetAlarmsArgs);
      const error = await deploy(program).catch((refusal: unknown) => refusal);
      expect(error).to.have.property("message", `TargetAlarms needs ${needs}`);
    }
  });
});

describe("RunningTasksAlarm", () => {
  it("calls for people when tasks are missing for a quarter of an hour", async () => {
    let alarm: RunningTasksAlarm | undefined;
    const names = { clusterName: "inference", serviceName: "pat-1a2b3c4" };
    const declared = await deploy(() => {
      alarm = new RunningTasksAlarm("pat", { ...names, alarmTopicArn });
    });

    expect(inventory(declared)).to.deep.equal({
      "novamind:compute:RunningTasksAlarm": 1,
      [ALARM]: 1,
    });
    const { inputs } = only(declared, ALARM);
    expect(inputs).to.deep.include({ threshold: 1, evaluationPeriods: 15 });
    const [missing, wanted, running] = inputs["metricQueries"] as Query[];
    expect(missing?.expression).to.equal("wanted - FILL(running, 0)");
    expect(wanted?.metric).to.deep.include({
      metricName: "DesiredTaskCount",
      dimensions: { ClusterName: "inference", ServiceName: "pat-1a2b3c4" },
    });
    expect(running?.metric).to.include({ metricName: "RunningTaskCount" });
    expect(alarm && (await valueOf(alarm.alarmArn))).to.equal("arn:aws:mock:::pat");
  });
});
