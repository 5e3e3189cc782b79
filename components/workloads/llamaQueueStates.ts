import type * as pulumi from "@pulumi/pulumi";

import type { WorkflowState } from "../compute/workflowDefinition.ts";
import { RETRIES, stateArn } from "./llamaStates.ts";

/** Seconds before the first look for an answer, and between looks at most: each further wait is half as long again. */
const FIRST_WAIT_SECONDS = 10;
const MAX_WAIT_SECONDS = 300;

export interface QueueArgs {
  partition: string;
  accountId: string;
  outputsBucketName: pulumi.Input<string>;
  asyncEndpointName: pulumi.Input<string>;
}

/** Seconds, as `llamaWorkflow` allows. */
interface Limits {
  QUEUE_SECONDS: number;
  INVOCATION_SECONDS: number;
  DEADLINE_SECONDS: number;
}

/** Key of an object, of a location such as `s3://bucket/key`. */
const keyOf = (field: string) =>
  `{% $substringAfter($substringAfter($states.result.${field}, 's3://'), '/') %}`;

/**
 * Puts a request into the queue of the asynchronous endpoint, which reads it from S3.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_runtime_InvokeEndpointAsync.html
 */
export function enqueue(args: QueueArgs, limits: Limits): Record<string, WorkflowState> {
  return {
    Enqueue: {
      Type: "Task",
      Resource: stateArn(args, "aws-sdk:sagemakerruntime:invokeEndpointAsync"),
      Arguments: {
        EndpointName: args.asyncEndpointName,
        Accept: "application/json",
        ContentType: "application/json",
        InferenceId: "{% $request.id %}",
        InputLocation: "{% 's3://' & $requestsBucket & '/' & $request.key %}",
        InvocationTimeoutSeconds: limits.INVOCATION_SECONDS,
        RequestTTLSeconds: limits.QUEUE_SECONDS,
      },
      Assign: {
        outputKey: keyOf("OutputLocation"),
        failureKey: keyOf("FailureLocation"),
        deadline: `{% $millis() + ${String(limits.DEADLINE_SECONDS * 1000)} %}`,
        wait: FIRST_WAIT_SECONDS,
      },
      Output: {},
      TimeoutSeconds: 60,
      Retry: RETRIES,
      Catch: toFailure(),
      Next: "Wait",
    },
  };
}

/**
 * Waits until there is an answer, or word that there will be none. It asks for a list, because S3 answers a request for the head of a
 * missing object with 403 to whoever may only list under a prefix, and under a name of error that is written nowhere.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html
 */
export function poll(args: QueueArgs): Record<string, WorkflowState> {
  const next = `{% $min([${String(MAX_WAIT_SECONDS)}, $ceil($wait * 1.5)]) %}`;
  return {
    Wait: {
      Type: "Wait",
      Seconds: "{% $wait %}",
      Assign: { wait: next },
      Next: "LookForOutput",
    },
    LookForOutput: look(args, "outputKey", "OutputThere"),
    OutputThere: {
      Type: "Choice",
      Choices: [{ Condition: "{% $states.input.count > 0 %}", Next: "RecordOutput" }],
      Default: "LookForFailure",
    },
    LookForFailure: look(args, "failureKey", "FailureThere"),
    FailureThere: {
      Type: "Choice",
      Choices: [
        {
          Condition: "{% $states.input.count > 0 %}",
          Assign: { error: "ModelFailed" },
          Next: "RecordFailure",
        },
        {
          Condition: "{% $millis() > $deadline %}",
          Assign: { error: "NoAnswerInTime" },
          Next: "RecordFailure",
        },
      ],
      Default: "Wait",
    },
  };
}

function look(args: QueueArgs, key: string, Next: string): WorkflowState {
  return {
    Type: "Task",
    Resource: stateArn(args, "aws-sdk:s3:listObjectsV2"),
    Arguments: {
      Bucket: args.outputsBucketName,
      ExpectedBucketOwner: args.accountId,
      MaxKeys: 1,
      Prefix: `{% $${key} %}`,
    },
    Output: "{% { 'count': $count($states.result.Contents) } %}",
    TimeoutSeconds: 30,
    Retry: RETRIES,
    Catch: toFailure(),
    Next,
  };
}

/** The name of the error goes on; its cause, which may quote the text, does not. */
function toFailure() {
  return [
    {
      ErrorEquals: ["States.ALL"],
      Assign: { error: "{% $states.errorOutput.Error %}" },
      Output: {},
      Next: "RecordFailure",
    },
  ];
}
