import type * as pulumi from "@pulumi/pulumi";

import type { BucketFolder } from "../compute/endpointStatements.ts";
import type { HostingType } from "../compute/hostingTypes.ts";
import type { ContainerImage } from "../compute/modelContainer.ts";
import { decide } from "./pipelineDecision.ts";
import { CSV, get, ofRun, prepared, RETRIED_CALL, RETRIED_JOB } from "./pipelineFunctions.ts";
import {
  clusterOf,
  folderUri,
  imageUri,
  type JobPlace,
  type JobSize,
  processingArguments,
  vpcOf,
} from "./sagemakerJobs.ts";

export interface PipelineDefinitionArgs {
  /** Offline store of the features. */
  features: BucketFolder;
  /** Below which everything is written. */
  models: BucketFolder;
  /** Group in which trained models are registered. */
  groupName: pulumi.Input<string>;
  /** Prepares and evaluates. */
  processingImage: ContainerImage;
  /** Trains and answers: the platform's own, or AWS's XGBoost, by digest either way. */
  trainingImage: ContainerImage;
  place: JobPlace;
  sizes: Readonly<Record<"prepare" | "train" | "evaluate", JobSize>>;
  /** Seconds that training waits for Spot capacity, over and above those that it runs. */
  spotWaitSeconds: number;
  /** As XGBoost names them. @see https://docs.aws.amazon.com/sagemaker/latest/dg/xgboost_hyperparameters.html */
  hyperParameters: Readonly<Record<string, string>>;
  /** Area under the ROC curve from which a model is registered, unless an execution says another. */
  minimumAuc: number;
  /** Instance types that a registered model may be served on. */
  servedOn: Readonly<Record<"realTime" | "transform", HostingType[]>>;
}

/**
 * What a SageMaker pipeline does to come from features to a registered model that a person has still to approve. No step has a network, and
 * each writes below a folder of the execution's own; but for the rows of everybody, which are the next batch's.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/build-and-manage-pipeline.html
 * @see https://aws-sagemaker-mlops.github.io/sagemaker-model-building-pipeline-definition-JSON-schema/
 */
export function pipelineDefinition(args: PipelineDefinitionArgs) {
  return {
    Version: "2020-12-01",
    Parameters: [{ Name: "MinimumAuc", Type: "Float", DefaultValue: args.minimumAuc }],
    Steps: [prepare(args), train(args), evaluate(args), decide(args)],
  };
}

function prepare(args: PipelineDefinitionArgs) {
  return {
    Name: "Prepare",
    Type: "Processing",
    RetryPolicies: [RETRIED_CALL, RETRIED_JOB],
    Arguments: processingArguments(
      {
        image: args.processingImage,
        work: "prepare",
        size: args.sizes.prepare,
        inputs: { features: folderUri(args.features, "") },
        outputs: {
          ...Object.fromEntries(
            ["train", "validation", "test", "baseline"].map((name) => [
              name,
              ofRun(args.models, name),
            ]),
          ),
          // The latest of everybody, for the batch that scores them: no execution's own.
          rows: folderUri(args.models, "rows"),
        },
      },
      args.place,
    ),
  };
}

/** Spot may take the instance back, so what is trained is kept on the way; the job goes on from there. */
function train(args: PipelineDefinitionArgs) {
  const { models, place, sizes, spotWaitSeconds } = args;
  return {
    Name: "Train",
    Type: "Training",
    RetryPolicies: [RETRIED_CALL, RETRIED_JOB],
    Arguments: {
      RoleArn: place.roleArn,
      AlgorithmSpecification: {
        TrainingImage: imageUri(args.trainingImage),
        TrainingInputMode: "File",
      },
      HyperParameters: args.hyperParameters,
      InputDataConfig: ["train", "validation"].map((ChannelName) => ({
        ChannelName,
        ContentType: CSV,
        DataSource: {
          S3DataSource: {
            S3DataType: "S3Prefix",
            S3DataDistributionType: "FullyReplicated",
            S3Uri: prepared(ChannelName),
          },
        },
      })),
      OutputDataConfig: { S3OutputPath: folderUri(models, "artifacts"), KmsKeyId: place.keyArn },
      ResourceConfig: clusterOf(sizes.train, place),
      EnableManagedSpotTraining: true,
      CheckpointConfig: { S3Uri: ofRun(models, "checkpoints") },
      StoppingCondition: {
        MaxRuntimeInSeconds: sizes.train.maxSeconds,
        MaxWaitTimeInSeconds: sizes.train.maxSeconds + spotWaitSeconds,
      },
      EnableNetworkIsolation: true,
      EnableInterContainerTrafficEncryption: true,
      VpcConfig: vpcOf(place),
    },
  };
}

function evaluate(args: PipelineDefinitionArgs) {
  return {
    Name: "Evaluate",
    Type: "Processing",
    RetryPolicies: [RETRIED_CALL, RETRIED_JOB],
    Arguments: processingArguments(
      {
        image: args.processingImage,
        work: "evaluate",
        size: args.sizes.evaluate,
        inputs: {
          model: get("Steps.Train.ModelArtifacts.S3ModelArtifacts"),
          test: prepared("test"),
        },
        outputs: { evaluation: ofRun(args.models, "evaluation") },
      },
      args.place,
    ),
    PropertyFiles: [
      { PropertyFileName: "Evaluation", OutputName: "evaluation", FilePath: "evaluation.json" },
    ],
  };
}
