import * as pulumi from "@pulumi/pulumi";

import { AsyncEndpoint } from "../compute/asyncEndpoint.ts";
import { EndpointPermissions } from "../compute/endpointPermissions.ts";
import type { BucketFolder } from "../compute/endpointStatements.ts";
import { HostedModel } from "../compute/hostedModel.ts";
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
import {
  type AsynchronousHosting,
  atOnce,
  fromQueue,
  type RealTimeHosting,
} from "./llamaEndpoints.ts";

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
 * Inferentia2 where it is used; 1 {@link InferenceTopics}; 1 {@link AsyncEndpoint}; 1 {@link EndpointPermissions}; where there is a shadow,
 * 1 {@link HostedModel} and 1 {@link EndpointPermissions} of it; and, only where the region is active, 1 {@link ModelEndpoint}.
 *
 * @see 45 CFR 164.312(a)(1), access control; (e)(1), transmission security
 * @see docs/decisions/0055-asynchronous-endpoints-in-both-regions.md
 */
export class LlamaHosting extends pulumi.ComponentResource {
  readonly asyncEndpoint: { name: pulumi.Output<string>; arn: pulumi.Output<string> };
  /** What the endpoint that answers at once is called, whether the region has it or not. */
  readonly realTimeEndpointName: string;
  /** Undefined where the region is passive. */
  readonly realTimeEndpoint:
    { name: pulumi.Output<string>; arn: pulumi.Output<string> } | undefined;
  /** Topics that are told what became of requests in the queue. */
  readonly topics: { successArn: pulumi.Output<string>; errorArn: pulumi.Output<string> };

  constructor(name: string, args: LlamaHostingArgs, opts?: pulumi.ComponentResourceOptions) {
    super("novamind:workloads:LlamaHosting", name, args, opts);
    const { posture, release, realTime, asynchronous, requests, answers } = args;

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
      {
        ...{ home: args.home, requests, results: answers, topics },
        ...watched(args),
        ...fromQueue(asynchronous, posture, forQueue),
      },
      child,
    );
    this.asyncEndpoint = { name: queued.endpointName, arn: queued.endpointArn };
    this.topics = topics;
    this.realTimeEndpointName = name;
    const permitted = (modelName: string, model: HostedModel) =>
      new EndpointPermissions(modelName, permissionsFor(name, model, args), child);
    const { shadow } = realTime;
    const shadowName = `${name}-shadow`;
    const answering = permitted(name, onGpus);
    const copied =
      shadow === "none" ? "none" : permitted(shadowName, host(shadowName, shadow.release));
    if (posture === "active") {
      const { endpointName, endpointArn } = new ModelEndpoint(
        name,
        { ...watched(args), ...atOnce(realTime, answering, copied) },
        child,
      );
      this.realTimeEndpoint = { name: endpointName, arn: endpointArn };
    }
    this.registerOutputs({
      asyncEndpoint: this.asyncEndpoint,
      realTimeEndpointName: this.realTimeEndpointName,
      realTimeEndpoint: this.realTimeEndpoint,
      topics: this.topics,
    });
  }
}

function hosted(release: LlamaRelease | CompiledRelease, args: LlamaHostingArgs) {
  const { home, sources, keyArn, network } = args;
  return { home, containers: [llamaContainer(release, sources)], keyArn, ...network };
}

function watched({ keyArn, logKeyArn, alarmTopicArn }: LlamaHostingArgs) {
  return { keyArn, logKeyArn, alarmTopicArn };
}

function permissionsFor(
  endpointName: string,
  { modelName, roleName }: HostedModel,
  { home, realTime: { instanceType }, keyArn }: LlamaHostingArgs,
) {
  return {
    ...{ home, endpointName, modelName, roleName, instanceType, keyArn },
    capture: "off" as const,
  };
}
