import type * as pulumi from "@pulumi/pulumi";

import type { BucketFolder } from "../compute/endpointStatements.ts";
import type { ContainerImage } from "../compute/modelContainer.ts";
import type { WorkflowDefinition, WorkflowState } from "../compute/workflowDefinition.ts";
import type { Home } from "../lib/home.ts";
import { CALL_SECONDS, findApproved, RETRIED } from "./approvedModel.ts";
import { folderUri, type JobPlace, type JobSize, processingArguments } from "./sagemakerJobs.ts";

/** Namespace of the metrics of models. */
export const MODEL_METRICS = "Novamind/Models";

/** Population stability index of the feature that has moved most: 0 where requests are as what the model was trained on. */
export const DRIFT_METRIC = "FeatureDrift";

/** Milliseconds back to the hour that is compared: the last whole one. */
const HOUR_MS = 3_600_000;

/** How often a comparison is tried, and the seconds that all other states may take together. */
const ATTEMPTS = 2;
const REST_SECONDS = 1800;

export interface DriftWorkflowArgs {
  home: Home;
  endpointName: string;
  /** Group of the models that the endpoint serves. */
  groupName: string;
  /** Requests that the endpoint's variant keeps; below it a folder for each hour. */
  captures: BucketFolder;
  /** Below which reports are written. */
  reports: BucketFolder;
  /** Its `drift` compares `captures` with `baseline`, and leaves `{"drift": number}` as the job's message. */
  image: ContainerImage;
  size: JobSize;
  place: JobPlace;
  /** How the names of jobs begin. */
  namePrefix: string;
}

/**
 * Compares the requests of the last whole hour with what the approved model was trained on, and publishes how far they are apart. An hour
 * without requests is well. Containers have no network, so the workflow publishes, from the message that the job ends with.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/model-monitor-data-capture-endpoint.html
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/build-your-own-processing-container.html
 */
export function driftWorkflow(args: DriftWorkflowArgs): WorkflowDefinition {
  return {
    Comment: `Compares requests to ${args.endpointName} with what its model was trained on`,
    QueryLanguage: "JSONata",
    StartAt: "Begin",
    TimeoutSeconds: args.size.maxSeconds * ATTEMPTS + REST_SECONDS,
    States: { ...found(args), ...compared(args), ...published(args) },
  };
}

function found(args: DriftWorkflowArgs): Record<string, WorkflowState> {
  const { home, groupName, captures, namePrefix } = args;
  const start = `$toMillis($states.context.Execution.StartTime) - ${String(HOUR_MS)}`;
  const hash = "$hash($states.context.Execution.Id, 'SHA-256')";
  return {
    Begin: {
      Type: "Pass",
      Assign: {
        hour: `{% $fromMillis(${start}, '[Y0001]/[M01]/[D01]/[H01]') %}`,
        job: `{% '${namePrefix}-' & $substring(${hash}, 0, 16) %}`,
      },
      Next: "FindRequests",
    },
    FindRequests: {
      Type: "Task",
      Resource: `arn:${home.partition}:states:::aws-sdk:s3:listObjectsV2`,
      TimeoutSeconds: CALL_SECONDS,
      Arguments: {
        Bucket: captures.bucketName,
        Prefix: `{% '${captures.prefix}' & $hour & '/' %}`,
        MaxKeys: 1,
      },
      Assign: { requests: "{% $states.result.KeyCount %}" },
      Retry: RETRIED,
      Next: "IsAsked",
    },
    IsAsked: {
      Type: "Choice",
      Choices: [{ Condition: "{% $requests > 0 %}", Next: "FindApproved" }],
      Default: "NotAsked",
    },
    NotAsked: { Type: "Succeed" },
    FindApproved: findApproved(home, groupName, "IsApproved"),
    IsApproved: {
      Type: "Choice",
      Choices: [{ Condition: "{% $approved = '' %}", Next: "NotApproved" }],
      Default: "FindBaseline",
    },
    NotApproved: {
      Type: "Fail",
      Error: "NoApprovedModel",
      Cause: "The endpoint answers, but nobody has approved a model that it could answer with",
    },
  };
}

function compared(args: DriftWorkflowArgs): Record<string, WorkflowState> {
  const { home, image, size, place, captures, reports } = args;
  const job = {
    image,
    size,
    work: "drift",
    inputs: {
      baseline: "{% $baseline %}",
      captures: hourOf(captures),
    },
    outputs: { report: hourOf(reports) },
  } as const;
  return {
    FindBaseline: {
      Type: "Task",
      Resource: `arn:${home.partition}:states:::aws-sdk:sagemaker:describeModelPackage`,
      TimeoutSeconds: CALL_SECONDS,
      Arguments: { ModelPackageName: "{% $approved %}" },
      Assign: { baseline: "{% $states.result.ModelMetrics.ModelDataQuality.Statistics.S3Uri %}" },
      Retry: RETRIED,
      Next: "Compare",
    },
    Compare: {
      Type: "Task",
      Resource: `arn:${home.partition}:states:::sagemaker:createProcessingJob.sync`,
      TimeoutSeconds: size.maxSeconds,
      Arguments: {
        ProcessingJobName: "{% $job & '-' & $string($states.context.State.RetryCount) %}",
        ...processingArguments(job, place),
      },
      Assign: { drift: "{% $parse($states.result.ExitMessage).drift %}" },
      Retry: [
        { ErrorEquals: ["States.TaskFailed"], IntervalSeconds: 120, MaxAttempts: ATTEMPTS - 1 },
      ],
      Next: "Publish",
    },
  };
}

function published({ home, endpointName }: DriftWorkflowArgs): Record<string, WorkflowState> {
  return {
    Publish: {
      Type: "Task",
      Resource: `arn:${home.partition}:states:::aws-sdk:cloudwatch:putMetricData`,
      TimeoutSeconds: CALL_SECONDS,
      Arguments: {
        Namespace: MODEL_METRICS,
        MetricData: [
          {
            MetricName: DRIFT_METRIC,
            Dimensions: [{ Name: "EndpointName", Value: endpointName }],
            Value: "{% $drift %}",
          },
        ],
      },
      Retry: RETRIED,
      End: true,
    },
  };
}

function hourOf(folder: BucketFolder): pulumi.Output<string> {
  return folderUri(folder, "").apply((uri) => `{% '${uri}' & $hour & '/' %}`);
}
