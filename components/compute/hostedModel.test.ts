import * as aws from "@pulumi/aws";
import { expect } from "chai";

import { type Declared, deploy, inventory, only, valueOf } from "../testing/deploy.ts";
import { HostedModel, type HostedModelArgs } from "./hostedModel.ts";
import type { ModelContainer, StoredArtifacts } from "./modelContainer.ts";
import { HOME, KEY, providersOf, refusal, statementsOf } from "./testing/hosting.ts";

const MODEL = "aws:sagemaker/model:Model";
const DIGEST = `sha256:${"a1".repeat(32)}`;
const WEIGHTS: StoredArtifacts = {
  form: "folder",
  bucketName: "models",
  bucketArn: "arn:aws:s3:::models",
  key: "llama/33b/",
};
const LLAMA: ModelContainer = {
  hostname: "llama",
  image: {
    repositoryArn: "arn:aws:ecr:us-east-2:111122223333:repository/llama",
    repositoryUrl: "111122223333.dkr.ecr.us-east-2.amazonaws.com/llama",
    digest: DIGEST,
  },
  artifacts: WEIGHTS,
  environment: { TENSOR_PARALLEL_DEGREE: "8" },
};
const args: HostedModelArgs = {
  home: HOME,
  containers: [LLAMA],
  keyArn: KEY,
  subnetIds: ["subnet-1", "subnet-2"],
  securityGroupIds: ["sg-inference"],
};
const PIPELINE: ModelContainer[] = [
  { ...LLAMA, hostname: "features", artifacts: "inImage", environment: {} },
  {
    ...LLAMA,
    hostname: "xgboost",
    artifacts: { ...WEIGHTS, form: "archive", key: "xgboost/model.tar.gz" },
  },
];

describe("HostedModel", () => {
  let made: HostedModel;
  let declared: Declared[];

  before(async () => {
    declared = await deploy(() => {
      const provider = new aws.Provider("here", { region: "us-east-2" });
      made = new HostedModel("llama", args, { provider });
    });
  });

  it("is a model with a role of its own, which the key's policy finds by its name", async () => {
    expect(inventory(declared)).to.deep.equal({
      "novamind:compute:HostedModel": 1,
      "novamind:compute:ModelRole": 1,
      "aws:iam/role:Role": 1,
      "aws:iam/rolePolicy:RolePolicy": 1,
      [MODEL]: 1,
      "pulumi:providers:aws": 1,
    });
    expect(providersOf(declared)).to.deep.equal(["here"]);
    expect(only(declared, "aws:iam/role:Role").name).to.equal("llama-model");
    expect(await valueOf(made.roleName)).to.equal("llama-model");
    expect(await valueOf(made.roleArn)).to.equal("arn:aws:mock:::llama-model");
    expect(await valueOf(made.modelName)).to.equal("llama");
    expect(await valueOf(made.modelArn)).to.equal("arn:aws:mock:::llama");
  });

  it("runs in our subnets without a network of its own, from an image by digest and a folder", () => {
    expect(only(declared, MODEL).inputs).to.deep.equal({
      enableNetworkIsolation: true,
      executionRoleArn: "arn:aws:mock:::llama-model",
      vpcConfig: { subnets: args.subnetIds, securityGroupIds: args.securityGroupIds },
      primaryContainer: {
        image: `111122223333.dkr.ecr.us-east-2.amazonaws.com/llama@${DIGEST}`,
        environment: { TENSOR_PARALLEL_DEGREE: "8" },
        modelDataSource: {
          s3DataSources: [
            {
              s3DataType: "S3Prefix",
              compressionType: "None",
              s3Uri: "s3://models/llama/33b/",
            },
          ],
        },
      },
    });
  });

  it("lets SageMaker take the role on behalf of this account only", () => {
    const { assumeRolePolicy } = only(declared, "aws:iam/role:Role").inputs;
    expect(assumeRolePolicy).to.contain('"Service":"sagemaker.amazonaws.com"');
    expect(assumeRolePolicy).to.contain('"aws:SourceAccount":"111122223333"');
  });

  it("lets the role read its own weights and image, and on every resource only what knows none", () => {
    const statements = statementsOf(only(declared, "aws:iam/rolePolicy:RolePolicy"));
    const by = Object.fromEntries(statements.map((one) => [one.Sid, one]));

    expect(by["Artifacts"]?.Resource).to.deep.equal(["arn:aws:s3:::models/llama/33b/*"]);
    expect(by["List0"]?.Condition).to.deep.equal({ StringLike: { "s3:prefix": "llama/33b/*" } });
    expect(by["Pull"]?.Resource).to.deep.equal([LLAMA.image.repositoryArn]);
    expect(by["ArtifactsKey"]).to.deep.include({
      Action: "kms:Decrypt",
      Resource: KEY,
      Condition: { StringEquals: { "kms:ViaService": "s3.us-east-2.amazonaws.com" } },
    });
    expect(
      statements.filter(({ Resource }) => Resource === "*").map(({ Sid }) => Sid),
    ).to.deep.equal(["PullToken", "Metrics", "Interfaces"]);
  });

  it("is a pipeline, in the order given, of several containers", async () => {
    const both = await deploy(() => new HostedModel("risk", { ...args, containers: PIPELINE }));
    const { inputs } = only(both, MODEL);

    expect(inputs).to.not.have.property("primaryContainer");
    expect(inputs["inferenceExecutionConfig"]).to.deep.equal({ mode: "Serial" });
    const containers = inputs["containers"] as Record<string, unknown>[];
    expect(containers.map((one) => [one["containerHostname"], one["modelDataUrl"]])).to.deep.equal([
      ["features", undefined],
      ["xgboost", "s3://models/xgboost/model.tar.gz"],
    ]);
    const statements = statementsOf(only(both, "aws:iam/rolePolicy:RolePolicy"));
    expect(statements.map(({ Sid }) => Sid)).to.not.include("List0");
  });

  it("may read nothing, and use no key, where all is in the image", async () => {
    const containers: ModelContainer[] = [{ ...LLAMA, artifacts: "inImage" }];
    const bare = await deploy(() => new HostedModel("risk", { ...args, containers }));
    const sids = statementsOf(only(bare, "aws:iam/rolePolicy:RolePolicy")).map(({ Sid }) => Sid);

    expect(sids).to.deep.equal(["Pull", "PullToken", "Metrics", "Interfaces"]);
  });

  it("refuses images that a tag could move, and artifacts that are neither one file nor one folder", async () => {
    const wrong: ModelContainer[] = [
      { ...LLAMA, image: { ...LLAMA.image, digest: "latest" } },
      { ...LLAMA, image: { ...LLAMA.image, repositoryUrl: "ecr/llama:1.7-1" } },
      { ...LLAMA, hostname: "a_b", artifacts: { ...WEIGHTS, key: "llama/33b" } },
    ];
    const program = () =>
      new HostedModel("llama", { ...args, containers: wrong, subnetIds: [], securityGroupIds: [] });

    expect(await refusal(deploy(program))).to.equal(
      "HostedModel needs from 1 to 16 subnetIds, from 1 to 5 securityGroupIds, images by digest, repositories without a tag or digest, archives that end with .tar.gz, and folders with a slash, one hostname for each container, hostnames of letters, digits and hyphens",
    );
  });

  it("refuses none and more than fifteen containers", async () => {
    for (const count of [0, 16]) {
      const containers = Array.from({ length: count }, (_, index) => ({
        ...LLAMA,
        hostname: `c${String(index)}`,
      }));
      const program = () => new HostedModel("llama", { ...args, containers });
      expect(await refusal(deploy(program))).to.equal("HostedModel needs from 1 to 15 containers");
    }
  });
});
