import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import type { Zone } from "../components/lib/home.ts";

/**
 * What an account calls the zones with these ids: names differ between accounts, ids do not.
 *
 * @throws RunError when a zone is not available to the account
 * @see https://docs.aws.amazon.com/ram/latest/userguide/working-with-az-ids.html
 */
export async function zonesOf(provider: aws.Provider, zoneIds: string[]): Promise<Zone[]> {
  const filters = [{ name: "zone-id", values: zoneIds }];
  const found = await aws.getAvailabilityZones({ filters }, { provider });
  const names = new Map(found.zoneIds.map((id, index) => [id, found.names[index]]));
  return zoneIds.map((id) => {
    const name = names.get(id);
    if (name !== undefined) return { id, name };
    throw new pulumi.RunError(
      `zone ${id} is not available to this account: ${found.zoneIds.join(", ")} are`,
    );
  });
}
