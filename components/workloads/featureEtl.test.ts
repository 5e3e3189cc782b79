import { readFileSync } from "node:fs";

import * as aws from "@pulumi/aws";
import { expect } from "chai";

import { FEATURE_GROUPS } from "../../services/feature-ingest/src/featureGroups.ts";
import { type Declared, deploy, inventory, only, valueOf } from "../testing/deploy.ts";
import { FeatureEtl, type FeatureEtlArgs } from "./featureEtl.ts";

const JOB = "aws:glue/job:Job";
const TRIGGER = "aws:glue/trigger:Trigger";
const ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";
const SCRIPT = new URL("../../services/feature-etl/feature_etl.py", import.meta.url);
const KEYS = "arn:aws:kms:us-east-2";
const kept = (account: string, bucketName: string, prefix: `${string}/`) => ({
  bucketName,
  bucketArn: `arn:aws:s3:::${bucketName}`,
  prefix,
  keyArn: `${KEYS}:${account}:key/phi`,
});
const args: FeatureEtlArgs = {
  home: { accountId: "111122223333", region: "us-east-2", partition: "aws" },
  posture: "active",
  recordings: kept("444455556666", "prod-data-actigraphy", "recordings/"),
  work: kept("111122223333", "prod-ml-features", "etl/"),
  streamName: "features",
  streamArn: "arn:aws:kinesis:us-east-2:111122223333:stream/features",
  securityConfigurationName: "encrypted",
  network: { subnetId: "subnet-1", availabilityZone: "us-east-2a", securityGroupIds: ["sg-1"] },
  schedule: "cron(15 3 * * ? *)",
  workers: 2,
  timeoutMinutes: 60,
  logKeyArn: `${KEYS}:111122223333:key/logs`,
  alarmTopicArn: "arn:aws:sns:us-east-2:111122223333:alarms",
};

interface Statement {
  Sid: string;
  Action: string | string[];
  Resource: string | string[];
  Condition?: unknown;
}

describe("FeatureEtl", () => {
  let made: FeatureEtl;
  let declared: Declared[];
  const statements = () => {
    const { policy } = only(declared, "aws:iam/rolePolicy:RolePolicy").inputs;
    return (JSON.parse(String(policy)) as { Statement: Statement[] }).Statement;
  };

  before(async () => {
    declared = await deploy(() => {
      const provider = new aws.Provider("ml", { region: "us-east-2" });
      made = new FeatureEtl("feature-etl", args, { provider });
    });
  });

  it("is a job with its program, network, schedule and role, and the alarm on its failures", () => {
    expect(inventory(declared)).to.deep.equal({
      "pulumi:providers:aws": 1,
      "novamind:workloads:FeatureEtl": 1,
      "novamind:workloads:JobFailures": 1,
      "aws:iam/role:Role": 1,
      "aws:iam/rolePolicy:RolePolicy": 1,
      "aws:s3/bucketObjectv2:BucketObjectv2": 1,
      "aws:glue/connection:Connection": 1,
      [JOB]: 1,
      [TRIGGER]: 1,
      "aws:cloudwatch/logGroup:LogGroup": 1,
      "aws:cloudwatch/logResourcePolicy:LogResourcePolicy": 1,
      "aws:cloudwatch/eventRule:EventRule": 1,
      "aws:cloudwatch/eventTarget:EventTarget": 1,
      [ALARM]: 1,
    });
    for (const { custom, provider, type } of declared) {
      if (custom && type !== "pulumi:providers:aws") expect(provider).to.contain("::ml::ml_id");
    }
  });

  it("runs one at a time, encrypted, remembering, in the subnet and for so long at most", () => {
    expect(only(declared, JOB).inputs).to.deep.include({
      command: {
        name: "glueetl",
        pythonVersion: "3",
        scriptLocation: "s3://prod-ml-features/etl/feature_etl.py",
      },
      connections: ["feature-etl"],
      executionClass: "FLEX",
      executionProperty: { maxConcurrentRuns: 1 },
      glueVersion: "5.0",
      maxRetries: 1,
      numberOfWorkers: 2,
      securityConfiguration: "encrypted",
      timeout: 60,
      workerType: "G.1X",
    });
    expect(only(declared, JOB).inputs["defaultArguments"]).to.include({
      "--job-bookmark-option": "job-bookmark-enable",
      "--enable-continuous-cloudwatch-log": "true",
      "--TempDir": "s3://prod-ml-features/etl/temporary/",
      "--recordings": "s3://prod-data-actigraphy/recordings/",
      "--stream": "features",
    });
    expect(only(declared, "aws:glue/connection:Connection").inputs).to.deep.include({
      connectionType: "NETWORK",
      physicalConnectionRequirements: {
        availabilityZone: "us-east-2a",
        securityGroupIdLists: ["sg-1"],
        subnetId: "subnet-1",
      },
    });
  });

  it("tells the program the features of the table, all of which it makes and reads its options for", () => {
    const given = only(declared, JOB).inputs["defaultArguments"] as Record<string, string>;
    const names = Object.keys(FEATURE_GROUPS.actigraphy.features);
    expect(given["--features"]).to.equal(names.join(","));
    const script = readFileSync(SCRIPT, "utf8");
    for (const name of names) expect(script).to.contain(`"${name}": `);
    for (const option of ["recordings", "stream", "features"]) {
      expect(script).to.contain(`options["${option}"]`);
    }
  });

  it("keeps its program under the key", () => {
    expect(only(declared, "aws:s3/bucketObjectv2:BucketObjectv2").inputs).to.include({
      bucket: "prod-ml-features",
      key: "etl/feature_etl.py",
      serverSideEncryption: "aws:kms",
      kmsKeyId: args.work.keyArn,
    });
  });

  it("may read recordings, work below its prefix and put into its stream, and nothing else of data", () => {
    const data = statements().filter(({ Action }) => /"(s3|kinesis):/.test(JSON.stringify(Action)));
    expect(data.map(({ Action, Resource }) => [Action, Resource])).to.deep.equal([
      ["s3:GetObject", "arn:aws:s3:::prod-data-actigraphy/recordings/*"],
      ["s3:ListBucket", "arn:aws:s3:::prod-data-actigraphy"],
      [["s3:DeleteObject", "s3:GetObject", "s3:PutObject"], "arn:aws:s3:::prod-ml-features/etl/*"],
      ["s3:ListBucket", "arn:aws:s3:::prod-ml-features"],
      [["kinesis:DescribeStreamSummary", "kinesis:PutRecords"], args.streamArn],
    ]);
    expect(data.filter(({ Action }) => Action === "s3:ListBucket")).to.have.deep.members([
      { ...data[1], Condition: { StringLike: { "s3:prefix": "recordings/*" } } },
      { ...data[3], Condition: { StringLike: { "s3:prefix": "etl/*" } } },
    ]);
    const keys = statements().filter(({ Action }) => JSON.stringify(Action).includes('"kms:'));
    expect(keys.map(({ Action, Resource }) => [Action, Resource])).to.deep.equal([
      ["kms:Decrypt", args.recordings.keyArn],
      [["kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey"], args.work.keyArn],
    ]);
    const everything = statements().filter(({ Resource }) => Resource === "*");
    expect(everything.map(({ Sid }) => Sid)).to.deep.equal(["Encryption", "Metrics", "Interfaces"]);
  });

  it("starts by schedule where the region serves, and not at all elsewhere", async () => {
    const schedule = { type: "SCHEDULED", schedule: args.schedule };
    expect(only(declared, TRIGGER).inputs).to.deep.equal({
      ...schedule,
      actions: [{ jobName: "feature-etl" }],
      enabled: true,
      startOnCreation: true,
    });
    const passive = await deploy(
      () => new FeatureEtl("feature-etl", { ...args, posture: "passive" }),
    );
    expect(only(passive, TRIGGER).inputs).to.include({ enabled: false, startOnCreation: false });
    expect(passive).to.have.length(declared.length - 1);
  });

  it("calls for people when a run of this job fails", () => {
    const { eventPattern } = only(declared, "aws:cloudwatch/eventRule:EventRule").inputs;
    expect(JSON.parse(String(eventPattern))).to.deep.equal({
      source: ["aws.glue"],
      "detail-type": ["Glue Job State Change"],
      detail: { jobName: ["feature-etl"], state: ["FAILED", "TIMEOUT"] },
    });
    expect(only(declared, ALARM).inputs).to.deep.include({
      metricName: "MatchedEvents",
      dimensions: { RuleName: "feature-etl" },
      threshold: 0,
      alarmActions: [args.alarmTopicArn],
    });
    expect(only(declared, "aws:cloudwatch/logGroup:LogGroup").inputs).to.include({
      name: "/aws/events/feature-etl-failures",
      kmsKeyId: args.logKeyArn,
    });
  });

  it("tells what others need", async () => {
    for (const told of [made.jobName, made.triggerName]) {
      expect(await valueOf(told)).to.equal("feature-etl");
    }
    for (const told of [made.jobArn, made.roleArn]) {
      expect(await valueOf(told)).to.equal("arn:aws:mock:::feature-etl");
    }
  });

  it("refuses a job without workers, time or groups", async () => {
    const network = { ...args.network, securityGroupIds: [] };
    const program = () =>
      new FeatureEtl("etl", { ...args, workers: 1, timeoutMinutes: 0, network });
    const error = await deploy(program).catch((failure: unknown) => failure);
    expect(error).to.have.property(
      "message",
      "FeatureEtl needs workers of 2 or more, timeoutMinutes of 1 or more, securityGroupIds of one or more",
    );
  });
});
