import { expect } from "chai";

import { type Declared, deploy, inventory, only, valueOf } from "../testing/deploy.ts";
import { ReplicationAlarm, type ReplicationAlarmArgs } from "./replicationAlarm.ts";

const ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";
const TOPIC = "arn:aws:sns:us-west-2:111122223333:alarms";

const args: ReplicationAlarmArgs = {
  store: "Aurora PostgreSQL",
  promiseSeconds: 300,
  namespace: "AWS/RDS",
  metricName: "AuroraGlobalDBReplicationLag",
  unit: "milliseconds",
  dimensions: { DBClusterIdentifier: "records", SourceRegion: "us-east-2" },
  statistic: "Maximum",
  alarmTopicArn: TOPIC,
};

describe("ReplicationAlarm", () => {
  let declared: Declared[];
  let alarm: ReplicationAlarm;
  before(async () => {
    declared = await deploy(() => (alarm = new ReplicationAlarm("lag", args)));
  });

  it("is one alarm, which tells its ARN and from when it calls", async () => {
    expect(inventory(declared)).to.deep.equal({ "novamind:data:ReplicationAlarm": 1, [ALARM]: 1 });
    expect(await valueOf(alarm.alarmArn)).to.equal("arn:aws:mock:::lag");
    expect(alarm.thresholdSeconds).to.equal(150);
  });

  it("calls at half of the promise, in the metric's own unit", async () => {
    expect(only(declared, ALARM).inputs).to.deep.equal({
      alarmDescription:
        "Aurora PostgreSQL: replication is 150 s behind, of 300 s promised, or not measured",
      namespace: "AWS/RDS",
      metricName: "AuroraGlobalDBReplicationLag",
      dimensions: { DBClusterIdentifier: "records", SourceRegion: "us-east-2" },
      statistic: "Maximum",
      period: 60,
      evaluationPeriods: 1,
      comparisonOperator: "GreaterThanOrEqualToThreshold",
      threshold: 150_000,
      treatMissingData: "breaching",
      alarmActions: [TOPIC],
      okActions: [TOPIC],
    });

    const inSeconds = await deploy(() => new ReplicationAlarm("lag", { ...args, unit: "seconds" }));
    expect(only(inSeconds, ALARM).inputs).to.include({ threshold: 150 });
  });

  it("does not call for what is not measured, and does not say so, where a store is silent when idle", async () => {
    const idle = await deploy(
      () => new ReplicationAlarm("lag", { ...args, treatMissingData: "notBreaching" }),
    );

    expect(only(idle, ALARM).inputs).to.include({
      alarmDescription: "Aurora PostgreSQL: replication is 150 s behind, of 300 s promised",
      treatMissingData: "notBreaching",
    });
  });

  it("refuses a promise that is none", async () => {
    for (const promiseSeconds of [0, -1, Number.NaN, Number.POSITIVE_INFINITY]) {
      const program = () => new ReplicationAlarm("lag", { ...args, promiseSeconds });
      const error = await deploy(program).catch((e: unknown) => e);
      expect(error).to.have.property("message", "ReplicationAlarm needs promiseSeconds > 0");
    }
  });
});
