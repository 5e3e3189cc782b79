import * as aws from "@pulumi/aws";
import { expect } from "chai";

import {
  HOME,
  KEY,
  LOG_KEY,
  providersOf,
  refusal,
  statementsOf,
  TOPIC,
} from "../compute/testing/hosting.ts";
import { type Declared, deploy, inventory, only, valueOf } from "../testing/deploy.ts";
import { JobLogs } from "./jobLogs.ts";
import { REPOSITORY, SIZE, TRAINING } from "./testing/training.ts";
import { TrainingPipeline } from "./trainingPipeline.ts";

const HERE = "arn:aws:sagemaker:us-east-2:111122223333";

describe("TrainingPipeline", () => {
  let made: TrainingPipeline;
  let declared: Declared[];

  before(async () => {
    declared = await deploy(() => {
      const provider = new aws.Provider("here", { region: HOME.region });
      made = new TrainingPipeline("prod-xgboost-training", TRAINING, { provider });
    });
  });

  it("is a pipeline, a group of models, a role and what watches them", async () => {
    expect(inventory(declared)).to.deep.equal({
      "pulumi:providers:aws": 1,
      "novamind:workloads:TrainingPipeline": 1,
      "novamind:workloads:PipelineRole": 1,
      "novamind:workloads:PipelineEvents": 1,
      "aws:sagemaker/modelPackageGroup:ModelPackageGroup": 1,
      "aws:sagemaker/pipeline:Pipeline": 1,
      "aws:iam/role:Role": 1,
      "aws:iam/rolePolicy:RolePolicy": 2,
      "aws:cloudwatch/logGroup:LogGroup": 1,
      "aws:cloudwatch/logResourcePolicy:LogResourcePolicy": 1,
      "aws:cloudwatch/eventRule:EventRule": 3,
      "aws:cloudwatch/eventTarget:EventTarget": 3,
      "aws:cloudwatch/metricAlarm:MetricAlarm": 2,
    });
    expect(providersOf(declared)).to.deep.equal(["here"]);
    expect(await valueOf(made.pipelineName)).to.equal("prod-xgboost-training");
    expect(await valueOf(made.pipelineArn)).to.equal("arn:aws:mock:::prod-xgboost-training");
    expect(await valueOf(made.groupName)).to.equal("prod-xgboost-training");
    expect(await valueOf(made.roleArn)).to.equal("arn:aws:mock:::prod-xgboost-training");
  });

  it("runs its steps in the role that runs the pipeline, and registers in its own group", () => {
    const { pipelineDefinition, ...inputs } = only(
      declared,
      "aws:sagemaker/pipeline:Pipeline",
    ).inputs;

    expect(inputs).to.deep.equal({
      pipelineName: "prod-xgboost-training",
      pipelineDisplayName: "prod-xgboost-training",
      roleArn: "arn:aws:mock:::prod-xgboost-training",
    });
    expect(pipelineDefinition).to.contain('"RoleArn":"arn:aws:mock:::prod-xgboost-training"');
    expect(pipelineDefinition).to.contain('"ModelPackageGroupName":"prod-xgboost-training"');
  });

  it("reads features, writes below one folder, and asks only for jobs without a network", () => {
    const policy = (name: string) =>
      statementsOf(
        only(declared, "aws:iam/rolePolicy:RolePolicy", `prod-xgboost-training-${name}`),
      );
    const all = [...policy("work"), ...policy("steps")];
    const by = Object.fromEntries(all.map((one) => [one.Sid, one]));

    expect(by["ReadFeatures"]?.Resource).to.equal("arn:aws:s3:::features/offline/*");
    expect(by).to.not.have.property("WriteFeatures");
    expect(by["WriteModels"]?.Resource).to.equal("arn:aws:s3:::models/xgboost/*");
    expect(by["Pull"]?.Resource).to.deep.equal([REPOSITORY, REPOSITORY]);
    expect(by["Objects"]?.Condition).to.deep.equal({
      StringEquals: { "kms:ViaService": "s3.us-east-2.amazonaws.com" },
    });
    expect(by["Volume"]).to.deep.include({ Action: "kms:CreateGrant", Resource: KEY });
    expect(by["HandsTheRoleOn"]).to.deep.include({
      Resource: "arn:aws:mock:::prod-xgboost-training",
      Condition: { StringEquals: { "iam:PassedToService": "sagemaker.amazonaws.com" } },
    });
    expect(by["Jobs"]?.Condition).to.deep.equal({
      Bool: {
        "sagemaker:InterContainerTrafficEncryption": "true",
        "sagemaker:NetworkIsolation": "true",
      },
    });
    expect(by["Registers"]?.Resource).to.deep.equal([
      `${HERE}:model-package-group/prod-xgboost-training`,
      `${HERE}:model-package/prod-xgboost-training/*`,
    ]);
    expect(all.filter(({ Resource }) => Resource === "*").map(({ Sid }) => Sid)).to.deep.equal([
      "PullToken",
      "Interfaces",
      "Metrics",
    ]);
  });

  it("calls for people when an execution fails and when a model waits for them", () => {
    const patterns = ["failed", "waiting", "judged"].map((key) => {
      const name = `prod-xgboost-training-events-${key}`;
      const { inputs } = only(declared, "aws:cloudwatch/eventRule:EventRule", name);
      return JSON.parse(inputs["eventPattern"] as string) as { detail: object };
    });

    expect(patterns.map(({ detail }) => detail)).to.deep.equal([
      {
        pipelineArn: ["arn:aws:mock:::prod-xgboost-training"],
        currentPipelineExecutionStatus: ["Failed", "Stopped"],
      },
      ...[["PendingManualApproval"], ["Approved", "Rejected"]].map((ModelApprovalStatus) => ({
        ModelPackageGroupName: ["prod-xgboost-training"],
        ModelApprovalStatus,
      })),
    ]);
    const alarms = declared.filter(({ type }) => type.endsWith(":MetricAlarm"));
    expect(alarms.map(({ inputs }) => inputs["dimensions"])).to.have.deep.members(
      ["failed", "waiting"].map((key) => ({ RuleName: `prod-xgboost-training-events-${key}` })),
    );
    for (const { inputs } of alarms) expect(inputs["alarmActions"]).to.deep.equal([TOPIC]);
    expect(only(declared, "aws:cloudwatch/logGroup:LogGroup").inputs["kmsKeyId"]).to.equal(LOG_KEY);
  });

  it("refuses what SageMaker would, and a model that guesses", async () => {
    const wrong = {
      ...TRAINING,
      models: { ...TRAINING.models, prefix: "xgboost" },
      trainingImage: { ...TRAINING.trainingImage, digest: "1.7-1" },
      place: { ...TRAINING.place, subnetIds: [], securityGroupIds: [] },
      sizes: { ...TRAINING.sizes, train: { ...SIZE, maxSeconds: 432_001, instances: 0 } },
      minimumAuc: 0.5,
      spotWaitSeconds: -1,
    };
    const program = () => new TrainingPipeline("prod--xgboost", wrong);

    expect(await refusal(deploy(program))).to.equal(
      "TrainingPipeline needs a name of 1 to 63 letters, digits and single hyphens, features and models in folders, one instance and one GB or more, maxSeconds from 1 to 432000, images by digest, from 1 to 16 subnetIds, from 1 to 5 securityGroupIds, minimumAuc above 0.5, to 1, spotWaitSeconds of 0 or more",
    );
  });
});

describe("JobLogs", () => {
  it("are the groups that SageMaker writes to, encrypted and kept for six years", async () => {
    let made: JobLogs | undefined;
    const declared = await deploy(() => {
      made = new JobLogs("prod-jobs", { logKeyArn: LOG_KEY });
    });

    expect(inventory(declared)).to.deep.equal({
      "novamind:workloads:JobLogs": 1,
      "aws:cloudwatch/logGroup:LogGroup": 3,
    });
    const groups = declared.filter(({ type }) => type.endsWith(":LogGroup"));
    expect(groups.map(({ inputs }) => inputs["name"])).to.deep.equal([
      "/aws/sagemaker/ProcessingJobs",
      "/aws/sagemaker/TrainingJobs",
      "/aws/sagemaker/TransformJobs",
    ]);
    for (const { inputs } of groups) {
      expect(inputs).to.include({ kmsKeyId: LOG_KEY, retentionInDays: 2192 });
    }
    if (made === undefined) throw new Error("nothing was made");
    expect(await valueOf(made.groupNames.training)).to.equal("/aws/sagemaker/TrainingJobs");
  });
});
