import { expect } from "chai";

import { deploy, inventory, only } from "../testing/deploy.ts";
import { BackupFailures } from "./backupFailures.ts";

describe("BackupFailures", () => {
  const deployed = () =>
    deploy(
      () =>
        new BackupFailures("backup", {
          alarmTopicArn: "arn:aws:sns:us-east-2:111111111111:alarms",
          logKeyArn: "arn:aws:kms:us-east-2:222222222222:key/logs",
        }),
    );

  it("consists of a log group, and a rule with its target and alarm per kind of job", async () => {
    expect(inventory(await deployed())).to.deep.equal({
      "novamind:data:BackupFailures": 1,
      "aws:cloudwatch/logGroup:LogGroup": 1,
      "aws:cloudwatch/logResourcePolicy:LogResourcePolicy": 1,
      "aws:cloudwatch/eventRule:EventRule": 3,
      "aws:cloudwatch/eventTarget:EventTarget": 3,
      "aws:cloudwatch/metricAlarm:MetricAlarm": 3,
    });
  });

  it("knows a failed restore by its status, and other failed jobs by their state", async () => {
    const declared = await deployed();
    const detail = (job: string) => {
      const { inputs } = only(declared, "aws:cloudwatch/eventRule:EventRule", `backup-${job}`);
      return (JSON.parse(String(inputs["eventPattern"])) as { detail: unknown }).detail;
    };
    expect(detail("backup")).to.deep.equal({ state: ["FAILED", "ABORTED", "EXPIRED"] });
    expect(detail("copy")).to.deep.equal({ state: ["FAILED"] });
    expect(detail("restore")).to.deep.equal({ status: ["FAILED", "ABORTED"] });
  });

  it("calls for people at the first failure", async () => {
    const { inputs } = only(
      await deployed(),
      "aws:cloudwatch/metricAlarm:MetricAlarm",
      "backup-copy",
    );
    expect(inputs).to.deep.include({
      namespace: "AWS/Events",
      metricName: "MatchedEvents",
      dimensions: { RuleName: "backup-copy" },
      threshold: 0,
      comparisonOperator: "GreaterThanThreshold",
      alarmActions: ["arn:aws:sns:us-east-2:111111111111:alarms"],
    });
  });
});
