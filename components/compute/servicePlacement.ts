import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";

import type { ContainerServiceArgs } from "./containerService.ts";
import { rolloutRules } from "./serviceRollout.ts";

/** A capacity provider's part of a service's tasks. */
export interface ProviderShare {
  providerName: pulumi.Input<string>;
  /** Tasks that it gets before any are shared out. */
  base?: number;
  /** Its share of the others. */
  weight: number;
}

/** What runs a service's tasks: GPU hosts of the cluster's capacity providers, or Fargate. */
export type Placement = { kind: "gpu"; providers: ProviderShare[] } | { kind: "fargate" };

/**
 * Seconds of grace that a service takes.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html
 */
const MAX_GRACE_SECONDS = 2_147_483_647;

/** Most subnets and security groups of a service. @see https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_AwsVpcConfiguration.html */
const MAX_SUBNETS = 16;
const MAX_SECURITY_GROUPS = 5;

/** The placement as ECS has it: over zones first, then on as few hosts as hold the memory, since a host with GPUs is dear. */
export function placementOf(placement: Placement): aws.ecs.ServiceArgs {
  if (placement.kind === "fargate") return { launchType: "FARGATE" };
  return {
    capacityProviderStrategies: placement.providers.map(({ providerName, base = 0, weight }) => ({
      capacityProvider: providerName,
      base,
      weight,
    })),
    orderedPlacementStrategies: [
      { type: "spread", field: "attribute:ecs.availability-zone" },
      { type: "binpack", field: "memory" },
    ],
  };
}

/** What a service needs, each with whether it holds. */
export function serviceRules(args: ContainerServiceArgs): Record<string, boolean> {
  const { task, placement, rollout, subnetIds, securityGroupIds, healthGraceSeconds } = args;
  return {
    ...rolloutRules(rollout),
    ...providerRules(placement),
    ...requestRules(args),
    [`a task for ${placement.kind}`]: task.launch === placement.kind,
    "subnets in two zones or more": subnetIds.length >= 2 && subnetIds.length <= MAX_SUBNETS,
    [`from 1 to ${String(MAX_SECURITY_GROUPS)} security groups`]:
      securityGroupIds.length >= 1 && securityGroupIds.length <= MAX_SECURITY_GROUPS,
    "a whole number of tasks": isWhole(args.firstTasks),
    "whole seconds of grace":
      isWhole(healthGraceSeconds) && healthGraceSeconds <= MAX_GRACE_SECONDS,
  };
}

/** What requests come through, and that none of it is plain. */
function requestRules(args: ContainerServiceArgs): Record<string, boolean> {
  const { task, rollout, balancer, connect, maxErrorPercent } = args;
  const shifts = ["canary", "linear"].includes(rollout.strategy);
  return {
    "a balancer or Service Connect to shift requests":
      !shifts || balancer !== undefined || connect !== undefined,
    "TLS that ends in the container behind a balancer": balancer === undefined || task.endsTls,
    "TLS of Service Connect, or that ends in the container":
      task.endsTls || connect === undefined || connect.tls !== undefined,
    "canaryPercent over maxErrorPercent, or a failing canary goes unseen":
      rollout.strategy !== "canary" || rollout.canaryPercent > maxErrorPercent,
  };
}

/** @see https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CapacityProviderStrategyItem.html */
function providerRules(placement: Placement): Record<string, boolean> {
  if (placement.kind === "fargate") return {};
  const { providers } = placement;
  return {
    "weights from 0 to 1000, one of them more than 0":
      providers.some(({ weight }) => weight > 0) &&
      providers.every(({ weight }) => isWhole(weight) && weight <= 1000),
    "a base of one provider at most": providers.filter(({ base = 0 }) => base > 0).length <= 1,
  };
}

function isWhole(value: number): boolean {
  return Number.isInteger(value) && value >= 0;
}
