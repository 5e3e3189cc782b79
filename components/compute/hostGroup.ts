import type * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import type { FamilyCapacity, Purchase } from "./gpuPlan.ts";

/** Seconds until a new GPU host's metrics count: it boots, loads its driver and joins the cluster. */
export const WARMUP_SECONDS = 300;

/**
 * Percent of the wanted hosts that may run while they are being replaced: a new one starts before an old one goes, and no more than
 * half as many again are asked of a market that may have none.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/instance-refresh-overview.html
 */
export const REFRESH_MAX_HEALTHY_PERCENT = 150;

/** What a family's group is made of. */
export interface HostGroupParts {
  capacity: FamilyCapacity;
  subnetIds: pulumi.Input<string>[];
  template: aws.ec2.LaunchTemplate;
  /** On-Demand Capacity Reservations of the family. */
  reservationIds: pulumi.Input<string>[];
  /** Names of alarms that stop and undo a replacement of hosts. */
  alarmNames: pulumi.Input<string>[];
}

/**
 * The Auto Scaling group of a family's hosts. ECS itself adds the lifecycle hook that lets tasks end before a host does, since the
 * capacity provider has managed draining.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/managed-instance-draining.html
 */
export function hostGroup(name: string, parts: HostGroupParts): aws.autoscaling.GroupArgs {
  const { bounds, warm = 0, reserve } = parts.capacity;
  return {
    minSize: bounds.min,
    maxSize: bounds.max,
    vpcZoneIdentifiers: parts.subnetIds,
    ...bought(parts),
    ...(warm > 0 ? { warmPool: warmPool(warm) } : {}),
    // A Capacity Block has no room for a host more than it holds.
    instanceRefresh: refresh(parts.alarmNames, reserve?.kind === "capacityBlock"),
    // Managed termination protection asks for it: ECS lifts it from a host that runs nothing.
    protectFromScaleIn: true,
    // GPUs can be sold out for hours; the rest of the platform does not wait for them.
    waitForCapacityTimeout: "0",
    tags: [
      { key: "Name", value: name, propagateAtLaunch: true },
      // ECS sets it; unsaid here, the provider would take it away.
      { key: "AmazonECSManaged", value: "true", propagateAtLaunch: true },
    ],
  };
}

function bought({ capacity: { purchase }, template, reservationIds }: HostGroupParts) {
  // A replacement can be undone only where the version is a number.
  const version = pulumi.interpolate`${template.latestVersion}`;
  if (purchase !== undefined) return mixed(purchase, template, version);
  return {
    launchTemplate: { id: template.id, version },
    ...(reservationIds.length > 0 ? reservedFirst(reservationIds) : {}),
  };
}

/** @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-mixed-instances-groups.html */
function mixed(
  { onDemandBase, spotShare }: Purchase,
  { id }: aws.ec2.LaunchTemplate,
  version: pulumi.Output<string>,
) {
  return {
    mixedInstancesPolicy: {
      instancesDistribution: {
        onDemandBaseCapacity: onDemandBase,
        onDemandPercentageAboveBaseCapacity: 100 - spotShare,
        spotAllocationStrategy: "capacity-optimized",
      },
      launchTemplate: { launchTemplateSpecification: { launchTemplateId: id, version } },
    },
    // Replaces a host that Spot is likely to take back before it does.
    capacityRebalance: true,
  } satisfies Partial<aws.autoscaling.GroupArgs>;
}

/**
 * What is reserved is used first; beyond it, hosts are bought as usual.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/use-ec2-capacity-reservations.html
 */
function reservedFirst(capacityReservationIds: pulumi.Input<string>[]) {
  return {
    capacityReservationSpecification: {
      capacityReservationPreference: "capacity-reservations-first",
      capacityReservationTarget: { capacityReservationIds },
    },
  } satisfies Partial<aws.autoscaling.GroupArgs>;
}

/**
 * A pool of always the same size: both numbers alike make it absolute. ECS takes no hosts back into it.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using-warm-pool.html
 * @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_PutWarmPool.html
 */
function warmPool(size: number) {
  return {
    poolState: "Stopped",
    minSize: size,
    maxGroupPreparedCapacity: size,
    instanceReusePolicy: { reuseOnScaleIn: false },
  } satisfies aws.types.input.autoscaling.GroupWarmPool;
}

function refresh(alarms: pulumi.Input<string>[], fixed: boolean) {
  const healthy = fixed
    ? { minHealthyPercentage: 0, maxHealthyPercentage: 100 }
    : { minHealthyPercentage: 100, maxHealthyPercentage: REFRESH_MAX_HEALTHY_PERCENT };
  return {
    strategy: "Rolling",
    preferences: {
      ...healthy,
      autoRollback: true,
      instanceWarmup: String(WARMUP_SECONDS),
      // Every host is protected from scaling in; draining protects its tasks.
      scaleInProtectedInstances: "Refresh",
      skipMatching: true,
      ...(alarms.length > 0 ? { alarmSpecification: { alarms } } : {}),
    },
  } satisfies aws.types.input.autoscaling.GroupInstanceRefresh;
}
