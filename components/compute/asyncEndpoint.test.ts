import * as aws from "@pulumi/aws";
import { expect } from "chai";

import { type Declared, deploy, inventory, only, valueOf } from "../testing/deploy.ts";
import { AsyncEndpoint, type AsyncEndpointArgs } from "./asyncEndpoint.ts";
import {
  HOME,
  KEY,
  LOG_KEY,
  ON_DISKS,
  ON_VOLUME,
  providersOf,
  refusal,
  statementsOf,
  TOPIC,
} from "./testing/hosting.ts";

const CONFIGURATION = "aws:sagemaker/endpointConfiguration:EndpointConfiguration";
const ENDPOINT = "aws:sagemaker/endpoint:Endpoint";
const POLICY = "aws:iam/rolePolicy:RolePolicy";
const bucket = { bucketName: "features", bucketArn: "arn:aws:s3:::features" };

const args: AsyncEndpointArgs = {
  home: HOME,
  variant: ON_DISKS,
  roleName: "llama-model",
  requests: { ...bucket, prefix: "requests/llama/" },
  results: { ...bucket, prefix: "answers/llama/" },
  topics: { successArn: "arn:aws:sns:::done", errorArn: "arn:aws:sns:::failed" },
  concurrency: 4,
  keyArn: KEY,
  logKeyArn: LOG_KEY,
  scaling: { bounds: { min: 0, max: 2 }, backlogPerInstance: 4 },
  latencySeconds: 600,
  backlogAgeSeconds: 3600,
  alarmTopicArn: TOPIC,
};

describe("AsyncEndpoint", () => {
  let made: AsyncEndpoint;
  let declared: Declared[];
  before(async () => {
    declared = await deploy(() => {
      const provider = new aws.Provider("here", { region: "us-east-2" });
      made = new AsyncEndpoint("llama", args, { provider });
    });
  });

  it("is an endpoint with a queue, its log, alarms and scaling, and says what it is called", async () => {
    expect(inventory(declared)).to.deep.equal({
      "novamind:compute:AsyncEndpoint": 1,
      "novamind:compute:EndpointAlarms": 1,
      "novamind:compute:BacklogScaling": 1,
      "aws:cloudwatch/metricAlarm:MetricAlarm": 8,
      "aws:cloudwatch/logGroup:LogGroup": 1,
      [POLICY]: 1,
      [CONFIGURATION]: 1,
      [ENDPOINT]: 1,
      "aws:appautoscaling/target:Target": 1,
      "aws:appautoscaling/policy:Policy": 2,
      "pulumi:providers:aws": 1,
    });
    expect(providersOf(declared)).to.deep.equal(["here"]);
    expect(await valueOf(made.endpointName)).to.equal("llama");
    expect(await valueOf(made.endpointArn)).to.equal("arn:aws:mock:::llama");
    expect(await valueOf(made.logGroupName)).to.equal("/aws/sagemaker/Endpoints/llama");
  });

  it("writes encrypted results, and tells topics that they are there, not what they say", () => {
    const { inputs } = only(declared, CONFIGURATION);
    expect(inputs["asyncInferenceConfig"]).to.deep.equal({
      clientConfig: { maxConcurrentInvocationsPerInstance: 4 },
      outputConfig: {
        s3OutputPath: "s3://features/answers/llama/",
        s3FailurePath: "s3://features/answers/llama/failures/",
        kmsKeyId: KEY,
        notificationConfig: {
          successTopic: "arn:aws:sns:::done",
          errorTopic: "arn:aws:sns:::failed",
        },
      },
    });
    expect(inputs).to.not.have.any.keys("dataCaptureConfig", "shadowProductionVariants");
  });

  it("begins with one instance, whatever a release of another kind would, and goes to none", () => {
    const [variant] = only(declared, CONFIGURATION).inputs["productionVariants"] as unknown[];
    expect(variant).to.deep.include({ initialInstanceCount: 1 });
    expect(only(declared, "aws:appautoscaling/target:Target").inputs).to.include({
      minCapacity: 0,
      resourceId: "endpoint/llama/variant/AllTraffic",
    });
    expect(only(declared, ENDPOINT).inputs["deploymentConfig"]).to.deep.include({
      autoRollbackConfiguration: {
        alarms: [{ alarmName: "llama-errors" }, { alarmName: "llama-latency" }],
      },
    });
  });

  it("lets the model's role read requests, write results, tell topics, and use the key through those", () => {
    const statements = statementsOf(only(declared, POLICY));
    const by = Object.fromEntries(statements.map((one) => [one.Sid, one]));

    expect(only(declared, POLICY).inputs["role"]).to.equal("llama-model");
    expect(by["Log"]?.Resource).to.include(
      "arn:aws:logs:us-east-2:111122223333:log-group:/aws/sagemaker/Endpoints/llama",
    );
    expect(by["Requests"]).to.deep.include({
      Action: "s3:GetObject",
      Resource: "arn:aws:s3:::features/requests/llama/*",
    });
    expect(by["Results"]?.Resource).to.equal("arn:aws:s3:::features/answers/llama/*");
    expect(by["Tell"]?.Resource).to.deep.equal(["arn:aws:sns:::done", "arn:aws:sns:::failed"]);
    expect(by["Key"]?.Condition).to.deep.equal({
      StringEquals: {
        "kms:ViaService": ["s3.us-east-2.amazonaws.com", "sns.us-east-2.amazonaws.com"],
      },
    });
    expect(statements.filter(({ Resource }) => Resource === "*")).to.deep.equal([]);
  });

  it("encrypts a volume under the key exactly where the type has one", async () => {
    const onVolume = await deploy(
      () => new AsyncEndpoint("llama", { ...args, variant: ON_VOLUME }),
    );

    expect(only(onVolume, CONFIGURATION).inputs).to.include({ kmsKeyArn: KEY });
    expect(only(declared, CONFIGURATION).inputs).to.not.have.property("kmsKeyArn");
  });

  it("refuses folders that others would begin like, and more at once than AWS takes", async () => {
    const wrong: AsyncEndpointArgs = {
      ...args,
      results: { ...bucket, prefix: "/answers/" },
      concurrency: 1001,
    };
    expect(await refusal(deploy(() => new AsyncEndpoint("a_b", wrong)))).to.equal(
      "AsyncEndpoint needs a name of 1 to 55 letters, digits and hyphens, requests and results in folders, concurrency from 1 to 1000",
    );
  });
});
