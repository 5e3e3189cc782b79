import type { BucketFolder } from "../../compute/endpointStatements.ts";
import type { ContainerImage } from "../../compute/modelContainer.ts";
import { HOME, KEY, LOG_KEY, TOPIC } from "../../compute/testing/hosting.ts";
import type { JobPlace, JobSize } from "../sagemakerJobs.ts";
import type { TrainingPipelineArgs } from "../trainingPipeline.ts";

export const DIGEST = `sha256:${"a1".repeat(32)}`;

export const REPOSITORY = "arn:aws:ecr:us-east-2:111122223333:repository/xgboost";

export const IMAGE: ContainerImage = {
  repositoryArn: REPOSITORY,
  repositoryUrl: "111122223333.dkr.ecr.us-east-2.amazonaws.com/xgboost",
  digest: DIGEST,
};

export const SIZE: JobSize = {
  instanceType: "ml.m5.xlarge",
  instances: 1,
  volumeGb: 30,
  maxSeconds: 3600,
};

export const PLACE: JobPlace = {
  roleArn: "arn:aws:iam::111122223333:role/jobs",
  keyArn: KEY,
  subnetIds: ["subnet-1", "subnet-2"],
  securityGroupIds: ["sg-training"],
};

export function folder(bucketName: string, prefix: string): BucketFolder {
  return { bucketName, bucketArn: `arn:aws:s3:::${bucketName}`, prefix };
}

export const TRAINING: TrainingPipelineArgs = {
  home: HOME,
  features: folder("features", "offline/"),
  models: folder("models", "xgboost/"),
  processingImage: IMAGE,
  trainingImage: IMAGE,
  place: {
    keyArn: KEY,
    subnetIds: PLACE.subnetIds,
    securityGroupIds: PLACE.securityGroupIds,
  },
  sizes: { prepare: SIZE, train: SIZE, evaluate: SIZE },
  spotWaitSeconds: 7200,
  hyperParameters: { objective: "binary:logistic", eval_metric: "auc", num_round: "200" },
  minimumAuc: 0.8,
  servedOn: { realTime: ["ml.m5.large"], transform: ["ml.m5.xlarge"] },
  logKeyArn: LOG_KEY,
  alarmTopicArn: TOPIC,
};
