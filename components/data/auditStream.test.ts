import * as aws from "@pulumi/aws";
import { expect } from "chai";

import { type Declared, deploy, inventory, only, valueOf } from "../testing/deploy.ts";
import { AuditStream, type AuditStreamArgs } from "./auditStream.ts";

const STREAM = "aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream";
const VAULT = "arn:aws:s3:::novamind-log-vault-444455556666-us-east-2";

const args: AuditStreamArgs = {
  home: { accountId: "111122223333", region: "us-east-2", partition: "aws" },
  vault: {
    accountId: "444455556666",
    bucketArn: VAULT,
    keyArn: "arn:aws:kms:us-east-2:444455556666:alias/novamind-log-vault",
  },
  keyArn: "arn:aws:kms:us-east-2:111122223333:key/phi",
  logKeyArn: "arn:aws:kms:us-east-2:111122223333:key/logs",
  alarmTopicArn: "arn:aws:sns:us-east-2:555566667777:alarms",
};

interface Statement {
  Sid: string;
  Action: string | string[];
  Resource: string;
  Condition?: unknown;
}

describe("AuditStream", () => {
  let made: AuditStream;
  let declared: Declared[];

  const statements = () => {
    const { policy } = only(declared, "aws:iam/rolePolicy:RolePolicy").inputs as { policy: string };
    return (JSON.parse(policy) as { Statement: Statement[] }).Statement;
  };

  before(async () => {
    declared = await deploy(() => {
      const provider = new aws.Provider("here", { region: "us-east-2" });
      made = new AuditStream("audit", args, { provider });
    });
  });

  it("is a stream with a role, a log and an alarm", () => {
    expect(inventory(declared)).to.deep.equal({
      "pulumi:providers:aws": 1,
      "novamind:data:AuditStream": 1,
      "novamind:data:AuditDeliveryRole": 1,
      "aws:iam/role:Role": 1,
      "aws:iam/rolePolicy:RolePolicy": 1,
      "aws:cloudwatch/logGroup:LogGroup": 1,
      "aws:cloudwatch/logStream:LogStream": 1,
      [STREAM]: 1,
      "aws:cloudwatch/metricAlarm:MetricAlarm": 1,
    });
    const custom = declared.filter((one) => one.custom && one.type !== "pulumi:providers:aws");
    expect(custom.every(({ provider }) => provider.includes("::here::"))).to.equal(true);
  });

  it("encrypts under the account's key on the way, and under the vault's in its folder there", () => {
    const { extendedS3Configuration, ...stream } = only(declared, STREAM).inputs;

    expect(stream).to.deep.include({
      destination: "extended_s3",
      serverSideEncryption: {
        enabled: true,
        keyType: "CUSTOMER_MANAGED_CMK",
        keyArn: args.keyArn,
      },
    });
    expect(extendedS3Configuration).to.deep.include({
      bucketArn: VAULT,
      kmsKeyArn: args.vault.keyArn,
      compressionFormat: "GZIP",
      prefix: "phi-access/111122223333/lines/!{timestamp:yyyy/MM/dd}/",
      errorOutputPrefix:
        "phi-access/111122223333/failed/!{firehose:error-output-type}/!{timestamp:yyyy/MM/dd}/",
      cloudwatchLoggingOptions: { enabled: true, logGroupName: "audit", logStreamName: "audit" },
    });
  });

  it("logs failures encrypted, for six years", () => {
    expect(only(declared, "aws:cloudwatch/logGroup:LogGroup").inputs).to.include({
      kmsKeyId: args.logKeyArn,
      retentionInDays: 2192,
    });
  });

  it("takes a role with the name that the vault's policy knows, for streams of its own account", () => {
    const { namePrefix, assumeRolePolicy } = only(declared, "aws:iam/role:Role").inputs;

    expect(namePrefix).to.equal("novamind-audit-delivery-");
    expect(assumeRolePolicy).to.contain('"sts:ExternalId":"111122223333"');
  });

  it("lets the role add to its folder and read or delete nothing", () => {
    const [deliver, check, encrypt] = statements();

    expect(deliver?.Resource).to.equal(`${VAULT}/phi-access/111122223333/*`);
    expect(check?.Resource).to.equal(VAULT);
    expect(JSON.stringify(statements())).to.not.match(/GetObject|Delete|"\*"/);
    expect(encrypt).to.deep.include({
      Resource: "arn:aws:kms:us-east-2:444455556666:key/*",
      Condition: {
        StringEquals: { "kms:ViaService": "s3.us-east-2.amazonaws.com" },
        StringLike: { "kms:EncryptionContext:aws:s3:arn": `${VAULT}*` },
      },
    });
  });

  it("calls for people when lines stay undelivered, not when there are none", () => {
    expect(only(declared, "aws:cloudwatch/metricAlarm:MetricAlarm").inputs).to.deep.include({
      namespace: "AWS/Firehose",
      metricName: "DeliveryToS3.DataFreshness",
      dimensions: { DeliveryStreamName: "audit" },
      threshold: 900,
      treatMissingData: "notBreaching",
      alarmActions: [args.alarmTopicArn],
    });
  });

  it("tells its ARN and names", async () => {
    expect(await valueOf(made.streamArn)).to.equal("arn:aws:mock:::audit");
    expect(await valueOf(made.streamName)).to.equal("audit");
    expect(await valueOf(made.logGroupName)).to.equal("audit");
  });
});
