import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";

import { HOME, KEY, providersOf, refusal, statementsOf } from "../compute/testing/hosting.ts";
import { type Declared, deploy, inventory, only, valueOf } from "../testing/deploy.ts";
import { BatchScoring } from "./batchScoring.ts";
import { SCORING } from "./testing/scoring.ts";
import { DIGEST, IMAGE, REPOSITORY } from "./testing/training.ts";
import { modelArguments, transformArguments } from "./transformJob.ts";

describe("BatchScoring", () => {
  let made: BatchScoring;
  let declared: Declared[];

  before(async () => {
    declared = await deploy(() => {
      const provider = new aws.Provider("here", { region: HOME.region });
      made = new BatchScoring("prod-xgboost-scoring", SCORING, { provider });
    });
  });

  it("is a role, which the job goes with", async () => {
    expect(inventory(declared)).to.deep.equal({
      "pulumi:providers:aws": 1,
      "novamind:workloads:BatchScoring": 1,
      "aws:iam/role:Role": 1,
      "aws:iam/rolePolicy:RolePolicy": 1,
    });
    expect(providersOf(declared)).to.deep.equal(["here"]);
    expect(await valueOf(made.roleArn)).to.equal("arn:aws:mock:::prod-xgboost-scoring");
    const roleArn = await valueOf(pulumi.output(made.job.place.roleArn));
    expect(roleArn).to.equal("arn:aws:mock:::prod-xgboost-scoring");
  });

  it("reads models and rows, and writes scores and nothing else", () => {
    const statements = statementsOf(only(declared, "aws:iam/rolePolicy:RolePolicy"));
    const by = Object.fromEntries(statements.map((one) => [one.Sid, one]));

    expect(statements.filter(({ Sid }) => Sid.startsWith("Write"))).to.have.length(1);
    expect(by["WriteScores"]?.Resource).to.equal("arn:aws:s3:::results/xgboost/*");
    expect(by["ReadArtifacts"]?.Resource).to.equal("arn:aws:s3:::models/xgboost/artifacts/*");
    expect(by["ReadRows"]?.Resource).to.equal("arn:aws:s3:::features/rows/*");
    expect(by["Objects"]?.Resource).to.deep.equal([KEY, SCORING.outputKeyArn]);
    expect(by["Volume"]?.Resource).to.equal(KEY);
    expect(by["Pull"]?.Resource).to.deep.equal([REPOSITORY]);
  });

  it("scores without a network, under a key for volumes and the key of the results", async () => {
    const job = made.job;
    const model = await valueOf(pulumi.output(modelArguments(job, "$model", "$approved")));
    expect(model).to.deep.equal({
      ModelName: "{% $model %}",
      ExecutionRoleArn: "arn:aws:mock:::prod-xgboost-scoring",
      EnableNetworkIsolation: true,
      VpcConfig: { Subnets: SCORING.place.subnetIds, SecurityGroupIds: ["sg-training"] },
      Containers: [{ ModelPackageName: "{% $approved %}" }],
    });

    const asked = await valueOf(pulumi.output(transformArguments(job, "$model", "$job")));
    expect(asked.TransformResources).to.deep.equal({
      InstanceType: "ml.m5.xlarge",
      InstanceCount: 1,
      VolumeKmsKeyId: KEY,
    });
    expect(asked.TransformOutput).to.include({
      KmsKeyId: SCORING.outputKeyArn,
      S3OutputPath: "{% 's3://results/xgboost/' & $model %}",
    });
    // The model is not told whose row it is.
    expect(asked.DataProcessing).to.deep.equal({
      InputFilter: "$[1:]",
      JoinSource: "Input",
      OutputFilter: "$[0,-1]",
    });
  });

  it("gives no key to volumes of instances that encrypt their own disks", async () => {
    const size = { ...made.job.size, instanceType: "ml.g5.2xlarge" } as const;
    const asked = transformArguments({ ...made.job, size }, "$model", "$job");

    expect(await valueOf(pulumi.output(asked.TransformResources))).to.deep.equal({
      InstanceType: "ml.g5.2xlarge",
      InstanceCount: 1,
    });
  });

  it("refuses folders that are none, and an image that a tag could move", async () => {
    const wrong = {
      ...SCORING,
      output: { ...SCORING.output, prefix: "/xgboost" },
      image: { ...IMAGE, digest: DIGEST.slice(1) },
    };

    expect(await refusal(deploy(() => new BatchScoring("scoring", wrong)))).to.equal(
      "BatchScoring needs artifacts, input and output in folders, images by digest",
    );
  });
});
