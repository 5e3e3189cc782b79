import type * as pulumi from "@pulumi/pulumi";

import type { Zone } from "../lib/home.ts";
import type { FamilyCapacity } from "./gpuPlan.ts";
import { type GpuFamily, INSTANCE_TYPES } from "./instanceTypes.ts";

/** A zone with the subnet that hosts may be in, without a way in from the internet. */
export interface HostZone extends Zone {
  subnetId: pulumi.Input<string>;
}

/** Zones that a family's capacity names, because it keeps to them or has something reserved there. */
export function namedZoneIds({ zoneIds = [], reserve }: FamilyCapacity): string[] {
  return [...zoneIds, ...reservedZoneIds(reserve)];
}

function reservedZoneIds(reserve: FamilyCapacity["reserve"]): string[] {
  if (reserve === undefined) return [];
  return reserve.kind === "onDemand" ? Object.keys(reserve.instances) : [reserve.zoneId];
}

/**
 * The zones that a family's hosts are in: those that it keeps to; of them, the zone of its Capacity Block; of a family that
 * belongs into one zone, the first that has something reserved, or else the first.
 */
export function zonesOfHosts(
  family: GpuFamily,
  capacity: FamilyCapacity,
  zones: readonly HostZone[],
): HostZone[] {
  const { zoneIds, reserve } = capacity;
  const kept = zones.filter(({ id }) => zoneIds?.includes(id) ?? true);
  const reserved = kept.filter(({ id }) => reservedZoneIds(reserve).includes(id));
  if (reserve?.kind === "capacityBlock") return reserved;
  return INSTANCE_TYPES[family].zones === "one" ? [...reserved, ...kept].slice(0, 1) : kept;
}
