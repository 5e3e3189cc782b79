import * as aws from "@pulumi/aws";
import { expect } from "chai";

import { HOME, KEY, LOG_KEY, providersOf, refusal, TOPIC } from "../compute/testing/hosting.ts";
import { type Declared, deploy, inventory, only, valueOf } from "../testing/deploy.ts";
import { llamaFolders } from "./llamaData.ts";
import { LlamaHosting, type LlamaHostingArgs } from "./llamaHosting.ts";
import { ARGS, INFERENCE, MODELS, OTHER_DIGEST, REPOSITORY, SERVICE } from "./testing/llama.ts";

const CONFIGURATION = "aws:sagemaker/endpointConfiguration:EndpointConfiguration";
const ENDPOINT = "aws:sagemaker/endpoint:Endpoint";
const MODEL = "aws:sagemaker/model:Model";
const POLICY = "aws:iam/rolePolicy:RolePolicy";

const args: LlamaHostingArgs = {
  home: HOME,
  posture: "active",
  ...{ release: SERVICE.release, realTime: SERVICE.realTime, asynchronous: SERVICE.asynchronous },
  sources: { ...REPOSITORY, modelsBucketName: "models", modelsBucketArn: MODELS.arn },
  ...llamaFolders(INFERENCE.arn),
  network: ARGS.networks.models,
  ...{ keyArn: KEY, logKeyArn: LOG_KEY, alarmTopicArn: TOPIC },
};
const COMPILED = { digest: OTHER_DIGEST, folder: "llama/33b-1-neuron/", cores: 24 };

function productionVariant(declared: Declared[], name: string) {
  const [variant] = only(declared, CONFIGURATION, name).inputs["productionVariants"] as [
    Record<string, unknown>,
  ];
  return variant;
}

describe("LlamaHosting", () => {
  let made: LlamaHosting;
  let declared: Declared[];

  before(async () => {
    declared = await deploy(() => {
      const provider = new aws.Provider("here", { region: "us-east-2" });
      made = new LlamaHosting("prod-llama", args, { provider });
    });
  });

  it("is one model behind an endpoint that answers at once, and one with a queue", async () => {
    expect(inventory(declared)).to.deep.include({
      "novamind:workloads:LlamaHosting": 1,
      "novamind:compute:HostedModel": 1,
      "novamind:workloads:InferenceTopics": 1,
      "novamind:compute:AsyncEndpoint": 1,
      "novamind:compute:EndpointPermissions": 1,
      "novamind:compute:ModelEndpoint": 1,
      [MODEL]: 1,
      [ENDPOINT]: 2,
      "aws:iam/role:Role": 1,
    });
    expect(providersOf(declared)).to.deep.equal(["here"]);
    expect(made.realTimeEndpointName).to.equal("prod-llama");
    expect(await valueOf(made.asyncEndpoint.name)).to.equal("prod-llama-async");
    expect(await valueOf(made.asyncEndpoint.arn)).to.equal("arn:aws:mock:::prod-llama-async");
    expect(made.realTimeEndpoint && (await valueOf(made.realTimeEndpoint.name))).to.equal(
      "prod-llama",
    );
    expect(await valueOf(made.topics.errorArn)).to.equal("arn:aws:mock:::prod-llama-failures");
  });

  it("isolates the model in our subnets, under a role that keys know by its name", () => {
    expect(only(declared, MODEL).inputs).to.deep.include({
      enableNetworkIsolation: true,
      vpcConfig: { subnets: ["subnet-1", "subnet-2"], securityGroupIds: ["sg-inference"] },
    });
    expect(only(declared, "aws:iam/role:Role").name).to.equal("prod-llama-model");
  });

  it("captures nothing, and passes requests and answers through the bucket that keeps none", () => {
    const { asyncInferenceConfig } = only(declared, CONFIGURATION, "prod-llama-async").inputs;

    expect(asyncInferenceConfig).to.have.deep.property("outputConfig", {
      s3OutputPath: "s3://prod-ml-inference-1a2b3c4/answers/",
      s3FailurePath: "s3://prod-ml-inference-1a2b3c4/answers/failures/",
      kmsKeyId: KEY,
      notificationConfig: {
        successTopic: "arn:aws:mock:::prod-llama-answers",
        errorTopic: "arn:aws:mock:::prod-llama-failures",
      },
    });
    for (const { inputs } of declared.filter(({ type }) => type === CONFIGURATION)) {
      expect(inputs).to.not.have.property("dataCaptureConfig");
    }
  });

  it("has nothing that answers at once in a passive region, and one instance for its queue at most", async () => {
    const passive = await deploy(
      () => new LlamaHosting("dr-llama", { ...args, posture: "passive" }),
    );

    expect(inventory(passive)).to.not.have.property("novamind:compute:ModelEndpoint");
    expect(only(passive, ENDPOINT).name).to.equal("dr-llama-async");
    expect(only(passive, POLICY, "dr-llama").inputs).to.include({ role: "dr-llama-model" });
    expect(only(passive, "aws:appautoscaling/target:Target").inputs).to.include({
      minCapacity: 0,
      maxCapacity: 1,
    });
    expect(
      only(declared, "aws:appautoscaling/target:Target", "prod-llama-async").inputs,
    ).to.include({ minCapacity: 0, maxCapacity: 2 });
  });

  it("runs compiled weights on Inferentia2, on an encrypted volume, beside those on GPUs", async () => {
    const asynchronous = {
      instanceType: "ml.inf2.48xlarge",
      maxInstances: 2,
      release: COMPILED,
    } as const;
    const onNeuron = await deploy(() => new LlamaHosting("prod-llama", { ...args, asynchronous }));

    expect(productionVariant(onNeuron, "prod-llama-async")).to.include({
      instanceType: "ml.inf2.48xlarge",
      modelName: "prod-llama-neuron",
      volumeSizeInGb: 256,
    });
    expect(only(onNeuron, CONFIGURATION, "prod-llama-async").inputs).to.include({
      kmsKeyArn: KEY,
    });
    expect(only(onNeuron, MODEL, "prod-llama-neuron").inputs["primaryContainer"])
      .to.have.property("image")
      .that.contains(OTHER_DIGEST);
    expect(productionVariant(onNeuron, "prod-llama")).to.include({ modelName: "prod-llama" });
    expect(productionVariant(declared, "prod-llama-async")).to.include({
      modelName: "prod-llama",
    });
  });

  it("tries a release on copies of requests, and moves to it by halves where there are two instances", async () => {
    const release = { digest: OTHER_DIGEST, folder: "llama/33b-2/" };
    const realTime = {
      ...SERVICE.realTime,
      bounds: { min: 1, max: 1 },
      shadow: { release, share: 0.1 },
    };
    const shadowed = await deploy(() => new LlamaHosting("prod-llama", { ...args, realTime }));
    const routingOf = (all: Declared[]) => {
      const { deploymentConfig } = only(all, ENDPOINT, "prod-llama").inputs;
      return JSON.stringify(deploymentConfig);
    };

    const [shadow] = only(shadowed, CONFIGURATION, "prod-llama").inputs[
      "shadowProductionVariants"
    ] as Record<string, unknown>[];
    expect(shadow).to.include({ modelName: "prod-llama-shadow", initialVariantWeight: 0.1 });
    expect(only(shadowed, POLICY, "prod-llama-shadow").inputs).to.include({
      role: "prod-llama-shadow-model",
    });
    expect(routingOf(shadowed)).to.contain("ALL_AT_ONCE");
    expect(routingOf(declared)).to.contain('"type":"CANARY"').and.contain('"value":50');
  });

  it("has its shadow's model and role in a passive region too, so that a promotion makes none", async () => {
    const release = { digest: OTHER_DIGEST, folder: "llama/33b-2/" };
    const realTime = { ...SERVICE.realTime, shadow: { release, share: 0.1 } };
    const passive = await deploy(
      () => new LlamaHosting("dr-llama", { ...args, posture: "passive", realTime }),
    );

    expect(only(passive, MODEL, "dr-llama-shadow").inputs).to.include({
      enableNetworkIsolation: true,
    });
    const { policy } = only(passive, POLICY, "dr-llama-shadow").inputs;
    expect(policy).to.contain("/aws/sagemaker/Endpoints/dr-llama").and.not.contain("-shadow");
  });

  it("refuses an image without its digest", async () => {
    const release = { ...args.release, digest: "latest" };
    const program = () => new LlamaHosting("prod-llama", { ...args, release });

    expect(await refusal(deploy(program))).to.equal("HostedModel needs images by digest");
  });
});
