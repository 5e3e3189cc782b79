import { expect } from "chai";

import { type Declared, deploy, inventory, only, valueOf } from "../testing/deploy.ts";
import { WorkQueue, type WorkQueueArgs } from "./workQueue.ts";

const QUEUE = "aws:sqs/queue:Queue";
const args: WorkQueueArgs = {
  keyArn: "arn:aws:kms:us-east-2:111122223333:key/phi",
  visibilitySeconds: 1800,
  waitSeconds: 900,
  alarmTopicArn: "arn:alarms",
};

describe("WorkQueue", () => {
  let made: WorkQueue;
  let declared: Declared[];

  before(async () => {
    declared = await deploy(() => {
      made = new WorkQueue("requests", args);
    });
  });

  it("is a queue with one for what failed, a policy for each, and alarms", async () => {
    expect(inventory(declared)).to.deep.equal({
      "novamind:data:WorkQueue": 1,
      "novamind:data:DeadLetterQueue": 1,
      "novamind:data:QueueAlarms": 1,
      [QUEUE]: 2,
      "aws:sqs/queuePolicy:QueuePolicy": 2,
      "aws:sqs/redriveAllowPolicy:RedriveAllowPolicy": 1,
      "aws:cloudwatch/metricAlarm:MetricAlarm": 2,
    });
    expect(await valueOf(made.queueArn)).to.equal("arn:aws:mock:::requests");
    expect(await valueOf(made.queueUrl)).to.equal("requests_id");
    expect(await valueOf(made.deadLetterQueueArn)).to.equal("arn:aws:mock:::requests-failed");
    expect(await valueOf(made.deadLetterQueueUrl)).to.equal("requests-failed_id");
  });

  it("encrypts messages, and keeps those that failed longer than those that wait", () => {
    const { redrivePolicy, ...queue } = only(declared, QUEUE, "requests").inputs;
    const failed = only(declared, QUEUE, "requests-failed").inputs;

    expect(queue).to.deep.equal({
      kmsMasterKeyId: args.keyArn,
      messageRetentionSeconds: 345_600,
      visibilityTimeoutSeconds: 1800,
    });
    expect(failed).to.include({ kmsMasterKeyId: args.keyArn });
    expect(failed["messageRetentionSeconds"]).to.be.above(345_600);
    expect(JSON.parse(redrivePolicy as string)).to.deep.equal({
      deadLetterTargetArn: "arn:aws:mock:::requests-failed",
      maxReceiveCount: 5,
    });
  });

  it("takes messages over TLS only, and lets what failed back into this queue alone", () => {
    const { policy } = only(declared, "aws:sqs/queuePolicy:QueuePolicy", "requests").inputs;
    const { redriveAllowPolicy, queueUrl } = only(
      declared,
      "aws:sqs/redriveAllowPolicy:RedriveAllowPolicy",
    ).inputs;

    expect(policy).to.contain('"aws:SecureTransport":"false"').and.not.contain('"Allow"');
    expect(queueUrl).to.equal("requests-failed_id");
    expect(JSON.parse(redriveAllowPolicy as string)).to.deep.equal({
      redrivePermission: "byQueue",
      sourceQueueArns: ["arn:aws:mock:::requests"],
    });
  });

  it("calls for people when a message waits too long, or has failed", () => {
    const alarms = declared.filter(({ type }) => type.endsWith(":MetricAlarm"));

    expect(
      alarms.map(({ inputs: { metricName, dimensions, threshold } }) => [
        metricName,
        dimensions,
        threshold,
      ]),
    ).to.have.deep.members([
      ["ApproximateAgeOfOldestMessage", { QueueName: "requests" }, 900],
      ["ApproximateNumberOfMessagesVisible", { QueueName: "requests-failed" }, 1],
    ]);
    for (const { inputs } of alarms) {
      expect(inputs).to.deep.include({
        comparisonOperator: "GreaterThanOrEqualToThreshold",
        treatMissingData: "notBreaching",
        alarmActions: ["arn:alarms"],
      });
    }
  });

  it("refuses times that SQS does not know, or after which a message would be lost", async () => {
    const wrong = { ...args, visibilitySeconds: 43_201, waitSeconds: 345_601 };
    const error = await deploy(() => new WorkQueue("requests", wrong)).catch((e: unknown) => e);

    expect(error).to.have.property(
      "message",
      "WorkQueue needs visibilitySeconds from 1 to 43200, waitSeconds from 1 to 345600",
    );
  });
});
