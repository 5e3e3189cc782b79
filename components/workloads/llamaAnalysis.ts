import type * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { Workflow } from "../compute/workflow.ts";
import { consumerStatements } from "../data/consumerStatements.ts";
import { FunctionAlarms } from "../data/functionAlarms.ts";
import type { FunctionNetwork } from "../data/functionPermissions.ts";
import { PrivateFunction } from "../data/privateFunction.ts";
import { demand } from "../lib/demand.ts";
import { bucketNameOf } from "../lib/bucketName.ts";
import type { Home } from "../lib/home.ts";
import { type LlamaData, llamaFolders } from "./llamaData.ts";
import { llamaWorkflow } from "./llamaWorkflow.ts";

/** Seconds and MiB of the function that records results: less than the workflow waits for it. */
const TIMEOUT_SECONDS = 45;
const MEMORY_MIB = 512;

/** What is kept with each result. @see services/llama-results/src/outcome.ts */
const MODEL = /^[A-Za-z0-9][\w.-]{0,62}$/;

export interface LlamaAnalysisArgs {
  home: Home;
  /** Name and version of the model, for example `mental-llama-33b-1`. */
  model: string;
  asyncEndpoint: { name: pulumi.Input<string>; arn: pulumi.Input<string> };
  /** What answers at once, by its name: a passive region has it only once it is promoted, and the workflow does not change for it. */
  realTimeEndpointName: string;
  data: Pick<LlamaData, "workflow" | "results">;
  /** Account that owns the bucket and the table of results. */
  dataAccountId: string;
  /** Queue for the messages of requests that failed. */
  failed: { arn: pulumi.Input<string>; url: pulumi.Input<string> };
  /** Where the function runs: it needs S3, DynamoDB, KMS, CloudWatch Logs and X-Ray there. */
  network: FunctionNetwork;
  /** Results recorded at the same time. */
  concurrency: number;
  keyArn: pulumi.Input<string>;
  logKeyArn: pulumi.Input<string>;
  alarmTopicArn: pulumi.Input<string>;
}

/**
 * Has MentalLLaMA answer a request, and records what comes of it. Children: 1 {@link PrivateFunction} `<name>-results` with
 * 1 {@link FunctionAlarms}, 1 {@link Workflow} `<name>-workflow`.
 *
 * @throws ResourceError when the model is called otherwise than results may say
 * @see 45 CFR 164.312(b), audit controls; (c)(1), integrity
 */
export class LlamaAnalysis extends pulumi.ComponentResource {
  readonly stateMachineArn: pulumi.Output<string>;
  readonly resultsRoleArn: pulumi.Output<string>;

  constructor(name: string, args: LlamaAnalysisArgs, opts?: pulumi.ComponentResourceOptions) {
    super("novamind:workloads:LlamaAnalysis", name, args, opts);
    const { home, model, asyncEndpoint, realTimeEndpointName, data, failed } = args;
    const { keyArn, logKeyArn, alarmTopicArn } = args;
    demand(this, { [`model like ${String(MODEL)}`]: MODEL.test(model) });

    const child = { parent: this };
    const results = new PrivateFunction(`${name}-results`, resultsFunction(args), child);
    const { functionArn, functionName } = results;
    new FunctionAlarms(`${name}-results`, { functionName, alarmTopicArn }, child);
    const { requests, answers } = llamaFolders(data.workflow.buckets.inference.arn);
    const workflow = new Workflow(
      `${name}-workflow`,
      {
        home,
        definition: llamaWorkflow({
          ...{ partition: home.partition, accountId: home.accountId, model },
          requestsBucketName: requests.bucketName,
          outputsBucketName: answers.bucketName,
          asyncEndpointName: asyncEndpoint.name,
          resultsFunctionArn: functionArn,
          deadLetterQueueUrl: failed.url,
          realTimeEndpointName,
        }),
        statements: workflowStatements(args, functionArn),
        keyArn,
        logKeyArn,
        alarmTopicArn,
      },
      child,
    );

    this.stateMachineArn = workflow.stateMachineArn;
    this.resultsRoleArn = results.roleArn;
    this.registerOutputs({
      stateMachineArn: this.stateMachineArn,
      resultsRoleArn: this.resultsRoleArn,
    });
  }
}

/** @see services/llama-results/src/settings.ts */
function resultsFunction(args: LlamaAnalysisArgs) {
  const { home, keyArn, logKeyArn, network, concurrency, dataAccountId } = args;
  const { buckets, tables } = args.data.results;
  const { requests, answers } = llamaFolders(buckets.inference.arn);
  const below = ({ bucketArn, prefix }: typeof requests) =>
    pulumi.interpolate`${bucketArn}/${prefix}*`;
  const discard: aws.iam.PolicyStatement = {
    Sid: "Discard",
    Effect: "Allow",
    Action: "s3:DeleteObject",
    Resource: [below(requests), below(answers)],
  };
  return {
    ...{ home, keyArn, logKeyArn, network, concurrency },
    description: "Records what MentalLLaMA answered",
    service: "llama-results",
    statements: [...consumerStatements("MentalLlamaResults", home, args.data.results), discard],
    environment: {
      REQUESTS_BUCKET: requests.bucketName,
      OUTPUTS_BUCKET: answers.bucketName,
      BUCKET_OWNER: home.accountId,
      RESULTS_BUCKET: bucketNameOf(buckets.results.arn),
      RESULTS_BUCKET_OWNER: dataAccountId,
      RESULTS_KEY_ARN: buckets.results.keyArn,
      RESULTS_TABLE: tables.analysisResults.arn,
    },
    timeoutSeconds: TIMEOUT_SECONDS,
    memoryMib: MEMORY_MIB,
  };
}

/** What the states ask for; @see components/workloads/llamaWorkflow.ts */
function workflowStatements(
  { home, data, asyncEndpoint, realTimeEndpointName, failed }: LlamaAnalysisArgs,
  functionArn: pulumi.Input<string>,
): aws.iam.PolicyStatement[] {
  const { partition, region, accountId } = home;
  const endpoints = `arn:${partition}:sagemaker:${region}:${accountId}:endpoint`;
  const allow = (Sid: string, Action: string, Resource: pulumi.Input<string>) =>
    ({ Sid, Effect: "Allow", Action, Resource }) as const;
  return [
    ...consumerStatements("LlamaWorkflow", home, data.workflow),
    allow("Record", "lambda:InvokeFunction", functionArn),
    allow("Enqueue", "sagemaker:InvokeEndpointAsync", asyncEndpoint.arn),
    allow("Ask", "sagemaker:InvokeEndpoint", `${endpoints}/${realTimeEndpointName}`),
    allow("KeepMessage", "sqs:SendMessage", failed.arn),
  ];
}
