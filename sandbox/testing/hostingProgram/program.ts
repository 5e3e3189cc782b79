import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { AsyncEndpoint } from "../../../components/compute/asyncEndpoint.ts";
import { EndpointPermissions } from "../../../components/compute/endpointPermissions.ts";
import type { HostedVariant } from "../../../components/compute/endpointVariant.ts";
import { HostedModel } from "../../../components/compute/hostedModel.ts";
import {
  ModelEndpoint,
  type ModelEndpointArgs,
} from "../../../components/compute/modelEndpoint.ts";

const ACCOUNT = "777777777777";
const HOME = { accountId: ACCOUNT, region: "us-east-2", partition: "aws" };
const REPOSITORY = `${ACCOUNT}.dkr.ecr.us-east-2.amazonaws.com/risk`;

/** Two instances at most while people sleep. */
const SCALING: ModelEndpointArgs["scaling"] = {
  bounds: { min: 2, max: 4 },
  requestsPerMinute: 600,
  offHours: {
    begin: "cron(0 20 ? * MON-FRI *)",
    end: "cron(0 6 ? * MON-FRI *)",
    timezone: "America/Chicago",
    bounds: { min: 1, max: 2 },
  },
};

const TYPE = "ml.m5.xlarge";

/**
 * One model behind an endpoint that answers at once and behind one that has a queue, as a team of its own would have them.
 * Configuration says which image the model is made of.
 */
export default function program(): void {
  const provider = new aws.Provider("ml-us-east-2", {
    region: "us-east-2",
    assumeRoles: [{ roleArn: `arn:aws:iam::${ACCOUNT}:role/NovamindDeploy` }],
  });
  const opts = { provider };
  const { arn: keyArn } = new aws.kms.Key("phi", {}, opts);
  const models = new aws.s3.Bucket("models", {}, opts);
  const { arn: alarmTopicArn } = new aws.sns.Topic("alarms", {}, opts);
  const { arn: toldArn } = new aws.sns.Topic("told", { kmsMasterKeyId: keyArn }, opts);
  const bucket = { bucketName: models.bucket, bucketArn: models.arn };
  const { modelName: made, roleName } = modelIn(opts, keyArn, bucket);
  const capture = { ...bucket, prefix: "captured/" };
  const { modelName } = new EndpointPermissions(
    "risk",
    {
      ...{ home: HOME, endpointName: "risk", modelName: made, roleName },
      ...{ instanceType: TYPE, capture, keyArn },
    },
    opts,
  );
  const variant: HostedVariant = {
    modelName,
    instanceType: TYPE,
    instances: 2,
    volumeGb: 30,
    downloadSeconds: 300,
    startupSeconds: 300,
  };
  const shared = { keyArn, logKeyArn: keyArn, latencySeconds: 1, alarmTopicArn };
  new ModelEndpoint(
    "risk",
    {
      ...shared,
      variant,
      shadow: "none",
      capture: { ...capture, samplingPercent: 20 },
      traffic: { kind: "canary", percent: 50, bakeSeconds: 600 },
      scaling: SCALING,
      overheadSeconds: 0.5,
    },
    opts,
  );
  new AsyncEndpoint(
    "risk-queue",
    {
      ...shared,
      home: HOME,
      variant,
      roleName,
      requests: { ...bucket, prefix: "requests/" },
      results: { ...bucket, prefix: "results/" },
      topics: { successArn: toldArn, errorArn: toldArn },
      concurrency: 4,
      scaling: { bounds: { min: 0, max: 2 }, backlogPerInstance: 4 },
      backlogAgeSeconds: 3600,
    },
    opts,
  );
}

function modelIn(
  opts: { provider: aws.Provider },
  keyArn: pulumi.Output<string>,
  bucket: { bucketName: pulumi.Output<string>; bucketArn: pulumi.Output<string> },
): HostedModel {
  const { id: vpcId } = new aws.ec2.Vpc("vpc", { cidrBlock: "10.1.0.0/16" }, opts);
  const group = new aws.ec2.SecurityGroup("models", { vpcId, description: "Models" }, opts);
  const subnet = new aws.ec2.Subnet(
    "inference",
    { vpcId, availabilityZone: "us-east-2a", cidrBlock: "10.1.0.0/24" },
    opts,
  );
  const image = {
    repositoryArn: `arn:aws:ecr:us-east-2:${ACCOUNT}:repository/risk`,
    repositoryUrl: REPOSITORY,
    digest: `sha256:${new pulumi.Config().require("image").repeat(64)}`,
  };
  const archive = { ...bucket, form: "archive" as const, key: "risk/model.tar.gz" };
  return new HostedModel(
    "risk",
    {
      home: HOME,
      containers: [
        { hostname: "features", image, artifacts: "inImage", environment: {} },
        { hostname: "xgboost", image, artifacts: archive, environment: {} },
      ],
      keyArn,
      subnetIds: [subnet.id],
      securityGroupIds: [group.id],
    },
    opts,
  );
}
