import * as aws from "@pulumi/aws";
import { expect } from "chai";

import { ImageRegistry } from "../compute/imageRegistry.ts";
import { HOME, KEY, providersOf, statementsOf } from "../compute/testing/hosting.ts";
import { type Declared, deploy, inventory, only, valueOf } from "../testing/deploy.ts";
import { definitionErrors } from "../testing/statesLanguage.ts";
import { DIGEST } from "./testing/training.ts";
import { ARGS, DATA_KEY, MODEL_KEY, SERVICE } from "./testing/xgboost.ts";
import { XgboostEngine, type XgboostEngineArgs } from "./xgboostEngine.ts";

const NAME = "prod-xgboost";
const MACHINE = "aws:sfn/stateMachine:StateMachine";
const ROLE = "aws:iam/role:Role";
const ROLE_POLICY = "aws:iam/rolePolicy:RolePolicy";
const SCHEDULE = "aws:scheduler/schedule:Schedule";
const PARTS = "novamind:workloads:";
const IMAGE = `111122223333.dkr.ecr.us-east-2.amazonaws.com/novamind/xgboost@${DIGEST}`;

const declare = (changed: Partial<XgboostEngineArgs>) =>
  deploy(() => new XgboostEngine(NAME, { ...ARGS, ...changed }));
const namesOf = (declared: Declared[]) =>
  declared
    .filter(({ type }) => type !== "pulumi:providers:aws")
    .map(({ type, name }) => `${type} ${name}`);
const partsOf = (declared: Declared[]) => {
  const counted = Object.entries(inventory(declared)).filter(([type]) => type.startsWith(PARTS));
  return Object.fromEntries(counted.map(([type, count]) => [type.slice(PARTS.length), count]));
};
const FEATURES = {
  ...{ XgboostEngine: 1, XgboostFeatures: 1, FeatureCatalog: 1, FeatureStore: 1 },
  ...{ FeatureStream: 1, FeatureStreamAlarms: 1, FeatureEtl: 1, JobFailures: 1 },
};
const TRAINING = {
  ...{ XgboostTraining: 1, JobLogs: 1, TrainingPipeline: 1, PipelineRole: 1, PipelineEvents: 1 },
  ...{ BatchScoring: 1, XgboostOrchestration: 1 },
};

describe("XgboostEngine", () => {
  let made: XgboostEngine;
  let declared: Declared[];
  let passive: Declared[];

  before(async () => {
    declared = await deploy(() => {
      const provider = new aws.Provider("here", { region: HOME.region });
      made = new XgboostEngine(NAME, ARGS, { provider });
    });
    passive = await declare({ posture: "passive" });
  });

  it("is features, what trains and scores, and what answers and watches that", async () => {
    expect(partsOf(declared)).to.deep.equal({
      ...{ ...FEATURES, ...TRAINING },
      ...{ XgboostServing: 1, ModelMonitor: 1, MonitorRole: 1 },
    });
    expect(inventory(declared)).to.include({
      "aws:kinesis/stream:Stream": 1,
      "aws:sagemaker/featureGroup:FeatureGroup": 4,
      "aws:glue/job:Job": 1,
      "aws:sagemaker/pipeline:Pipeline": 1,
      "aws:sagemaker/model:Model": 1,
      "aws:sagemaker/endpoint:Endpoint": 1,
      "aws:appautoscaling/policy:Policy": 1,
      [MACHINE]: 2,
      [SCHEDULE]: 2,
      // Store, ingest and job of the features; pipeline, batch, workflow, schedule and approval; model; monitor, its job and its schedule.
      [ROLE]: 12,
    });
    expect(providersOf(declared)).to.deep.equal(["here"]);
    const arn = (name: string) => `arn:aws:mock:::${name}`;
    expect(await valueOf(made.streamArn)).to.equal(arn(`${NAME}-feature-ingest`));
    expect(await valueOf(made.streamName)).to.equal(`${NAME}-feature-ingest`);
    expect(await valueOf(made.deadLetterQueueArn)).to.contain(`${NAME}-feature-ingest`);
    expect(await valueOf(made.featureGroupNames.clinical)).to.equal(
      `${NAME}-feature-store-clinical`,
    );
    expect(await valueOf(made.featureGroupArns.clinical)).to.equal(
      arn(`${NAME}-feature-store-clinical`),
    );
    expect(made.pipelineArn && (await valueOf(made.pipelineArn))).to.equal(arn(`${NAME}-training`));
    expect(made.stateMachineArn && (await valueOf(made.stateMachineArn))).to.equal(
      arn(`${NAME}-workflow`),
    );
    expect(made.endpointArn && (await valueOf(made.endpointArn))).to.equal(arn(NAME));
    expect(made.endpointName && (await valueOf(made.endpointName))).to.equal(NAME);
    expect(await valueOf(made.repositoryUrl)).to.equal(IMAGE.split("@")[0]);
  });

  it("comes to be in the order of its first deployments: features, an image, a model", async () => {
    const empty = await declare({ service: "none" });
    const trained = await declare({ service: { ...SERVICE, modelKey: "none" } });

    expect(partsOf(empty)).to.deep.equal(FEATURES);
    expect(partsOf(trained)).to.deep.equal({ ...FEATURES, ...TRAINING });
    expect(Object.keys(inventory(trained)).join()).to.not.match(/:Endpoint|sagemaker\/model:/);
  });

  it("has a repository of its own where its images are not copies", async () => {
    const own = await deploy(() => {
      const retention = { untaggedDays: 7, taggedImages: 100 };
      const registry = new ImageRegistry("registry", {
        ...{ home: HOME, organizationId: "o-a1b2c3d4e5", prefix: "novamind", retention },
      });
      const images = { kind: "own", registry, keyArn: KEY, protect: true } as const;
      new XgboostEngine(NAME, { ...ARGS, service: "none", images });
    });

    const REPOSITORY = "aws:ecr/repository:Repository";
    expect(only(own, REPOSITORY).inputs).to.include({
      name: "novamind/xgboost",
      imageTagMutability: "IMMUTABLE",
    });
    expect(inventory(declared)).to.not.have.property(REPOSITORY);
  });

  it("has all of it in a passive region but what answers, and starts nothing", () => {
    const missing = namesOf(declared).filter((one) => !namesOf(passive).includes(one));
    const enabled = (all: Declared[]) => ({
      stream: only(all, "aws:lambda/eventSourceMapping:EventSourceMapping").inputs["enabled"],
      job: only(all, "aws:glue/trigger:Trigger").inputs["enabled"],
      workflow: only(all, SCHEDULE, `${NAME}-workflow-schedule`).inputs["state"],
      monitor: only(all, SCHEDULE, `${NAME}-monitor-schedule`).inputs["state"],
    });

    expect(namesOf(passive).filter((one) => !namesOf(declared).includes(one))).to.deep.equal([]);
    expect(missing.filter((one) => one.startsWith("novamind:"))).to.have.members([
      `novamind:compute:ModelEndpoint ${NAME}`,
      `novamind:compute:EndpointAlarms ${NAME}`,
      `novamind:compute:EndpointScaling ${NAME}`,
    ]);
    expect(missing.join("\n")).to.not.match(
      /iam|kinesis|lambda|glue|pipeline|sfn|scheduler|ecr|sqs|:Model /i,
    );
    expect(enabled(declared)).to.deep.equal({
      ...{ stream: true, job: true, workflow: "ENABLED", monitor: "ENABLED" },
    });
    expect(enabled(passive)).to.deep.equal({
      ...{ stream: false, job: false, workflow: "DISABLED", monitor: "DISABLED" },
    });
  });

  it("prepares a request and scores it, in two containers of one image", () => {
    const { containers, inferenceExecutionConfig } = only(
      declared,
      "aws:sagemaker/model:Model",
    ).inputs;

    expect(inferenceExecutionConfig).to.deep.equal({ mode: "Serial" });
    expect(containers).to.deep.equal([
      { containerHostname: "features", image: IMAGE, environment: { SERVES: "features" } },
      {
        containerHostname: "xgboost",
        image: IMAGE,
        environment: { SERVES: "scores" },
        modelDataUrl: `s3://prod-ml-models-1a2b3c4/${MODEL_KEY}`,
      },
    ]);
  });

  it("compares the requests that its endpoint keeps, which do not stay", () => {
    const { inputs } = only(declared, "aws:sagemaker/endpointConfiguration:EndpointConfiguration");
    const { definition } = only(declared, MACHINE, `${NAME}-monitor`).inputs;

    expect(inputs["dataCaptureConfig"]).to.deep.include({
      destinationS3Uri: "s3://prod-ml-inference-1a2b3c4/captures/",
      kmsKeyId: KEY,
    });
    expect(definition).to.contain(
      `s3://prod-ml-inference-1a2b3c4/captures/${NAME}/AllTraffic/' & $hour`,
    );
  });

  it("scores the rows that its pipeline has written, into the bucket of results under that one's key", () => {
    const { definition } = only(declared, MACHINE, `${NAME}-workflow`).inputs as {
      definition: string;
    };
    const { pipelineDefinition } = only(declared, "aws:sagemaker/pipeline:Pipeline").inputs;

    expect(definitionErrors(definition)).to.equal("");
    expect(pipelineDefinition).to.contain('"s3://prod-ml-models-1a2b3c4/xgboost/rows"');
    expect(definition).to.contain('"s3://prod-ml-models-1a2b3c4/xgboost/rows/"');
    expect(definition).to.contain("s3://prod-data-results-1a2b3c4/xgboost/");
    expect(definition).to.contain(`"KmsKeyId":"${DATA_KEY}"`);
    expect(definition).to.contain(`"JobName":"${NAME}-feature-etl"`);
    const batch = statementsOf(only(declared, ROLE_POLICY, `${NAME}-batch`));
    expect(batch.find(({ Sid }) => Sid === "Objects")?.Resource).to.deep.equal([KEY, DATA_KEY]);
  });
});
