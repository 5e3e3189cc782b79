import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { isFolder } from "../compute/endpointStatements.ts";
import { demand } from "../lib/demand.ts";
import type { Home } from "../lib/home.ts";
import { pipelineDefinition, type PipelineDefinitionArgs } from "./pipelineDefinition.ts";
import { PipelineEvents } from "./pipelineEvents.ts";
import { PipelineRole } from "./pipelineRole.ts";
import { jobNeeds, type JobPlace } from "./sagemakerJobs.ts";

/** @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateModelPackageGroup.html */
const NAME = /^[a-zA-Z0-9](-?[a-zA-Z0-9]){0,62}$/;

export interface TrainingPipelineArgs extends Omit<PipelineDefinitionArgs, "groupName" | "place"> {
  home: Home;
  place: Omit<JobPlace, "roleArn">;
  /** Key of the log group of events. */
  logKeyArn: pulumi.Input<string>;
  alarmTopicArn: pulumi.Input<string>;
}

/**
 * What trains a model on features, and registers it for a person to approve: a pipeline, and a group of models called like it, since patterns of
 * events and the workflow that starts it spell both. It starts nothing by itself. Children: 1 group of model packages,
 * 1 {@link PipelineRole}, 1 pipeline, 1 {@link PipelineEvents}.
 *
 * @throws ResourceError when the name, a folder, an image, a size or the least AUC cannot be
 * @see 45 CFR 164.312(a)(2)(iv), encryption and decryption
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/pipelines.html
 */
export class TrainingPipeline extends pulumi.ComponentResource {
  /** Known once it can be started. */
  readonly pipelineName: pulumi.Output<string>;
  readonly pipelineArn: pulumi.Output<string>;
  readonly groupName: pulumi.Output<string>;
  /** Role of the pipeline and its jobs. */
  readonly roleArn: pulumi.Output<string>;

  constructor(name: string, args: TrainingPipelineArgs, opts?: pulumi.ComponentResourceOptions) {
    super("novamind:workloads:TrainingPipeline", name, args, opts);
    const { home, place, alarmTopicArn, logKeyArn, ...work } = args;
    demand(this, trainingNeeds(name, args));

    const child = { parent: this };
    const group = new aws.sagemaker.ModelPackageGroup(name, { modelPackageGroupName: name }, child);
    const images = [work.processingImage, work.trainingImage];
    const { roleArn } = new PipelineRole(
      name,
      {
        home,
        features: work.features,
        models: work.models,
        groupName: name,
        repositoryArns: images.map(({ repositoryArn }) => repositoryArn),
        keyArn: place.keyArn,
      },
      child,
    );
    const definition = pipelineDefinition({
      ...work,
      groupName: group.modelPackageGroupName,
      place: { ...place, roleArn },
    });
    const pipeline = new aws.sagemaker.Pipeline(
      name,
      {
        pipelineName: name,
        pipelineDisplayName: name,
        roleArn,
        pipelineDefinition: pulumi.jsonStringify(definition),
      },
      child,
    );
    const watched = { pipelineArn: pipeline.arn, groupName: name, alarmTopicArn, logKeyArn };
    new PipelineEvents(`${name}-events`, watched, child);

    this.pipelineName = pipeline.pipelineName;
    this.pipelineArn = pipeline.arn;
    this.groupName = group.modelPackageGroupName;
    this.roleArn = roleArn;
    this.registerOutputs({
      pipelineName: this.pipelineName,
      pipelineArn: this.pipelineArn,
      groupName: this.groupName,
      roleArn: this.roleArn,
    });
  }
}

function trainingNeeds(name: string, args: TrainingPipelineArgs): Record<string, boolean> {
  const { features, models, sizes, minimumAuc, spotWaitSeconds } = args;
  const images = [args.processingImage, args.trainingImage];
  return {
    "a name of 1 to 63 letters, digits and single hyphens": NAME.test(name),
    "features and models in folders": isFolder(features) && isFolder(models),
    ...jobNeeds(Object.values(sizes), images, args.place),
    // A model that guesses has half.
    "minimumAuc above 0.5, to 1": minimumAuc > 0.5 && minimumAuc <= 1,
    "spotWaitSeconds of 0 or more": Number.isInteger(spotWaitSeconds) && spotWaitSeconds >= 0,
  };
}
