import type * as pulumi from "@pulumi/pulumi";

import type { WorkflowState } from "../compute/workflowDefinition.ts";
import { RETRIES, stateArn } from "./llamaStates.ts";

/**
 * Seconds until an endpoint has answered or will not: a container has 60, and AWS advises 70 for the connection.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_runtime_InvokeEndpoint.html
 */
const ANSWER_SECONDS = 75;

/** Where an interactive request goes when it cannot be answered at once. */
const OTHERWISE = [{ ErrorEquals: ["States.ALL"], Output: {}, Next: "Enqueue" }];

export interface AskNowArgs {
  partition: string;
  accountId: string;
  endpointName: pulumi.Input<string>;
}

/**
 * Asks the endpoint that answers at once. It takes the request itself, so the request passes through the execution: `llama-redaction` keeps
 * interactive ones to half of what a state may hold. As an object it is written as JSON once, whichever way a text would be.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html
 */
export function askNow(args: AskNowArgs): Record<string, WorkflowState> {
  return {
    Mode: {
      Type: "Choice",
      Choices: [{ Condition: "{% $request.mode = 'interactive' %}", Next: "Fetch" }],
      Default: "Enqueue",
    },
    Fetch: {
      Type: "Task",
      Resource: stateArn(args, "aws-sdk:s3:getObject"),
      Arguments: {
        Bucket: "{% $requestsBucket %}",
        Key: "{% $request.key %}",
        ExpectedBucketOwner: args.accountId,
      },
      Output: "{% $parse($states.result.Body) %}",
      TimeoutSeconds: 30,
      Retry: RETRIES,
      Catch: OTHERWISE,
      Next: "Ask",
    },
    Ask: {
      Type: "Task",
      Resource: stateArn(args, "aws-sdk:sagemakerruntime:invokeEndpoint"),
      Arguments: {
        EndpointName: args.endpointName,
        Accept: "application/json",
        ContentType: "application/json",
        InferenceId: "{% $request.id %}",
        Body: "{% $states.input %}",
      },
      Assign: { answer: "{% $states.result.Body %}" },
      Output: {},
      TimeoutSeconds: ANSWER_SECONDS,
      // The queue comes next, so one repetition is enough for somebody who waits.
      Retry: [{ ErrorEquals: ["States.TaskFailed"], IntervalSeconds: 2, MaxAttempts: 1 }],
      Catch: OTHERWISE,
      Next: "RecordAnswer",
    },
  };
}
