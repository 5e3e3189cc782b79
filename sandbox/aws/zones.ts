import { hex } from "./deterministic.ts";
import { regionFacts } from "./regions.ts";
import type { Place } from "./template.ts";

/** One zone as one account sees it. */
export interface Zone {
  /** Such as `us-east-2a`: another place in another account. */
  readonly name: string;
  /** Such as `use2-az1`: the same place in every account. */
  readonly id: string;
}

/**
 * The zones of a region by name. Which id a name stands for differs from account to account, as it
 * does in the oldest regions; here it does in all, so that no program can rely on it.
 *
 * @see https://docs.aws.amazon.com/global-infrastructure/latest/regions/az-ids.html
 */
export function zonesOf({ accountId, region }: Place): Zone[] {
  const rank = (id: string): string => hex(`zones|${accountId}|${id}`, 16);
  const shuffled = [...regionFacts(region).zoneIds].sort((one, other) =>
    rank(one).localeCompare(rank(other)),
  );
  return shuffled.map((id, index) => ({
    id,
    name: `${region}${String.fromCharCode("a".charCodeAt(0) + index)}`,
  }));
}

/** The zone with this name or id, if the region has one. */
export function findZone(place: Place, nameOrId: unknown): Zone | undefined {
  return zonesOf(place).find(({ id, name }) => id === nameOrId || name === nameOrId);
}
