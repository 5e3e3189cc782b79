import * as pulumi from "@pulumi/pulumi";

import type { FunctionNetwork } from "../data/functionPermissions.ts";
import { WorkQueue } from "../data/workQueue.ts";
import { demand } from "../lib/demand.ts";
import { bucketNameOf } from "../lib/bucketName.ts";
import type { Home } from "../lib/home.ts";
import type { ListenerPlace } from "./functionTarget.ts";
import { LlamaAnalysis } from "./llamaAnalysis.ts";
import type { LlamaRelease } from "./llamaContainer.ts";
import { type LlamaData, llamaFolders } from "./llamaData.ts";
import { type LlamaCallers, LlamaEntrance } from "./llamaEntrance.ts";
import type { AsynchronousHosting, RealTimeHosting } from "./llamaEndpoints.ts";
import { LlamaHosting } from "./llamaHosting.ts";
import { PIPE_VISIBILITY_SECONDS, QueuePipe } from "./queuePipe.ts";

/** Seconds that a request may wait to be begun before people are called. */
const WAIT_SECONDS = 900;

/** Requests taken, and results recorded, at the same time; both taken out of what the account has in the region. */
const CONCURRENCY = 20;

/** How the name ends, by which policies of keys, buckets and tables know its roles. @see components/data/consumers.ts */
const NAME_END = "-llama";

/** What serves, and for whom: known once there are an image and weights. */
export interface LlamaService {
  /** Name and version of the model, kept with each result, for example `mental-llama-33b-1`. */
  model: string;
  release: LlamaRelease;
  callers: LlamaCallers;
  realTime: RealTimeHosting;
  asynchronous: AsynchronousHosting;
  listener: ListenerPlace;
}

export interface MentalLlamaArgs {
  home: Home;
  /** Whether the region serves. */
  posture: "active" | "passive";
  /** `none` until there is an image by its digest: images come after the repository that holds them. */
  service: "none" | LlamaService;
  /** Repository of the images, of this account and region. */
  repository: { repositoryUrl: pulumi.Input<string>; repositoryArn: pulumi.Input<string> };
  data: LlamaData;
  /** Account that owns the bucket and the table of results. */
  dataAccountId: string;
  /** Where functions run, and where models do, which call nothing. */
  networks: { functions: FunctionNetwork; models: FunctionNetwork };
  /** Key for PHI of this account, in this region. */
  keyArn: pulumi.Input<string>;
  logKeyArn: pulumi.Input<string>;
  alarmTopicArn: pulumi.Input<string>;
}

/**
 * Analyses of texts by MentalLLaMA-33B: a request comes in redacted, waits, is answered at once or from a queue, and its result is recorded.
 * A passive region has all of it but what answers at once, with a pipe that stands still; the same requests are not waiting in its queue. A
 * promotion adds that endpoint, and changes no role, policy or workflow.
 * Without a service, only the queue is there. Children: 1 {@link WorkQueue} `<name>-requests`; with a service also 1 {@link LlamaEntrance}
 * `<name>-redaction`, 1 {@link LlamaHosting}, 1 {@link LlamaAnalysis}, 1 {@link QueuePipe} `<name>-pipe`.
 *
 * @throws ResourceError when policies elsewhere would not know its roles, or a part of the service cannot be
 * @see 45 CFR 164.312(a)(1), access control; (a)(2)(iv), encryption; (b), audit controls
 * @see docs/decisions/0059-redaction-before-the-queue.md, docs/decisions/0067-requests-to-mental-llama.md
 */
export class MentalLlama extends pulumi.ComponentResource {
  readonly queueArn: pulumi.Output<string>;
  readonly deadLetterQueueArn: pulumi.Output<string>;
  /** Undefined without a service. */
  readonly stateMachineArn: pulumi.Output<string> | undefined;
  readonly asyncEndpointArn: pulumi.Output<string> | undefined;
  /** Undefined in a passive region too. */
  readonly realTimeEndpointArn: pulumi.Output<string> | undefined;

  constructor(name: string, args: MentalLlamaArgs, opts?: pulumi.ComponentResourceOptions) {
    super("novamind:workloads:MentalLlama", name, args, opts);
    const { service, keyArn, alarmTopicArn } = args;
    demand(this, { [`a name that ends in ${NAME_END}`]: name.endsWith(NAME_END) });

    const child = { parent: this };
    const visibilitySeconds = PIPE_VISIBILITY_SECONDS;
    const queue = new WorkQueue(
      `${name}-requests`,
      { keyArn, visibilitySeconds, waitSeconds: WAIT_SECONDS, alarmTopicArn },
      child,
    );
    this.queueArn = queue.queueArn;
    this.deadLetterQueueArn = queue.deadLetterQueueArn;
    if (service !== "none") {
      const { stateMachineArn, hosting } = serve(name, { ...args, service }, queue, this);
      this.stateMachineArn = stateMachineArn;
      this.asyncEndpointArn = hosting.asyncEndpoint.arn;
      this.realTimeEndpointArn = hosting.realTimeEndpoint?.arn;
    }
    this.registerOutputs({
      queueArn: this.queueArn,
      deadLetterQueueArn: this.deadLetterQueueArn,
      stateMachineArn: this.stateMachineArn,
      asyncEndpointArn: this.asyncEndpointArn,
      realTimeEndpointArn: this.realTimeEndpointArn,
    });
  }
}

function serve(
  name: string,
  args: MentalLlamaArgs & { service: LlamaService },
  queue: WorkQueue,
  parent: pulumi.Resource,
) {
  const { home, posture, service, repository, data, dataAccountId, networks } = args;
  const { keyArn, logKeyArn, alarmTopicArn } = args;
  const { model, release, realTime, asynchronous, callers, listener } = service;
  const common = { home, keyArn, logKeyArn, alarmTopicArn };
  const { inference, models } = data.redaction.buckets;
  const sources = {
    ...repository,
    modelsBucketArn: models.arn,
    modelsBucketName: bucketNameOf(models.arn),
  };
  const hosting = new LlamaHosting(
    name,
    {
      ...{ ...common, posture, release, sources, realTime, asynchronous },
      ...llamaFolders(inference.arn),
      network: networks.models,
    },
    { parent },
  );
  const { stateMachineArn } = new LlamaAnalysis(
    name,
    {
      ...{ ...common, model, data, dataAccountId, concurrency: CONCURRENCY },
      asyncEndpoint: hosting.asyncEndpoint,
      realTimeEndpointName: hosting.realTimeEndpointName,
      failed: { arn: queue.deadLetterQueueArn, url: queue.deadLetterQueueUrl },
      network: networks.functions,
    },
    { parent },
  );
  const description = "Starts an analysis for each request to MentalLLaMA";
  new QueuePipe(
    `${name}-pipe`,
    { ...common, posture, description, queueArn: queue.queueArn, stateMachineArn },
    { parent },
  );
  new LlamaEntrance(
    `${name}-redaction`,
    {
      ...{ ...common, callers, listener, concurrency: CONCURRENCY },
      data: data.redaction,
      queue: { arn: queue.queueArn, url: queue.queueUrl },
      network: networks.functions,
    },
    { parent },
  );
  return { stateMachineArn, hosting };
}
