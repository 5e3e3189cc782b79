import * as aws from "@pulumi/aws";
import { expect } from "chai";

import { deploy, inventory, only, valueOf } from "../testing/deploy.ts";
import { RecordTableAlarms, type RecordTableAlarmsArgs } from "./recordTableAlarms.ts";

const ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";
const args: RecordTableAlarmsArgs = {
  tableNames: { patientRecords: "records-1", analysisResults: "results-2" },
  receivingRegion: "us-west-2",
  alarmTopicArn: "arn:aws:sns:us-east-2:111122223333:alarms",
};

describe("RecordTableAlarms", () => {
  it("calls per table at half a minute of lag, and not for an idle table", async () => {
    let alarms: RecordTableAlarms | undefined;
    const declared = await deploy(() => {
      const provider = new aws.Provider("writes", { region: "us-east-2" });
      alarms = new RecordTableAlarms("tables", args, { provider });
    });

    expect(inventory(declared)).to.deep.equal({
      "pulumi:providers:aws": 1,
      "novamind:data:RecordTableAlarms": 1,
      "novamind:data:ReplicationAlarm": 2,
      [ALARM]: 2,
    });
    const { inputs, provider } = only(declared, ALARM, "tables-patientRecords");
    expect(inputs).to.deep.include({
      namespace: "AWS/DynamoDB",
      metricName: "ReplicationLatency",
      dimensions: { TableName: "records-1", ReceivingRegion: "us-west-2" },
      threshold: 30_000,
      treatMissingData: "notBreaching",
      alarmActions: [args.alarmTopicArn],
    });
    expect(provider).to.contain("::writes::");
    const arn = alarms?.alarmArns["analysisResults"];
    expect(arn && (await valueOf(arn))).to.equal("arn:aws:mock:::tables-analysisResults");
  });

  it("refuses to watch nothing", async () => {
    const program = () => new RecordTableAlarms("tables", { ...args, tableNames: {} });
    const error = await deploy(program).catch((refusal: unknown) => refusal);

    expect(error).to.have.property(
      "message",
      "RecordTableAlarms needs tableNames of one table or more",
    );
  });
});
