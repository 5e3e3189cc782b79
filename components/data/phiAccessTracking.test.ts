import * as aws from "@pulumi/aws";
import { expect } from "chai";

import { type Declared, deploy, inventory, only, valueOf } from "../testing/deploy.ts";
import { PhiAccessTracking, type PhiAccessTrackingArgs } from "./phiAccessTracking.ts";

const MAPPING = "aws:lambda/eventSourceMapping:EventSourceMapping";
const ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";
const TABLES = "arn:aws:dynamodb:us-east-2:111122223333:table";
const KEYS = "arn:aws:kms:us-east-2:111122223333:key";

const args: PhiAccessTrackingArgs = {
  home: { accountId: "111122223333", region: "us-east-2", partition: "aws" },
  vault: {
    accountId: "444455556666",
    bucketArn: "arn:aws:s3:::novamind-log-vault-444455556666-us-east-2",
    keyArn: "arn:aws:kms:us-east-2:444455556666:alias/novamind-log-vault",
  },
  keyArn: `${KEYS}/phi`,
  logKeyArn: `${KEYS}/logs`,
  alarmTopicArn: "arn:aws:sns:us-east-2:555566667777:alarms",
  posture: "active",
  tables: {
    patientRecords: { tableName: "r", streamArn: `${TABLES}/r/stream/1`, keyArn: `${KEYS}/phi` },
    analysisResults: { tableName: "a", streamArn: `${TABLES}/a/stream/1`, keyArn: `${KEYS}/phi` },
  },
  pseudonymKeyArn: `${KEYS}/hmac`,
  concurrency: 20,
};

interface Statement {
  Sid: string;
  Effect: string;
  Action: string | string[];
  Resource: string | string[];
}

describe("PhiAccessTracking", () => {
  let made: PhiAccessTracking;
  let declared: Declared[];

  const statement = (sid: string) => {
    const { policy } = declared.find(
      ({ type, inputs }) =>
        type === "aws:iam/rolePolicy:RolePolicy" && String(inputs["policy"]).includes("Streams"),
    )?.inputs as { policy: string };
    const { Statement: all } = JSON.parse(policy) as { Statement: Statement[] };
    return all.find(({ Sid }) => Sid === sid);
  };

  before(async () => {
    declared = await deploy(() => {
      const provider = new aws.Provider("here", { region: "us-east-2" });
      made = new PhiAccessTracking("tracker", args, { provider });
    });
  });

  it("is an audit stream, a function, a source per table and their alarms", () => {
    expect(inventory(declared)).to.deep.equal({
      "pulumi:providers:aws": 1,
      "novamind:data:PhiAccessTracking": 1,
      "novamind:data:AuditStream": 1,
      "novamind:data:AuditDeliveryRole": 1,
      "novamind:data:PrivateFunction": 1,
      "novamind:data:DeadLetterQueue": 1,
      "novamind:data:PhiAccessAlarms": 1,
      "aws:iam/role:Role": 2,
      "aws:iam/rolePolicy:RolePolicy": 2,
      "aws:cloudwatch/logGroup:LogGroup": 2,
      "aws:cloudwatch/logStream:LogStream": 1,
      "aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream": 1,
      "aws:sqs/queue:Queue": 1,
      "aws:sqs/queuePolicy:QueuePolicy": 1,
      "aws:lambda/function:Function": 1,
      [MAPPING]: 2,
      [ALARM]: 3,
    });
    const custom = declared.filter((one) => one.custom && one.type !== "pulumi:providers:aws");
    expect(custom.every(({ provider }) => provider.includes("::here::"))).to.equal(true);
  });

  it("reads each stream from its start, skips what fails and tells of it before it expires", () => {
    expect(only(declared, MAPPING, "tracker-patientRecords").inputs).to.deep.include({
      eventSourceArn: `${TABLES}/r/stream/1`,
      functionName: "arn:aws:mock:::tracker",
      enabled: true,
      startingPosition: "TRIM_HORIZON",
      functionResponseTypes: ["ReportBatchItemFailures"],
      bisectBatchOnFunctionError: true,
      maximumRetryAttempts: 100,
      destinationConfig: { onFailure: { destinationArn: "arn:aws:mock:::tracker" } },
    });
    const { maximumRecordAgeInSeconds } = only(declared, MAPPING, "tracker-analysisResults").inputs;
    expect(maximumRecordAgeInSeconds).to.be.lessThan(24 * 60 * 60);
  });

  it("reads no stream in a passive region, whose stream replays the other's writes", async () => {
    const program = () => new PhiAccessTracking("tracker", { ...args, posture: "passive" });
    const sources = (await deploy(program)).filter(({ type }) => type === MAPPING);

    expect(sources.map(({ inputs }) => inputs["enabled"])).to.deep.equal([false, false]);
  });

  it("tells its function where to write and what it may see", () => {
    expect(only(declared, "aws:lambda/function:Function").inputs).to.deep.include({
      environment: {
        variables: { AUDIT_STREAM: "tracker-audit", HMAC_KEY_ARN: `${KEYS}/hmac`, TABLES: "r,a" },
      },
      reservedConcurrentExecutions: 20,
    });
  });

  it("reads streams and not tables, makes pseudonyms and checks none, adds lines and reads none", () => {
    expect(statement("Streams")?.Resource).to.deep.equal([
      `${TABLES}/r/stream/1`,
      `${TABLES}/a/stream/1`,
    ]);
    expect(statement("StreamKeys")).to.deep.include({
      Action: "kms:Decrypt",
      Resource: [`${KEYS}/phi`],
      Condition: { StringEquals: { "kms:ViaService": "dynamodb.us-east-2.amazonaws.com" } },
    });
    expect(statement("Pseudonyms")).to.deep.include({
      Action: "kms:GenerateMac",
      Resource: `${KEYS}/hmac`,
    });
    expect(statement("AuditLines")).to.deep.include({
      Action: "firehose:PutRecordBatch",
      Resource: "arn:aws:mock:::tracker-audit",
    });
  });

  it("calls for people when it falls behind, and when it gives a record up", () => {
    expect(only(declared, ALARM, "tracker-behind").inputs).to.deep.include({
      metricName: "IteratorAge",
      dimensions: { FunctionName: "tracker" },
      threshold: 900_000,
      treatMissingData: "notBreaching",
      alarmActions: [args.alarmTopicArn],
    });
    expect(only(declared, ALARM, "tracker-given-up").inputs).to.deep.include({
      metricName: "ApproximateNumberOfMessagesVisible",
      dimensions: { QueueName: "tracker" },
      threshold: 1,
      alarmActions: [args.alarmTopicArn],
    });
  });

  it("refuses to track nothing", async () => {
    const program = () => new PhiAccessTracking("tracker", { ...args, tables: {} });
    const error = await deploy(program).catch((refusal: unknown) => refusal);

    expect(error).to.have.property("message", "PhiAccessTracking needs tables of one or more");
  });

  it("tells what others need of it", async () => {
    expect(await valueOf(made.auditStreamArn)).to.equal("arn:aws:mock:::tracker-audit");
    expect(await valueOf(made.functionArn)).to.equal("arn:aws:mock:::tracker");
    expect(await valueOf(made.roleArn)).to.equal("arn:aws:mock:::tracker");
    expect(await valueOf(made.deadLetterQueueArn)).to.equal("arn:aws:mock:::tracker");
  });
});
