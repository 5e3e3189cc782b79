import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { demand } from "../lib/demand.ts";
import { gpuLaunchTemplate, type HostArgs } from "./gpuLaunchTemplate.ts";
import { type FamilyCapacity, needsOf } from "./gpuPlan.ts";
import { hostGroup, WARMUP_SECONDS } from "./hostGroup.ts";
import { type HostZone, namedZoneIds, zonesOfHosts } from "./hostZones.ts";
import { type GpuFamily, INSTANCE_TYPES } from "./instanceTypes.ts";
import { HostSchedule } from "./hostSchedule.ts";

export interface GpuCapacityArgs {
  family: GpuFamily;
  capacity: FamilyCapacity;
  /** Zones that hosts may be in. */
  zones: readonly HostZone[];
  host: HostArgs;
  /** Names of alarms that stop and undo a replacement of hosts; none unless told otherwise. */
  alarmNames?: pulumi.Input<string>[];
}

/**
 * The hosts of one instance family, which ECS adds and removes as tasks need them, and never while one runs on them.
 * Children: 1 launch template, 1 Auto Scaling group, 1 capacity provider; 1 cluster placement group for a family with EFA, 1
 * capacity reservation per zone with one, 1 {@link HostSchedule} where off hours are told.
 *
 * @throws ResourceError when the bounds are not whole numbers, are negative, or exclude each other; when options exclude each
 * other, as warm instances and Spot do; when a zone that is named is not there, or none is left
 * @see 45 CFR 164.312(a)(2)(iv), encryption and decryption
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/asg-capacity-providers.html
 */
export class GpuCapacity extends pulumi.ComponentResource {
  readonly family: GpuFamily;
  /** Name of the capacity provider. */
  readonly providerName: pulumi.Output<string>;
  /** Name of the Auto Scaling group. */
  readonly groupName: pulumi.Output<string>;

  constructor(name: string, args: GpuCapacityArgs, opts?: pulumi.ComponentResourceOptions) {
    super("novamind:compute:GpuCapacity", name, args, opts);
    const { family, capacity, zones, host, alarmNames = [] } = args;
    const places = zonesOfHosts(family, capacity, zones);
    demand(this, {
      ...needsOf(capacity),
      "one zone or more": places.length > 0,
      "zones that there are": namedZoneIds(capacity).every((id) => hasZone(zones, id)),
      "reservations in zones of the hosts": reservedIn(capacity, places),
    });

    const child = { parent: this };
    const { offHours, reserve, bounds } = capacity;
    const placement = clusterPlacement(name, family, this);
    const reservations = reservationsOf(name, args, placement, this);
    const template = new aws.ec2.LaunchTemplate(
      name,
      gpuLaunchTemplate(name, host, {
        ...{ family, reserve },
        placementGroupName: placement?.name,
      }),
      child,
    );
    const group = new aws.autoscaling.Group(
      name,
      hostGroup(name, {
        ...{ capacity, template, alarmNames },
        subnetIds: places.map(({ subnetId }) => subnetId),
        reservationIds: reservations.map(({ id }) => id),
      }),
      { parent: this, ignoreChanges: ["desiredCapacity"] },
    );
    const provider = new aws.ecs.CapacityProvider(name, managed(group), child);
    if (offHours !== undefined) {
      new HostSchedule(name, { groupName: group.name, bounds, offHours }, child);
    }

    this.family = family;
    this.providerName = provider.name;
    this.groupName = group.name;
    this.registerOutputs({
      family: this.family,
      providerName: this.providerName,
      groupName: this.groupName,
    });
  }
}

const hasZone = (zones: readonly HostZone[], id: string) => zones.some((zone) => zone.id === id);

function reservedIn({ reserve }: FamilyCapacity, places: HostZone[]): boolean {
  if (reserve?.kind !== "onDemand") return true;
  return Object.keys(reserve.instances).every((id) => hasZone(places, id));
}

function managed({ arn }: aws.autoscaling.Group): aws.ecs.CapacityProviderArgs {
  return {
    autoScalingGroupProvider: {
      autoScalingGroupArn: arn,
      managedDraining: "ENABLED",
      managedScaling: {
        status: "ENABLED",
        targetCapacity: 100,
        instanceWarmupPeriod: WARMUP_SECONDS,
      },
      managedTerminationProtection: "ENABLED",
    },
  };
}

/** @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/placement-strategies.html#placement-groups-cluster */
function clusterPlacement(name: string, family: GpuFamily, parent: pulumi.Resource) {
  return INSTANCE_TYPES[family].efaInterfaces > 0
    ? new aws.ec2.PlacementGroup(name, { strategy: "cluster" }, { parent })
    : undefined;
}

/**
 * Only what names them uses them, so that nothing else of the account does.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-capacity-reservations.html
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/cr-cpg.html
 */
function reservationsOf(
  name: string,
  { family, capacity: { reserve }, zones }: GpuCapacityArgs,
  placement: aws.ec2.PlacementGroup | undefined,
  parent: pulumi.Resource,
): aws.ec2.CapacityReservation[] {
  if (reserve?.kind !== "onDemand") return [];
  return zones.flatMap(({ id, name: availabilityZone }) => {
    const instanceCount = reserve.instances[id];
    if (instanceCount === undefined) return [];
    const reservation = {
      availabilityZone,
      instanceCount,
      endDateType: "unlimited",
      instanceMatchCriteria: "targeted",
      instancePlatform: "Linux/UNIX",
      instanceType: INSTANCE_TYPES[family].instanceType,
      ...(placement === undefined ? {} : { placementGroupArn: placement.arn }),
    };
    return [new aws.ec2.CapacityReservation(`${name}-${id}`, reservation, { parent })];
  });
}
