import { HOME, KEY, LOG_KEY, TOPIC } from "../../compute/testing/hosting.ts";
import type { XgboostEngineArgs, XgboostService } from "../xgboostEngine.ts";
import { DIGEST } from "./training.ts";

export const DATA_KEY = "arn:aws:kms:us-east-2:999988887777:key/phi";

export const MODEL_KEY = "xgboost/artifacts/pipelines-abc-Train-def/output/model.tar.gz";

/** With a model that was approved. */
export const SERVICE: XgboostService = {
  digest: DIGEST,
  jobs: {
    instanceType: "ml.m5.xlarge",
    spotWaitSeconds: 7200,
    recurrence: { expression: "cron(0 5 ? * SUN *)", timeZone: "Etc/UTC" },
  },
  endpoint: { instanceType: "ml.m5.large", bounds: { min: 2, max: 4 } },
  modelKey: MODEL_KEY,
};

const bucket = (name: string, keyArn: string) => ({
  arn: `arn:aws:s3:::prod-${name}-1a2b3c4`,
  keyArn,
});
const training = { subnetIds: ["subnet-1", "subnet-2"], securityGroupIds: ["sg-training"] };

/** In a region that has the images copied to it. */
export const ARGS: XgboostEngineArgs = {
  home: HOME,
  posture: "active",
  images: { kind: "copies", prefix: "novamind" },
  service: SERVICE,
  buckets: {
    actigraphy: bucket("data-actigraphy", DATA_KEY),
    results: bucket("data-results", DATA_KEY),
    features: bucket("ml-features", KEY),
    inference: bucket("ml-inference", KEY),
    models: bucket("ml-models", KEY),
  },
  networks: {
    functions: { subnetIds: ["subnet-3", "subnet-4"], securityGroupIds: ["sg-function"] },
    jobs: training,
    models: { subnetIds: ["subnet-3", "subnet-4"], securityGroupIds: ["sg-inference"] },
    etl: {
      subnetId: "subnet-1",
      availabilityZone: "us-east-2a",
      securityGroupIds: training.securityGroupIds,
    },
  },
  keyArn: KEY,
  logKeyArn: LOG_KEY,
  alarmTopicArn: TOPIC,
};
