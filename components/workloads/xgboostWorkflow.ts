import type * as pulumi from "@pulumi/pulumi";

import type { WorkflowDefinition, WorkflowState } from "../compute/workflowDefinition.ts";
import type { Home } from "../lib/home.ts";
import { CALL_SECONDS, findApproved, RETRIED } from "./approvedModel.ts";
import { modelArguments, transformArguments, type TransformJob } from "./transformJob.ts";

/** Seconds between two looks at the pipeline, which nothing in Step Functions waits for. */
const LOOK_SECONDS = 300;

/** How often a batch is tried. */
const SCORING_ATTEMPTS = 3;

/** Seconds that all other states may take together. */
const REST_SECONDS = 3600;

export interface XgboostWorkflowArgs {
  home: Home;
  /** Glue job that brings the features up to date. */
  featureJobName: pulumi.Input<string>;
  pipelineName: pulumi.Input<string>;
  /** Group in which the pipeline registers, and people approve. */
  groupName: pulumi.Input<string>;
  /** Seconds that the job and the pipeline may take, capacity included. */
  limits: Readonly<Record<"featureSeconds" | "trainingSeconds", number>>;
  scoring: TransformJob;
  /** How the names of models and transform jobs begin. */
  namePrefix: string;
}

/**
 * What becomes of XGBoost's data: features, then a model, which somebody has to approve, then scores by the model that was approved last. The
 * event that one was approved starts with the scores. Training that fails does not keep back the scores; the execution fails after them.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-sagemaker.html
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-glue.html
 */
export function xgboostWorkflow(args: XgboostWorkflowArgs): WorkflowDefinition {
  const { limits, scoring } = args;
  return {
    Comment: "Brings features up to date, trains on them, and scores with the approved model",
    QueryLanguage: "JSONata",
    StartAt: "Begin",
    TimeoutSeconds:
      limits.featureSeconds +
      limits.trainingSeconds +
      scoring.size.maxSeconds * SCORING_ATTEMPTS +
      REST_SECONDS,
    States: { ...begin(args), ...training(args), ...scored(args), ...ended() },
  };
}

/** Names are the same when a state is run again, so that nothing is made twice. */
function begin({ namePrefix }: XgboostWorkflowArgs): Record<string, WorkflowState> {
  const hash = "$hash($states.context.Execution.Id, 'SHA-256')";
  return {
    Begin: {
      Type: "Pass",
      Assign: {
        failed: false,
        token: `{% ${hash} %}`,
        model: `{% '${namePrefix}-' & $substring(${hash}, 0, 16) %}`,
      },
      Next: "IsApproval",
    },
    IsApproval: {
      Type: "Choice",
      Choices: [{ Condition: "{% $exists($states.input.detail) %}", Next: "FindApproved" }],
      Default: "BringFeatures",
    },
  };
}

function training(args: XgboostWorkflowArgs): Record<string, WorkflowState> {
  const { home, featureJobName, pipelineName, limits } = args;
  const sdk = `arn:${home.partition}:states:::aws-sdk:sagemaker`;
  return {
    BringFeatures: {
      Type: "Task",
      Resource: `arn:${home.partition}:states:::glue:startJobRun.sync`,
      TimeoutSeconds: limits.featureSeconds,
      Arguments: { JobName: featureJobName },
      Retry: [
        {
          ErrorEquals: ["Glue.ConcurrentRunsExceededException"],
          IntervalSeconds: 300,
          MaxAttempts: 3,
        },
      ],
      Next: "Train",
    },
    Train: {
      Type: "Task",
      Resource: `${sdk}:startPipelineExecution`,
      TimeoutSeconds: CALL_SECONDS,
      Arguments: { PipelineName: pipelineName, ClientRequestToken: "{% $token %}" },
      Assign: {
        execution: "{% $states.result.PipelineExecutionArn %}",
        until: `{% $toMillis($states.context.State.EnteredTime) + ${String(limits.trainingSeconds * 1000)} %}`,
      },
      Retry: RETRIED,
      Next: "WaitForModel",
    },
    WaitForModel: { Type: "Wait", Seconds: LOOK_SECONDS, Next: "Look" },
    Look: {
      Type: "Task",
      Resource: `${sdk}:describePipelineExecution`,
      TimeoutSeconds: CALL_SECONDS,
      Arguments: { PipelineExecutionArn: "{% $execution %}" },
      Assign: {
        status: "{% $states.result.PipelineExecutionStatus %}",
        late: "{% $toMillis($states.context.State.EnteredTime) > $until %}",
      },
      Retry: RETRIED,
      Next: "IsTrained",
    },
    IsTrained: {
      Type: "Choice",
      Choices: [
        { Condition: "{% $status = 'Succeeded' %}", Next: "FindApproved" },
        {
          Condition: "{% $status in ['Executing', 'Stopping'] and $not($late) %}",
          Next: "WaitForModel",
        },
      ],
      Default: "NotTrained",
    },
    NotTrained: { Type: "Pass", Assign: { failed: true }, Next: "FindApproved" },
  };
}

/** A model that SageMaker can run is made for the batch alone, and taken away after it, however it ended. */
function scored(args: XgboostWorkflowArgs): Record<string, WorkflowState> {
  const { home, groupName, scoring } = args;
  const states = `arn:${home.partition}:states:::`;
  const attempt = "$model & '-' & $string($states.context.State.RetryCount)";
  return {
    FindApproved: findApproved(home, groupName, "IsApproved"),
    IsApproved: {
      Type: "Choice",
      Choices: [{ Condition: "{% $approved = '' %}", Next: "IsDone" }],
      Default: "MakeModel",
    },
    MakeModel: {
      Type: "Task",
      Resource: `${states}sagemaker:createModel`,
      TimeoutSeconds: CALL_SECONDS,
      Arguments: modelArguments(scoring, "$model", "$approved"),
      Next: "Score",
    },
    Score: {
      Type: "Task",
      Resource: `${states}sagemaker:createTransformJob.sync`,
      TimeoutSeconds: scoring.size.maxSeconds,
      Arguments: transformArguments(scoring, "$model", attempt),
      Retry: [
        {
          ErrorEquals: ["States.TaskFailed"],
          IntervalSeconds: 300,
          BackoffRate: 2,
          MaxAttempts: SCORING_ATTEMPTS - 1,
        },
      ],
      Catch: [{ ErrorEquals: ["States.ALL"], Assign: { failed: true }, Next: "RemoveModel" }],
      Next: "RemoveModel",
    },
    RemoveModel: {
      Type: "Task",
      Resource: `${states}aws-sdk:sagemaker:deleteModel`,
      TimeoutSeconds: CALL_SECONDS,
      Arguments: { ModelName: "{% $model %}" },
      Retry: RETRIED,
      Next: "IsDone",
    },
  };
}

/** A failed execution is what the alarm tells people of. */
function ended(): Record<string, WorkflowState> {
  return {
    IsDone: {
      Type: "Choice",
      Choices: [{ Condition: "{% $failed %}", Next: "NotDone" }],
      Default: "Done",
    },
    NotDone: {
      Type: "Fail",
      Error: "WorkFailed",
      Cause: "The pipeline or the batch did not succeed; their own records say why",
    },
    Done: { Type: "Succeed" },
  };
}
