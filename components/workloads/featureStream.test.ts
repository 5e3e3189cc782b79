import * as aws from "@pulumi/aws";
import { expect } from "chai";

import { type Declared, deploy, inventory, only, valueOf } from "../testing/deploy.ts";
import { FeatureStream, type FeatureStreamArgs } from "./featureStream.ts";

const MAPPING = "aws:lambda/eventSourceMapping:EventSourceMapping";
const ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";
const keyArn = "arn:aws:kms:us-east-2:111122223333:key/phi";
const arn = (group: string) => `arn:aws:sagemaker:us-east-2:111122223333:feature-group/${group}`;
const args: FeatureStreamArgs = {
  home: { accountId: "111122223333", region: "us-east-2", partition: "aws" },
  posture: "active",
  groups: {
    names: { biometric: "b", actigraphy: "a", clinical: "c", medication: "m" },
    arns: { biometric: arn("b"), actigraphy: arn("a"), clinical: arn("c"), medication: arn("m") },
  },
  keyArn,
  logKeyArn: "arn:aws:kms:us-east-2:111122223333:key/logs",
  network: { subnetIds: ["subnet-1"], securityGroupIds: ["sg-1"] },
  concurrency: 8,
  freshnessSeconds: 300,
  alarmTopicArn: "arn:aws:sns:us-east-2:111122223333:alarms",
};

describe("FeatureStream", () => {
  let made: FeatureStream;
  let declared: Declared[];
  const alarm = (what: string) => only(declared, ALARM, `prod-feature-ingest-${what}`).inputs;

  before(async () => {
    declared = await deploy(() => {
      const provider = new aws.Provider("ml", { region: "us-east-2" });
      made = new FeatureStream("prod-feature-ingest", args, { provider });
    });
  });

  it("is a stream, the function that reads it, and their alarms", () => {
    expect(inventory(declared)).to.deep.equal({
      "pulumi:providers:aws": 1,
      "novamind:workloads:FeatureStream": 1,
      "novamind:workloads:FeatureStreamAlarms": 1,
      "novamind:data:PrivateFunction": 1,
      "novamind:data:DeadLetterQueue": 1,
      "aws:kinesis/stream:Stream": 1,
      "aws:iam/role:Role": 1,
      "aws:iam/rolePolicy:RolePolicy": 1,
      "aws:cloudwatch/logGroup:LogGroup": 1,
      "aws:sqs/queue:Queue": 1,
      "aws:sqs/queuePolicy:QueuePolicy": 1,
      "aws:lambda/function:Function": 1,
      [MAPPING]: 1,
      "aws:cloudwatch/logMetricFilter:LogMetricFilter": 1,
      [ALARM]: 6,
    });
    for (const { custom, provider, type } of declared) {
      if (custom && type !== "pulumi:providers:aws") expect(provider).to.contain("::ml::ml_id");
    }
  });

  it("encrypts the stream under its key and keeps records for a week", () => {
    expect(only(declared, "aws:kinesis/stream:Stream").inputs).to.deep.include({
      encryptionType: "KMS",
      kmsKeyId: keyArn,
      retentionPeriod: 168,
      streamModeDetails: { streamMode: "ON_DEMAND" },
    });
    const { shardLevelMetrics } = only(declared, "aws:kinesis/stream:Stream").inputs;
    expect(shardLevelMetrics).to.include("IteratorAgeMilliseconds").and.have.length(7);
  });

  it("loses no record that fails without telling, and tells before the stream loses it", () => {
    expect(only(declared, MAPPING).inputs).to.deep.equal({
      batchSize: 100,
      parallelizationFactor: 2,
      eventSourceArn: "arn:aws:mock:::prod-feature-ingest",
      functionName: "arn:aws:mock:::prod-feature-ingest",
      enabled: true,
      startingPosition: "TRIM_HORIZON",
      maximumBatchingWindowInSeconds: 1,
      functionResponseTypes: ["ReportBatchItemFailures"],
      bisectBatchOnFunctionError: true,
      maximumRetryAttempts: 100,
      maximumRecordAgeInSeconds: 601_200,
      destinationConfig: { onFailure: { destinationArn: "arn:aws:mock:::prod-feature-ingest" } },
    });
  });

  it("tells the function the names of the groups, and lets it put records there only", () => {
    const { environment, vpcConfig } = only(declared, "aws:lambda/function:Function").inputs;
    expect(environment).to.deep.equal({
      variables: { FEATURE_GROUPS: JSON.stringify(args.groups.names) },
    });
    expect(vpcConfig).to.deep.equal(args.network);
    const { policy } = only(declared, "aws:iam/rolePolicy:RolePolicy").inputs;
    const { Statement } = JSON.parse(String(policy)) as { Statement: Record<string, unknown>[] };
    const of = (service: string) =>
      Statement.filter(({ Action }) => JSON.stringify(Action).includes(`"${service}:`));
    expect(of("sagemaker").map(({ Action, Resource }) => [Action, Resource])).to.deep.equal([
      ["sagemaker:PutRecord", [arn("b"), arn("a"), arn("c"), arn("m")]],
    ]);
    expect(of("kinesis").map(({ Resource }) => Resource)).to.deep.equal([
      "arn:aws:mock:::prod-feature-ingest",
      "arn:aws:kinesis:us-east-2:111122223333:stream/*",
    ]);
    expect(of("kinesis")[1]).to.include({ Action: "kinesis:ListStreams" });
  });

  it("calls for people at half of what it promises, and at the first of every failure", () => {
    expect(alarm("behind")).to.deep.include({
      namespace: "AWS/Lambda",
      metricName: "IteratorAge",
      dimensions: { FunctionName: "prod-feature-ingest" },
      threshold: 150_000,
    });
    const first = ["stream-throttled", "throttled", "failing", "given-up", "rejected"];
    expect(
      first.map((what) => [alarm(what)["metricName"], alarm(what)["threshold"]]),
    ).to.deep.equal([
      ["WriteProvisionedThroughputExceeded", 1],
      ["Throttles", 1],
      ["Errors", 1],
      ["ApproximateNumberOfMessagesVisible", 1],
      ["prod-feature-ingest-rejected", 1],
    ]);
    for (const what of ["behind", ...first]) {
      expect(alarm(what)["alarmActions"]).to.deep.equal([args.alarmTopicArn]);
    }
  });

  it("counts what is rejected by the words that the service logs", () => {
    const filter = only(declared, "aws:cloudwatch/logMetricFilter:LogMetricFilter").inputs;
    expect(filter).to.deep.include({
      logGroupName: "prod-feature-ingest",
      pattern: '"feature record rejected"',
    });
    expect(filter["metricTransformation"]).to.include({
      namespace: alarm("rejected")["namespace"],
      name: alarm("rejected")["metricName"],
    });
  });

  it("reads nothing in a passive region, which has all else", async () => {
    const passive = await deploy(
      () => new FeatureStream("prod-feature-ingest", { ...args, posture: "passive" }),
    );
    expect(only(passive, MAPPING).inputs).to.include({ enabled: false });
    const before = Object.entries(inventory(declared)).filter(
      ([type]) => !type.startsWith("pulumi"),
    );
    expect(inventory(passive)).to.deep.equal(Object.fromEntries(before));
  });

  it("tells what others need", async () => {
    expect(await valueOf(made.streamName)).to.equal("prod-feature-ingest");
    for (const told of [made.streamArn, made.functionArn, made.roleArn, made.deadLetterQueueArn]) {
      expect(await valueOf(told)).to.equal("arn:aws:mock:::prod-feature-ingest");
    }
  });

  it("refuses a promise of no time", async () => {
    for (const freshnessSeconds of [0, -1, Number.NaN]) {
      const program = () => new FeatureStream("features", { ...args, freshnessSeconds });
      const error = await deploy(program).catch((failure: unknown) => failure);
      expect(error).to.have.property("message", "FeatureStream needs freshnessSeconds > 0");
    }
  });
});
