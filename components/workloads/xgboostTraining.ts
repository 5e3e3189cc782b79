import * as pulumi from "@pulumi/pulumi";

import type { HostingType } from "../compute/hostingTypes.ts";
import type { ContainerImage } from "../compute/modelContainer.ts";
import type { Recurrence } from "../compute/workflowSchedule.ts";
import type { FunctionNetwork } from "../data/functionPermissions.ts";
import type { Home } from "../lib/home.ts";
import { BatchScoring } from "./batchScoring.ts";
import { JobLogs } from "./jobLogs.ts";
import { TrainingPipeline, type TrainingPipelineArgs } from "./trainingPipeline.ts";
import type { XgboostFolders } from "./xgboostData.ts";
import { XgboostOrchestration } from "./xgboostOrchestration.ts";

/** GB of a job's volume: the offline store's rows of some years, twice over. */
const VOLUME_GB = 100;

/** Seconds that each job may run. */
const MAX_SECONDS = { prepare: 7200, train: 14_400, evaluate: 3600, score: 7200 } as const;

/** Seconds until the Glue job of the features has ended, with the wait for spare capacity and a further attempt. */
const FEATURE_SECONDS = 10_800;

/** Seconds that the steps of a pipeline may wait for their instances, over and above Spot's. */
const CAPACITY_SECONDS = 7200;

/** Shallow trees and a small step, since rows are few and features many. @see https://docs.aws.amazon.com/sagemaker/latest/dg/xgboost_hyperparameters.html */
const HYPER_PARAMETERS = {
  objective: "binary:logistic",
  eval_metric: "auc",
  num_round: "400",
  early_stopping_rounds: "20",
  max_depth: "5",
  eta: "0.1",
  subsample: "0.8",
  colsample_bytree: "0.8",
};

/** Area under the ROC curve from which people are asked about a model. */
const MINIMUM_AUC = 0.8;

/** What training takes. */
export interface XgboostJobs {
  /** Instance type of all jobs. */
  instanceType: HostingType;
  /** Seconds that training waits for Spot capacity, over and above those that it runs. */
  spotWaitSeconds: number;
  /** How often it trains. */
  recurrence: Recurrence;
}

export interface XgboostTrainingArgs {
  home: Home;
  posture: "active" | "passive";
  /** Prepares, trains, evaluates and answers. */
  image: ContainerImage;
  jobs: XgboostJobs;
  /** Instance type that a trained model is for. */
  servedOn: HostingType;
  folders: Pick<XgboostFolders, "offline" | "models" | "artifacts" | "rows" | "scores">;
  /** Glue job that brings the features up to date. */
  featureJobName: pulumi.Input<string>;
  network: FunctionNetwork;
  keyArn: pulumi.Input<string>;
  logKeyArn: pulumi.Input<string>;
  alarmTopicArn: pulumi.Input<string>;
}

/**
 * Trains XGBoost and scores people with it, by a workflow that in a passive region nobody's clock starts. SageMaker names the logs of jobs, so there
 * is one of these per account and region. Children: 1 {@link JobLogs} `<name>-jobs`, 1 {@link TrainingPipeline} `<name>-training`,
 * 1 {@link BatchScoring} `<name>-batch`, 1 {@link XgboostOrchestration} `<name>-workflow`.
 *
 * @throws ResourceError when a part of it cannot be
 * @see 45 CFR 164.312(a)(1), access control; (c)(1), integrity
 * @see docs/decisions/0062-batches-without-spot.md
 */
export class XgboostTraining extends pulumi.ComponentResource {
  readonly pipelineArn: pulumi.Output<string>;
  /** Group in which models are registered and approved; known before it exists. */
  readonly groupName: string;
  readonly stateMachineArn: pulumi.Output<string>;

  constructor(name: string, args: XgboostTrainingArgs, opts?: pulumi.ComponentResourceOptions) {
    super("novamind:workloads:XgboostTraining", name, args, opts);
    const { home, posture, image, jobs, folders, network, keyArn } = args;
    const { logKeyArn, alarmTopicArn, featureJobName } = args;

    const child = { parent: this };
    const common = { home, logKeyArn, alarmTopicArn };
    const groupName = `${name}-training`;
    new JobLogs(`${name}-jobs`, { logKeyArn }, child);
    const { pipelineName, pipelineArn } = new TrainingPipeline(
      groupName,
      { ...common, ...pipelineOf(args) },
      child,
    );
    const { instanceType, recurrence } = jobs;
    const { artifacts, rows, scores } = folders;
    const { job } = new BatchScoring(
      `${name}-batch`,
      {
        ...{ home, image, artifacts, input: rows, output: scores, outputKeyArn: scores.keyArn },
        place: { keyArn, ...network },
        size: { instanceType, instances: 1, maxSeconds: MAX_SECONDS.score },
      },
      child,
    );
    const { stateMachineArn } = new XgboostOrchestration(
      `${name}-workflow`,
      {
        ...{ ...common, posture, keyArn, recurrence, featureJobName, pipelineName, groupName },
        limits: { featureSeconds: FEATURE_SECONDS, trainingSeconds: trainingSeconds(jobs) },
        scoring: job,
      },
      child,
    );

    this.pipelineArn = pipelineArn;
    this.groupName = groupName;
    this.stateMachineArn = stateMachineArn;
    this.registerOutputs({
      pipelineArn: this.pipelineArn,
      groupName: this.groupName,
      stateMachineArn: this.stateMachineArn,
    });
  }
}

function pipelineOf({
  image,
  jobs: { instanceType, spotWaitSeconds },
  servedOn,
  folders: { offline, models },
  network,
  keyArn,
}: XgboostTrainingArgs): Omit<TrainingPipelineArgs, "home" | "logKeyArn" | "alarmTopicArn"> {
  const sizeOf = (step: "prepare" | "train" | "evaluate") => ({
    ...{ instanceType, instances: 1, volumeGb: VOLUME_GB },
    maxSeconds: MAX_SECONDS[step],
  });
  return {
    features: offline,
    models,
    processingImage: image,
    trainingImage: image,
    place: { keyArn, ...network },
    sizes: { prepare: sizeOf("prepare"), train: sizeOf("train"), evaluate: sizeOf("evaluate") },
    spotWaitSeconds,
    hyperParameters: HYPER_PARAMETERS,
    minimumAuc: MINIMUM_AUC,
    servedOn: { realTime: [servedOn], transform: [instanceType] },
  };
}

function trainingSeconds({ spotWaitSeconds }: XgboostJobs): number {
  const { prepare, train, evaluate } = MAX_SECONDS;
  return prepare + train + evaluate + spotWaitSeconds + CAPACITY_SECONDS;
}
