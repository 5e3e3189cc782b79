import { GPU_FAMILIES, type GpuFamily } from "./instanceTypes.ts";

/** How many instances; autoscaling chooses between. */
export interface Bounds {
  min: number;
  max: number;
}

/** How instances are bought where work may be interrupted: some on demand, of the rest a share as Spot. */
export interface Purchase {
  /** Instances that are always on demand. */
  onDemandBase: number;
  /** Percent of the instances above the base that are Spot. */
  spotShare: number;
}

/**
 * Capacity that is paid for whether used or not. `onDemand` is declared here, so many instances in each zone by its id;
 * `capacityBlock` was bought outside for a time, in one zone.
 */
export type Reservation =
  | { kind: "onDemand"; instances: Readonly<Record<string, number>> }
  | { kind: "capacityBlock"; reservationId: string; zoneId: string };

/** Hours in which fewer hosts may run, as cron expressions of five fields. */
export interface OffHours {
  bounds: Bounds;
  begin: string;
  end: string;
  /** Name of the IANA time zone that both are told in. */
  timeZone: string;
}

/** How the hosts of one family are had, in either posture. */
export interface HostOptions {
  /** Zones to keep to, by id: not every zone sells every size. All that there are unless told otherwise. */
  zoneIds?: readonly string[] | undefined;
  /** All on demand unless told otherwise. */
  purchase?: Purchase | undefined;
  /** Stopped instances that are kept beside the running ones, so that the next is there in seconds. */
  warm?: number | undefined;
  reserve?: Reservation | undefined;
  offHours?: OffHours | undefined;
}

/** One family's hosts, now. */
export interface FamilyCapacity extends HostOptions {
  bounds: Bounds;
}

/** One family's hosts, in each posture. */
export interface FamilyPlan extends HostOptions {
  active: Bounds;
  passive: Bounds;
}

type ByFamily<T> = Partial<Record<GpuFamily, T | undefined>>;

/** What is told of each family that anything is told of, in the order of the table. */
export function perFamily<T>(plan: ByFamily<T>): [GpuFamily, T][] {
  return GPU_FAMILIES.flatMap((family) => {
    const told = plan[family];
    return told === undefined ? [] : [[family, told] satisfies [GpuFamily, T]];
  });
}

/**
 * Capacity in one posture. A region that waits keeps what it has reserved, which is what makes it a recovery region, but no
 * stopped hosts and no working hours.
 */
export function capacityIn(
  posture: "active" | "passive",
  plan: ByFamily<FamilyPlan>,
): Partial<Record<GpuFamily, FamilyCapacity>> {
  const entries = perFamily(plan).map(([family, { active, passive, ...options }]) => [
    family,
    posture === "active"
      ? { ...options, bounds: active }
      : { ...options, bounds: passive, warm: undefined, offHours: undefined },
  ]);
  return Object.fromEntries(entries) as Partial<Record<GpuFamily, FamilyCapacity>>;
}

const whole = (...numbers: number[]) => numbers.every((one) => Number.isInteger(one) && one >= 0);

/** What has to hold of a family's capacity, in words, each with whether it does; for `demand`. */
export function needsOf(capacity: FamilyCapacity): Record<string, boolean> {
  const { min, max } = capacity.bounds;
  return {
    "whole numbers as bounds": Number.isInteger(min) && Number.isInteger(max),
    "0 <= min <= max": 0 <= min && min <= max,
    ...needsOfPurchase(capacity),
    ...needsOfReserve(capacity),
    ...needsOfOffHours(capacity),
  };
}

/** Auto Scaling refuses a warm pool beside Spot instances or a mixed policy. */
function needsOfPurchase({ purchase, warm = 0 }: FamilyCapacity): Record<string, boolean> {
  const { onDemandBase, spotShare } = purchase ?? { onDemandBase: 0, spotShare: 1 };
  return {
    "0 <= onDemandBase": whole(onDemandBase),
    "0 < spotShare <= 100": spotShare > 0 && spotShare <= 100,
    "a whole number of warm instances": whole(warm),
    "no warm instances beside Spot": warm === 0 || purchase === undefined,
  };
}

function needsOfReserve({ purchase, reserve, warm = 0 }: FamilyCapacity): Record<string, boolean> {
  const counts = reserve?.kind === "onDemand" ? Object.values(reserve.instances) : [];
  return {
    "no warm instances in a Capacity Block": warm === 0 || reserve?.kind !== "capacityBlock",
    "no reservation beside Spot": reserve === undefined || purchase === undefined,
    "reserved instances in whole numbers of 1 or more": whole(...counts) && !counts.includes(0),
  };
}

function needsOfOffHours({ bounds, offHours }: FamilyCapacity): Record<string, boolean> {
  if (offHours === undefined) return {};
  const { min, max } = offHours.bounds;
  return {
    "off hours with 0 <= min <= max": whole(min, max) && min <= max,
    "off hours of no more than max": max <= bounds.max,
  };
}
