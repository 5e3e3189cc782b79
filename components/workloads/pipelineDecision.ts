import type { PipelineDefinitionArgs } from "./pipelineDefinition.ts";
import { CSV, get, joined, prepared, RETRIED_CALL, written } from "./pipelineFunctions.ts";
import { imageUri } from "./sagemakerJobs.ts";

/** Registers a model that is good enough, and fails otherwise, so that people hear of it. */
export function decide(args: PipelineDefinitionArgs) {
  return {
    Name: "Decide",
    Type: "Condition",
    Arguments: {
      Conditions: [
        {
          Type: "GreaterThanOrEqualTo",
          LeftValue: {
            "Std:JsonGet": {
              PropertyFile: get("Steps.Evaluate.PropertyFiles.Evaluation"),
              Path: "auc",
            },
          },
          RightValue: get("Parameters.MinimumAuc"),
        },
      ],
      IfSteps: [register(args)],
      ElseSteps: [
        {
          Name: "NotGoodEnough",
          Type: "Fail",
          Arguments: { ErrorMessage: "The model's AUC is under the least that is registered" },
        },
      ],
    },
  };
}

/** The statistics of what it was trained on go with the model: later requests are compared with them. */
function register(args: PipelineDefinitionArgs) {
  const { groupName, servedOn } = args;
  const statistics = (folder: unknown, file: string) => ({
    Statistics: { ContentType: "application/json", S3Uri: joined(folder, file) },
  });
  return {
    Name: "Register",
    Type: "RegisterModel",
    RetryPolicies: [RETRIED_CALL],
    Arguments: {
      ModelPackageGroupName: groupName,
      ModelApprovalStatus: "PendingManualApproval",
      InferenceSpecification: {
        Containers: [
          {
            Image: imageUri(args.trainingImage),
            ModelDataUrl: get("Steps.Train.ModelArtifacts.S3ModelArtifacts"),
          },
        ],
        SupportedContentTypes: [CSV],
        SupportedResponseMIMETypes: [CSV],
        SupportedRealtimeInferenceInstanceTypes: servedOn.realTime,
        SupportedTransformInstanceTypes: servedOn.transform,
      },
      ModelMetrics: {
        ModelQuality: statistics(written("Evaluate", "evaluation"), "evaluation.json"),
        ModelDataQuality: statistics(prepared("baseline"), "baseline.json"),
      },
    },
  };
}
