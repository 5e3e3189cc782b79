import * as pulumi from "@pulumi/pulumi";

import { AsyncEndpoint } from "../compute/asyncEndpoint.ts";
import type { Traffic } from "../compute/endpointDeployment.ts";
import type { InstanceBounds, OffHours } from "../compute/endpointScaling.ts";
import type { BucketFolder } from "../compute/endpointStatements.ts";
import { type HostedVariant, takesVolumeKey } from "../compute/endpointVariant.ts";
import { HostedModel } from "../compute/hostedModel.ts";
import type { HostingType } from "../compute/hostingTypes.ts";
import { ModelEndpoint } from "../compute/modelEndpoint.ts";
import type { FunctionNetwork } from "../data/functionPermissions.ts";
import type { Home } from "../lib/home.ts";
import { InferenceTopics } from "./inferenceTopics.ts";
import {
  type CompiledRelease,
  llamaContainer,
  type LlamaRelease,
  type LlamaSources,
} from "./llamaContainer.ts";

/** Instance types with 8 GPUs, of 40 or 80 GB each. */
export type LlamaGpuType = Extract<HostingType, "ml.p4d.24xlarge" | "ml.p5.48xlarge">;

/** Seconds until the 65 GB of weights are on an instance, and until they are in the memory of its chips. */
const DOWNLOAD_SECONDS = 1800;
const STARTUP_SECONDS = 1800;

/** GB of the volume of an instance type without disks: the weights, compiled and not, twice over. */
const VOLUME_GB = 256;

/** Seconds in which 99 of 100 requests are answered: at once, where SageMaker waits 60; from the queue. */
const LATENCY_SECONDS = { realTime: 30, asynchronous: 600 };
const OVERHEAD_SECONDS = 1;

/** Seconds that a request may wait in SageMaker's queue, in which the first instance has to come up. */
const BACKLOG_AGE_SECONDS = DOWNLOAD_SECONDS + STARTUP_SECONDS + 1800;

/** Requests that an instance works on at the same time, and that may wait for it; requests that it answers in a minute. */
const CONCURRENCY = 16;
const BACKLOG_PER_INSTANCE = 32;
const REQUESTS_PER_MINUTE = 60;

/** Seconds in which alarms watch each step of a release. */
const BAKE_SECONDS = 600;

/** What answers at once. */
export interface RealTimeHosting {
  instanceType: LlamaGpuType;
  bounds: InstanceBounds;
  offHours: "none" | OffHours;
  /** Reserved instances, where it may start on no others. */
  reservationArn?: pulumi.Input<string>;
  /** A release that gets copies of a share of the requests, from 0 to 1, and whose answers nobody gets. */
  shadow: "none" | { release: LlamaRelease; share: number };
}

/** What answers from a queue, by as many instances as it needs: on GPUs, or on Inferentia2 with weights that were compiled for it. */
export type AsynchronousHosting =
  | { instanceType: LlamaGpuType; maxInstances: number }
  | { instanceType: "ml.inf2.48xlarge"; maxInstances: number; release: CompiledRelease };

export interface LlamaHostingArgs {
  home: Home;
  /** Whether the region serves. In a passive one, nothing answers at once, and the queue gets one instance at most. */
  posture: "active" | "passive";
  /** What GPUs serve. */
  release: LlamaRelease;
  sources: LlamaSources;
  realTime: RealTimeHosting;
  asynchronous: AsynchronousHosting;
  requests: BucketFolder;
  answers: BucketFolder;
  network: FunctionNetwork;
  keyArn: pulumi.Input<string>;
  logKeyArn: pulumi.Input<string>;
  alarmTopicArn: pulumi.Input<string>;
}

/**
 * MentalLLaMA-33B behind two endpoints: one for who waits, one for what can wait, which comes to no instance when nothing does. The weights
 * stay in our subnets, isolated from any network; what requests say is not captured. Children: 1 {@link HostedModel}, and 1 for
 * Inferentia2 where it is used; 1 {@link InferenceTopics}; 1 {@link AsyncEndpoint}; where the region is active 1 {@link ModelEndpoint}, with
 * 1 {@link HostedModel} more for its shadow where it has one.
 *
 * @see 45 CFR 164.312(a)(1), access control; (e)(1), transmission security
 * @see docs/decisions/0055-asynchronous-endpoints-in-both-regions.md
 */
export class LlamaHosting extends pulumi.ComponentResource {
  readonly asyncEndpoint: { name: pulumi.Output<string>; arn: pulumi.Output<string> };
  /** Undefined where the region is passive. */
  readonly realTimeEndpoint:
    { name: pulumi.Output<string>; arn: pulumi.Output<string> } | undefined;
  /** Topics that are told what became of requests in the queue. */
  readonly topics: { successArn: pulumi.Output<string>; errorArn: pulumi.Output<string> };

  constructor(name: string, args: LlamaHostingArgs, opts?: pulumi.ComponentResourceOptions) {
    super("novamind:workloads:LlamaHosting", name, args, opts);
    const { posture, release, asynchronous } = args;

    const child = { parent: this };
    const host = (modelName: string, of: LlamaRelease | CompiledRelease) =>
      new HostedModel(modelName, hosted(of, args), child);
    const onGpus = host(name, release);
    const forQueue =
      "release" in asynchronous ? host(`${name}-neuron`, asynchronous.release) : onGpus;
    const { successArn, errorArn } = new InferenceTopics(name, { keyArn: args.keyArn }, child);
    const topics = { successArn, errorArn };
    const queued = new AsyncEndpoint(
      `${name}-async`,
      { ...shared(args), ...fromQueue(args, forQueue), topics },
      child,
    );
    this.asyncEndpoint = { name: queued.endpointName, arn: queued.endpointArn };
    this.topics = topics;
    if (posture === "active") {
      const { shadow } = args.realTime;
      const copied =
        shadow === "none" ? "none" : { model: host(`${name}-shadow`, shadow.release), ...shadow };
      const atOnce = new ModelEndpoint(
        name,
        { ...shared(args), ...answering(args, onGpus, copied) },
        child,
      );
      this.realTimeEndpoint = { name: atOnce.endpointName, arn: atOnce.endpointArn };
    }
    this.registerOutputs({
      asyncEndpoint: this.asyncEndpoint,
      realTimeEndpoint: this.realTimeEndpoint,
      topics: this.topics,
    });
  }
}

function hosted(release: LlamaRelease | CompiledRelease, args: LlamaHostingArgs) {
  const { home, sources, keyArn, network } = args;
  return { home, containers: [llamaContainer(release, sources)], keyArn, ...network };
}

function shared({ home, keyArn, logKeyArn, alarmTopicArn }: LlamaHostingArgs) {
  return { home, keyArn, logKeyArn, alarmTopicArn };
}

function variantOf(
  { modelName, roleName }: HostedModel,
  instanceType: HostingType,
): Omit<HostedVariant, "instances"> {
  const seconds = { downloadSeconds: DOWNLOAD_SECONDS, startupSeconds: STARTUP_SECONDS };
  const volume = takesVolumeKey({ instanceType }) ? { volumeGb: VOLUME_GB } : {};
  return { modelName, roleName, instanceType, ...seconds, ...volume };
}

function fromQueue(
  { posture, asynchronous, requests, answers }: LlamaHostingArgs,
  model: HostedModel,
) {
  const { instanceType, maxInstances } = asynchronous;
  return {
    variant: variantOf(model, instanceType),
    requests,
    results: answers,
    concurrency: CONCURRENCY,
    scaling: {
      bounds: { min: 0, max: posture === "active" ? maxInstances : 1 },
      backlogPerInstance: BACKLOG_PER_INSTANCE,
    },
    latencySeconds: LATENCY_SECONDS.asynchronous,
    backlogAgeSeconds: BACKLOG_AGE_SECONDS,
  };
}

/** A release takes half of the instances first where there are two or more: of one, no share can be taken. */
function answering(
  { realTime }: LlamaHostingArgs,
  model: HostedModel,
  copied: "none" | { model: HostedModel; share: number },
) {
  const { instanceType, bounds, offHours, reservationArn } = realTime;
  const reserved = reservationArn === undefined ? {} : { reservationArn };
  const variant = { ...variantOf(model, instanceType), instances: bounds.min, ...reserved };
  const traffic: Traffic =
    bounds.min >= 2
      ? { kind: "canary", percent: 50, bakeSeconds: BAKE_SECONDS }
      : { kind: "allAtOnce", bakeSeconds: BAKE_SECONDS };
  return {
    variant,
    shadow:
      copied === "none"
        ? copied
        : { ...variantOf(copied.model, instanceType), instances: 1, share: copied.share },
    capture: "off" as const,
    traffic,
    scaling: { bounds, requestsPerMinute: REQUESTS_PER_MINUTE, offHours },
    latencySeconds: LATENCY_SECONDS.realTime,
    overheadSeconds: OVERHEAD_SECONDS,
  };
}
