import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";

import { ALARM_SECONDS } from "./endpointMetrics.ts";
import type { HostedVariant } from "./endpointVariant.ts";

/** Seconds between two steps at most. @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_TrafficRoutingConfig.html */
const MAX_BAKE_SECONDS = 3600;

/**
 * Percent of the new instances that a step takes: of the first of two steps at most, and of each of several equal ones.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_TrafficRoutingConfig.html
 */
const PERCENT = { canary: { min: 1, max: 50 }, linear: { min: 10, max: 50 } };

/** Seconds until AWS has found the instances, before anything is downloaded to them. */
const PROVISIONING_SECONDS = 1800;

/** Seconds of a whole deployment at most. @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_BlueGreenUpdatePolicy.html */
const MAX_DEPLOYMENT_SECONDS = 28_800;

/**
 * How requests move to the instances of a new release, while those of the old one are kept: at once, first a share and then the
 * rest, or in equal steps. `bakeSeconds` is how long alarms have, after each step, to call the release back.
 */
export type Traffic =
  | { kind: "allAtOnce"; bakeSeconds: number }
  | { kind: "canary" | "linear"; percent: number; bakeSeconds: number };

type Timing = Pick<HostedVariant, "instances" | "downloadSeconds" | "startupSeconds">;

/** What has to hold of a release, in words. */
export function trafficNeeds(traffic: Traffic, variant: Timing): Record<string, boolean> {
  const { bakeSeconds } = traffic;
  return {
    [`bakeSeconds from ${String(ALARM_SECONDS)}, which alarms take, to ${String(MAX_BAKE_SECONDS)}`]:
      bakeSeconds >= ALARM_SECONDS && bakeSeconds <= MAX_BAKE_SECONDS,
    [`a release within ${String(MAX_DEPLOYMENT_SECONDS)} s`]:
      releaseSeconds(traffic, variant) <= MAX_DEPLOYMENT_SECONDS,
    ...(traffic.kind === "allAtOnce"
      ? {}
      : stepNeeds(traffic.percent, PERCENT[traffic.kind], variant.instances)),
  };
}

/** A blue/green deployment that alarms call back. @see https://docs.aws.amazon.com/sagemaker/latest/dg/deployment-guardrails-configuration.html */
export function deploymentOf(
  traffic: Traffic,
  variant: Timing,
  alarmNames: pulumi.Input<string>[],
): aws.types.input.sagemaker.EndpointDeploymentConfig {
  return {
    blueGreenUpdatePolicy: {
      trafficRoutingConfiguration: routing(traffic),
      terminationWaitInSeconds: traffic.bakeSeconds,
      maximumExecutionTimeoutInSeconds: releaseSeconds(traffic, variant),
    },
    autoRollbackConfiguration: { alarms: alarmNames.map((alarmName) => ({ alarmName })) },
  };
}

function routing(traffic: Traffic) {
  if (traffic.kind === "allAtOnce") return { type: "ALL_AT_ONCE", waitIntervalInSeconds: 0 };
  const share = { type: "CAPACITY_PERCENT", value: traffic.percent };
  const waitIntervalInSeconds = traffic.bakeSeconds;
  return traffic.kind === "canary"
    ? { type: "CANARY", canarySize: share, waitIntervalInSeconds }
    : { type: "LINEAR", linearStepSize: share, waitIntervalInSeconds };
}

/** Less than one instance cannot take a share of requests. */
function stepNeeds(percent: number, { min, max }: { min: number; max: number }, instances: number) {
  return {
    [`percent from ${String(min)} to ${String(max)}`]: percent >= min && percent <= max,
    "a step of one instance or more": (percent * instances) / 100 >= 1,
  };
}

function releaseSeconds(traffic: Traffic, { downloadSeconds, startupSeconds }: Timing): number {
  const waits = { allAtOnce: 1, canary: 2, linear: 0 }[traffic.kind] + linearSteps(traffic);
  return PROVISIONING_SECONDS + downloadSeconds + startupSeconds + waits * traffic.bakeSeconds;
}

function linearSteps(traffic: Traffic): number {
  return traffic.kind === "linear" ? Math.ceil(100 / traffic.percent) : 0;
}
