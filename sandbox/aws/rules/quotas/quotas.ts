import { AwsError } from "../../awsError.ts";
import type { SimulatedResource } from "../../world.ts";
import { type Quota, QUOTAS } from "./table.ts";
import type { AccountRule, Request } from "../request.ts";

/** AWS refuses what would be more than a quota, unless it has been raised. */
export const refuseOverQuota: AccountRule = (request) => {
  for (const quota of QUOTAS) {
    const adds = request.action === "create" && request.schema.token === `aws:${quota.type}`;
    const wanted = adds ? countWith(quota, request) : listed(quota, request);
    if (wanted === 0) continue;
    const limit = limitOf(quota, request);
    if (wanted > limit) throw new AwsError(quota.code, quota.says.replace("{}", String(limit)));
  }
};

/** How many parts the requested resource brings in itself. */
function listed({ listed: from }: Quota, { schema, inputs }: Request): number {
  if (from === undefined || schema.token !== `aws:${from.type}`) return 0;
  const list = inputs[from.property];
  return Array.isArray(list) ? list.length : 0;
}

/** How many there would be with the requested one; 0 when it does not count. */
function countWith(quota: Quota, { inputs, schema, place, world }: Request): number {
  const { per, held = 0, alike = () => true } = quota;
  if (!alike(inputs, inputs, world)) return 0;
  const counts = (one: SimulatedResource) =>
    isWithin(per, one, place) && alike(inputs, one.outputs, world);
  if (typeof per === "object") {
    const { property } = per;
    return 1 + held + world.having(schema.token, property, inputs[property]).filter(counts).length;
  }
  const all = world.count(
    place.accountId,
    schema.token,
    per === "region" ? place.region : undefined,
  );
  // Only close to the limit is it worth looking which of them count.
  if (quota.alike === undefined || all < quota.limit) return 1 + held + all;
  return 1 + held + world.having(schema.token, "region", place.region).filter(counts).length;
}

function isWithin(per: Quota["per"], one: SimulatedResource, place: Request["place"]): boolean {
  const where = typeof per === "object" ? per.of : per;
  if (where === undefined) return true;
  return one.accountId === place.accountId && (where === "account" || one.region === place.region);
}

/** The quota as raised for the account: in the region, or in any for a service that has none. */
function limitOf({ limit, raisedBy, per }: Quota, { world, place }: Request): number {
  if (raisedBy === undefined) return limit;
  const [service, code] = raisedBy;
  const where = service === "iam" || per === "account" ? "account" : "region";
  const raised = world
    .having("aws:servicequotas/serviceQuota:ServiceQuota", "quotaCode", code)
    .filter((one) => one.outputs["serviceCode"] === service && isWithin(where, one, place))
    .map(({ outputs }) => Number(outputs["value"]));
  return Math.max(limit, ...raised);
}
