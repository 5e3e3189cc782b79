import type * as pulumi from "@pulumi/pulumi";

import type { WorkflowDefinition, WorkflowState } from "../compute/workflowDefinition.ts";
import { enqueue, poll } from "./llamaQueueStates.ts";
import { askNow } from "./llamaRealTimeStates.ts";
import { LAMBDA_RETRIES, stateArn } from "./llamaStates.ts";

/**
 * Seconds that a request may wait in an asynchronous endpoint's queue, and that the model may take: the former the longest there is.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_runtime_InvokeEndpointAsync.html
 */
export const QUEUE_SECONDS = 21_600;
export const INVOCATION_SECONDS = 900;

/** Seconds after which an answer that did not come will not come. */
const DEADLINE_SECONDS = QUEUE_SECONDS + INVOCATION_SECONDS + 300;

/** Seconds that an execution has beyond, for all else. */
const ELSE_SECONDS = 1800;

/** Seconds that the function may take before it is called again. */
const RECORD_SECONDS = 60;

export interface LlamaWorkflowArgs {
  partition: string;
  /** Twelve digits: who owns the buckets of requests and of the endpoint's answers. */
  accountId: string;
  requestsBucketName: pulumi.Input<string>;
  outputsBucketName: pulumi.Input<string>;
  asyncEndpointName: pulumi.Input<string>;
  /** What answers at once, where there is one by this name; where there is none, as before a promotion, the queue answers. */
  realTimeEndpointName: pulumi.Input<string>;
  /** Name and version of the model, kept with each result. */
  model: string;
  /** Function of `services/llama-results`. */
  resultsFunctionArn: pulumi.Input<string>;
  /** Queue for the messages of requests that failed. */
  deadLetterQueueUrl: pulumi.Input<string>;
}

/**
 * What happens to a request of MentalLLaMA once it is redacted. It is given what a pipe takes from the queue: a list of one message,
 * whose body says where the request is. An interactive one is answered at once, or by the queue when that fails; the others by the
 * queue. What comes of it is recorded; of what failed, the message goes to the dead letters, from which it can be sent again, and the
 * execution fails. A message that came twice ends well once the first has its result.
 *
 * @see docs/decisions/0059-redaction-before-the-queue.md
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html
 */
export function llamaWorkflow(
  args: LlamaWorkflowArgs,
): WorkflowDefinition & { QueryLanguage: "JSONata" } {
  return {
    Comment: "Has the model answer a redacted request, and records the result",
    QueryLanguage: "JSONata",
    StartAt: "Read",
    TimeoutSeconds: DEADLINE_SECONDS + ELSE_SECONDS,
    States: {
      Read: {
        Type: "Pass",
        Assign: {
          request: "{% $parse($states.input[0].body) %}",
          requestsBucket: args.requestsBucketName,
        },
        Output: {},
        Next: "Mode",
      },
      ...askNow({ ...args, endpointName: args.realTimeEndpointName }),
      RecordAnswer: record(args, { body: "{% $answer %}" }),
      ...enqueue(args, { QUEUE_SECONDS, INVOCATION_SECONDS, DEADLINE_SECONDS }),
      ...poll(args),
      RecordOutput: record(args, { outputKey: "{% $outputKey %}" }),
      Done: { Type: "Succeed" },
      ...failure(args),
    },
  };
}

/** What every call of the function says. */
const REQUEST = {
  id: "{% $request.id %}",
  subject: "{% $request.subject %}",
  requestedBy: "{% $request.requestedBy %}",
};

function record(args: LlamaWorkflowArgs, answer: Record<string, string>): WorkflowState {
  const Payload = { ...REQUEST, requestKey: "{% $request.key %}", model: args.model, ...answer };
  return {
    Type: "Task",
    Resource: stateArn(args, "lambda:invoke"),
    Arguments: { FunctionName: args.resultsFunctionArn, Payload },
    Output: {},
    TimeoutSeconds: RECORD_SECONDS,
    Retry: LAMBDA_RETRIES,
    Catch: [
      {
        ErrorEquals: ["States.ALL"],
        Assign: { error: "{% $states.errorOutput.Error %}" },
        Output: {},
        Next: "RecordFailure",
      },
    ],
    Next: "Done",
  };
}

/** Only the name of an error goes on: its cause may quote the text. */
function failure(args: LlamaWorkflowArgs): Record<string, WorkflowState> {
  return {
    RecordFailure: {
      Type: "Task",
      Resource: stateArn(args, "lambda:invoke"),
      Arguments: {
        FunctionName: args.resultsFunctionArn,
        Payload: { ...REQUEST, error: "{% $error %}" },
      },
      Output: "{% { 'outcome': $states.result.Payload.outcome } %}",
      TimeoutSeconds: RECORD_SECONDS,
      Retry: LAMBDA_RETRIES,
      Catch: [{ ErrorEquals: ["States.ALL"], Output: {}, Next: "KeepMessage" }],
      Next: "HasResult",
    },
    HasResult: {
      Type: "Choice",
      Choices: [{ Condition: "{% $states.input.outcome = 'known' %}", Next: "Done" }],
      Default: "KeepMessage",
    },
    KeepMessage: {
      Type: "Task",
      Resource: stateArn(args, "sqs:sendMessage"),
      Arguments: {
        QueueUrl: args.deadLetterQueueUrl,
        MessageBody: "{% $string($request) %}",
        MessageAttributes: { error: { DataType: "String", StringValue: "{% $error %}" } },
      },
      Output: {},
      TimeoutSeconds: 30,
      Retry: [
        {
          ErrorEquals: ["States.ALL"],
          IntervalSeconds: 5,
          MaxAttempts: 5,
          BackoffRate: 2,
          JitterStrategy: "FULL",
        },
      ],
      Next: "NotAnalyzed",
    },
    NotAnalyzed: { Type: "Fail", Error: "{% $error %}" },
  };
}
