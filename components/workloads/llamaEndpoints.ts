import type * as pulumi from "@pulumi/pulumi";

import type { Traffic } from "../compute/endpointDeployment.ts";
import type { InstanceBounds, OffHours } from "../compute/endpointScaling.ts";
import { type HostedVariant, takesVolumeKey } from "../compute/endpointVariant.ts";
import type { HostingType } from "../compute/hostingTypes.ts";
import type { CompiledRelease, LlamaRelease } from "./llamaContainer.ts";

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

/** A model, once there is one. */
interface Known {
  modelName: pulumi.Output<string>;
}

function variantOf(
  { modelName }: Known,
  instanceType: HostingType,
): Omit<HostedVariant, "instances"> {
  const seconds = { downloadSeconds: DOWNLOAD_SECONDS, startupSeconds: STARTUP_SECONDS };
  const volume = takesVolumeKey({ instanceType }) ? { volumeGb: VOLUME_GB } : {};
  return { modelName, instanceType, ...seconds, ...volume };
}

/** What takes requests from a queue: in a passive region by one instance at most. */
export function fromQueue(
  { instanceType, maxInstances }: AsynchronousHosting,
  posture: "active" | "passive",
  model: Known & { roleName: pulumi.Output<string> },
) {
  return {
    variant: variantOf(model, instanceType),
    roleName: model.roleName,
    concurrency: CONCURRENCY,
    scaling: {
      bounds: { min: 0, max: posture === "active" ? maxInstances : 1 },
      backlogPerInstance: BACKLOG_PER_INSTANCE,
    },
    latencySeconds: LATENCY_SECONDS.asynchronous,
    backlogAgeSeconds: BACKLOG_AGE_SECONDS,
  };
}

/** What answers at once. A release takes half of the instances first where there are two or more: of one, no share can be taken. */
export function atOnce(
  { instanceType, bounds, offHours, reservationArn, shadow }: RealTimeHosting,
  model: Known,
  copied: "none" | Known,
) {
  const reserved = reservationArn === undefined ? {} : { reservationArn };
  const variant = { ...variantOf(model, instanceType), instances: bounds.min, ...reserved };
  const traffic: Traffic =
    bounds.min >= 2
      ? { kind: "canary", percent: 50, bakeSeconds: BAKE_SECONDS }
      : { kind: "allAtOnce", bakeSeconds: BAKE_SECONDS };
  return {
    variant,
    shadow:
      copied === "none" || shadow === "none"
        ? ("none" as const)
        : { ...variantOf(copied, instanceType), instances: 1, share: shadow.share },
    capture: "off" as const,
    traffic,
    scaling: { bounds, requestsPerMinute: REQUESTS_PER_MINUTE, offHours },
    latencySeconds: LATENCY_SECONDS.realTime,
    overheadSeconds: OVERHEAD_SECONDS,
  };
}
