import type { PropsOf } from "../awsType.ts";
import { changed } from "./changed.ts";

export const MODEL = "aws:sagemaker/model:Model";
export const TRAINING_JOB = "aws:sagemaker/trainingJob:TrainingJob";

type Model = PropsOf<typeof MODEL>;
type TrainingJob = PropsOf<typeof TRAINING_JOB>;

const vpc = { securityGroupIds: ["sg-1"], subnets: ["subnet-1", "subnet-2"] };

/** A model that complies with the rules on models, but for what `changes` takes away or makes other. */
export function modelExample(changes: Model = {}): Model {
  const whole: Model = {
    executionRoleArn: "arn:aws:iam::111122223333:role/model",
    enableNetworkIsolation: true,
    vpcConfig: vpc,
  };
  return changed(whole, changes);
}

/** A training job that complies with the rules on training jobs, but for what `changes` takes away or makes other. */
export function trainingExample(changes: TrainingJob = {}): TrainingJob {
  const whole: TrainingJob = {
    trainingJobName: "risk",
    roleArn: "arn:aws:iam::111122223333:role/training",
    enableInterContainerTrafficEncryption: true,
    enableNetworkIsolation: true,
    outputDataConfig: {
      kmsKeyId: "arn:aws:kms:us-east-2:111122223333:key/k",
      s3OutputPath: "s3://models/risk/",
    },
    vpcConfig: vpc,
  };
  return changed(whole, changes);
}
