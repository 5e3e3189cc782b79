import * as aws from "@pulumi/aws";
import { expect } from "chai";

import { deploy, inventory, only, valueOf } from "../testing/deploy.ts";
import { BucketReplicationAlarm } from "./bucketReplicationAlarm.ts";

const ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";
const TOPIC = "arn:aws:sns:us-west-2:111122223333:alarms";

describe("BucketReplicationAlarm", () => {
  it("calls in the replica's region at half of five minutes, and not for a bucket that nobody writes to", async () => {
    let alarm: BucketReplicationAlarm | undefined;
    const declared = await deploy(() => {
      const provider = new aws.Provider("there", { region: "us-west-2" });
      const args = { bucketName: "raw", replicaName: "raw-replica", alarmTopicArn: TOPIC };
      alarm = new BucketReplicationAlarm("raw", args, { provider });
    });

    expect(inventory(declared)).to.deep.equal({
      "pulumi:providers:aws": 1,
      "novamind:data:BucketReplicationAlarm": 1,
      "novamind:data:ReplicationAlarm": 1,
      [ALARM]: 1,
    });
    const { inputs, provider } = only(declared, ALARM);
    expect(inputs).to.deep.include({
      namespace: "AWS/S3",
      metricName: "ReplicationLatency",
      dimensions: { SourceBucket: "raw", DestinationBucket: "raw-replica", RuleId: "replica" },
      threshold: 150,
      treatMissingData: "notBreaching",
      alarmActions: [TOPIC],
    });
    expect(provider).to.contain("::there::");
    expect(alarm && (await valueOf(alarm.alarmArn))).to.equal("arn:aws:mock:::raw");
  });
});
