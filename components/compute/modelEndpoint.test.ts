import * as aws from "@pulumi/aws";
import { expect } from "chai";

import { type Declared, deploy, inventory, only, valueOf } from "../testing/deploy.ts";
import { ModelEndpoint, type ModelEndpointArgs } from "./modelEndpoint.ts";
import {
  KEY,
  LOG_KEY,
  ON_DISKS,
  ON_VOLUME,
  providersOf,
  refusal,
  TOPIC,
} from "./testing/hosting.ts";

const CONFIGURATION = "aws:sagemaker/endpointConfiguration:EndpointConfiguration";
const ENDPOINT = "aws:sagemaker/endpoint:Endpoint";
const FOLDER = {
  bucketName: "features",
  bucketArn: "arn:aws:s3:::features",
  prefix: "captured/risk/",
};

const args: ModelEndpointArgs = {
  variant: ON_VOLUME,
  shadow: "none",
  capture: "off",
  keyArn: KEY,
  logKeyArn: LOG_KEY,
  traffic: { kind: "canary", percent: 50, bakeSeconds: 600 },
  scaling: { bounds: { min: 2, max: 4 }, requestsPerMinute: 600, offHours: "none" },
  latencySeconds: 1,
  overheadSeconds: 0.5,
  alarmTopicArn: TOPIC,
};
const FULL: ModelEndpointArgs = {
  ...args,
  shadow: { ...ON_VOLUME, modelName: "next", instances: 1, share: 0.1 },
  capture: { ...FOLDER, samplingPercent: 20 },
};

describe("ModelEndpoint", () => {
  let made: ModelEndpoint;
  let declared: Declared[];
  before(async () => {
    declared = await deploy(() => {
      const provider = new aws.Provider("here", { region: "us-east-2" });
      made = new ModelEndpoint("risk", args, { provider });
    });
  });

  it("is an endpoint with its log, alarms and scaling, nothing in IAM, and says what it is called", async () => {
    expect(inventory(declared)).to.deep.equal({
      "novamind:compute:ModelEndpoint": 1,
      "novamind:compute:EndpointAlarms": 1,
      "novamind:compute:EndpointScaling": 1,
      "aws:cloudwatch/metricAlarm:MetricAlarm": 5,
      "aws:cloudwatch/logGroup:LogGroup": 1,
      [CONFIGURATION]: 1,
      [ENDPOINT]: 1,
      "aws:appautoscaling/target:Target": 1,
      "aws:appautoscaling/policy:Policy": 1,
      "pulumi:providers:aws": 1,
    });
    expect(providersOf(declared)).to.deep.equal(["here"]);
    expect(await valueOf(made.endpointName)).to.equal("risk");
    expect(await valueOf(made.endpointArn)).to.equal("arn:aws:mock:::risk");
    expect(await valueOf(made.logGroupName)).to.equal("/aws/sagemaker/Endpoints/risk");
  });

  it("encrypts its volumes, dumps no core, captures nothing, and has a generated configuration", () => {
    expect(only(declared, CONFIGURATION).inputs).to.deep.equal({
      kmsKeyArn: KEY,
      productionVariants: [
        {
          variantName: "AllTraffic",
          modelName: "llama",
          instanceType: "ml.m5.xlarge",
          initialInstanceCount: 2,
          initialVariantWeight: 1,
          volumeSizeInGb: 30,
          modelDataDownloadTimeoutInSeconds: 60,
          containerStartupHealthCheckTimeoutInSeconds: 60,
          routingConfigs: [{ routingStrategy: "LEAST_OUTSTANDING_REQUESTS" }],
        },
      ],
    });
  });

  it("gives no key to a type with disks of its own, which SageMaker would refuse", async () => {
    const onDisks = await deploy(() => new ModelEndpoint("llama", { ...args, variant: ON_DISKS }));

    expect(only(onDisks, CONFIGURATION).inputs).to.not.have.property("kmsKeyArn");
  });

  it("moves to a release by shares, and back when its own alarms call", () => {
    expect(only(declared, ENDPOINT).inputs).to.deep.include({
      name: "risk",
      endpointConfigName: "risk",
    });
    expect(only(declared, ENDPOINT).inputs["deploymentConfig"]).to.deep.include({
      autoRollbackConfiguration: {
        alarms: [{ alarmName: "risk-errors" }, { alarmName: "risk-latency" }],
      },
    });
  });

  it("logs under a key for six years", () => {
    expect(only(declared, "aws:cloudwatch/logGroup:LogGroup").inputs).to.deep.equal({
      name: "/aws/sagemaker/Endpoints/risk",
      kmsKeyId: LOG_KEY,
      retentionInDays: 2192,
    });
  });

  it("captures under the key below its folder, and copies a share of requests to a shadow", async () => {
    const full = await deploy(() => new ModelEndpoint("risk", FULL));
    const { inputs } = only(full, CONFIGURATION);

    expect(inputs["dataCaptureConfig"]).to.deep.equal({
      enableCapture: true,
      initialSamplingPercentage: 20,
      destinationS3Uri: "s3://features/captured/risk/",
      kmsKeyId: KEY,
      captureOptions: [{ captureMode: "Input" }, { captureMode: "Output" }],
    });
    const [shadow] = inputs["shadowProductionVariants"] as Record<string, unknown>[];
    expect(shadow).to.include({
      variantName: "Shadow",
      modelName: "next",
      initialVariantWeight: 0.1,
    });
  });

  it("waits for reserved instances where it may start on no others", async () => {
    const reservationArn = "arn:aws:sagemaker:us-east-2:111122223333:training-plan/llama";
    const reserved = await deploy(
      () => new ModelEndpoint("llama", { ...args, variant: { ...ON_DISKS, reservationArn } }),
    );
    const [variant] = only(reserved, CONFIGURATION).inputs["productionVariants"] as unknown[];
    expect(variant).to.deep.include({
      capacityReservationConfig: {
        capacityReservationPreference: "capacity-reservations-only",
        mlReservationArn: reservationArn,
      },
    });
  });

  it("refuses what AWS would, all at once", async () => {
    const wrong: ModelEndpointArgs = {
      ...FULL,
      variant: { ...ON_DISKS, volumeGb: 30, instances: 5, downloadSeconds: 3601 },
      shadow: { ...ON_VOLUME, instances: 0, share: 0 },
      capture: { ...FOLDER, prefix: "captured", samplingPercent: 0 },
    };
    expect(await refusal(deploy(() => new ModelEndpoint("risk-", wrong)))).to.equal(
      "ModelEndpoint needs a name of 1 to 55 letters, digits and hyphens, downloadSeconds and startupSeconds from 60 to 3600, volumeGb exactly where the instance type has no disks of its own, instances within the bounds, a shadow with one instance or more, a shadow's share above 0, to 1, a shadow on a volume exactly where the variant is, captures in a folder, samplingPercent from 1 to 100",
    );
  });
});
