import type { BucketFolder } from "../compute/endpointStatements.ts";
import { folderUri } from "./sagemakerJobs.ts";

/** What XGBoost reads and what it answers with. */
export const CSV = "text/csv";

/** What a job may fail of that it would not fail of a little later. @see https://docs.aws.amazon.com/sagemaker/latest/dg/pipelines-retry-policy.html */
export const RETRIED_CALL = {
  ExceptionType: ["Step.SERVICE_FAULT", "Step.THROTTLING"],
  IntervalSeconds: 10,
  BackoffRate: 2,
  MaxAttempts: 5,
};
export const RETRIED_JOB = {
  ExceptionType: [
    "SageMaker.JOB_INTERNAL_ERROR",
    "SageMaker.CAPACITY_ERROR",
    "SageMaker.RESOURCE_LIMIT",
  ],
  IntervalSeconds: 60,
  BackoffRate: 2,
  MaxAttempts: 5,
};

/** A value that only the execution knows. */
export function get(path: string) {
  return { Get: path };
}

/** Parts of a URI, of which the execution knows some. */
export function joined(...values: unknown[]) {
  return { "Std:Join": { On: "/", Values: values } };
}

/** A folder of this execution. */
export function ofRun(models: BucketFolder, name: string) {
  return joined(folderUri(models, "runs"), get("Execution.PipelineExecutionId"), name);
}

/** Where a step has written. */
export function written(step: string, output: string) {
  return get(`Steps.${step}.ProcessingOutputConfig.Outputs['${output}'].S3Output.S3Uri`);
}

export function prepared(output: string) {
  return written("Prepare", output);
}
