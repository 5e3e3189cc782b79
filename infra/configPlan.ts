import type { z } from "zod";

import { contains, fits, isCidr, overlaps } from "../components/lib/cidr.ts";
import { APPLIANCE_LAYOUT } from "../components/network/appliances.ts";
import { vpcLayouts, type VpcLayout } from "../components/network/vpcLayouts.ts";

type Refinement = z.core.$RefinementCtx;

/** As much of a region stack's configuration as this file reads. It may be wrong in any way when it gets here. */
interface Plan {
  posture?: unknown;
  region?: unknown;
  zoneIds?: unknown;
  cidr?: unknown;
  peer?: { region?: unknown; cidr?: unknown };
  primary?: unknown;
  vpcs?: Record<string, unknown>;
  spokes?: Record<string, { cidr?: unknown; layout?: unknown } | undefined>;
  egress?: { appliances?: { cidr?: unknown } };
}

interface PlannedVpc {
  name: string;
  /** Key of its range. */
  path: string[];
  cidr: string;
  layout: VpcLayout | undefined;
}

/** Refuses two account keys with one id. */
export function distinctAccounts(accounts: Record<string, string>, context: Refinement): void {
  const entries = Object.entries(accounts);
  for (const [index, [key, id]] of entries.entries()) {
    const first = entries.slice(0, index).find(([, other]) => other === id);
    if (first !== undefined)
      refuse(context, [key], `an account of its own, not that of ${first[0]}`);
  }
}

/**
 * Refuses what single values cannot show: ranges that overlap, tiers without room, zones of another region. Runs on whatever
 * parts are well formed even when others are not, so that all problems are told at once.
 */
export function planHolds(given: object, context: Refinement): void {
  const plan = given as Plan;
  const vpcs = plannedVpcs(plan);
  placesDiffer(plan, context);
  namesDiffer(plan, context);
  zonesBelong(plan, context);
  rangesNest(plan, vpcs, context);
  rangesStayApart(vpcs, context);
  tiersFit(plan, vpcs, context);
}

function placesDiffer({ posture, region, peer, primary }: Plan, context: Refinement): void {
  if (region !== undefined && peer?.region === region) {
    refuse(context, ["peer", "region"], "another region than the stack's own");
  }
  if (posture === "passive" && primary === undefined) {
    refuse(context, ["primary"], "the stack whose data a passive region recovers");
  }
}

function namesDiffer({ spokes = {} }: Plan, context: Refinement): void {
  for (const name of Object.keys(spokes)) {
    if (name in vpcLayouts || name === "appliances")
      refuse(context, ["spokes", name], "a name that no VPC of every region has");
  }
}

function zonesBelong({ region, zoneIds }: Plan, context: Refinement): void {
  if (typeof region !== "string" || !Array.isArray(zoneIds)) return;
  const prefix = zoneIdPrefix(region);
  for (const [index, id] of (zoneIds as unknown[]).entries()) {
    const foreign = typeof id === "string" && !id.startsWith(`${prefix}-az`);
    const again = zoneIds.indexOf(id) < index;
    if (foreign) refuse(context, ["zoneIds", index], `a zone of ${region}, such as ${prefix}-az1`);
    if (again) refuse(context, ["zoneIds", index], "each zone once");
  }
}

function rangesNest({ cidr, peer }: Plan, vpcs: PlannedVpc[], context: Refinement): void {
  const own = network(cidr);
  const other = network(peer?.cidr);
  if (own !== undefined && other !== undefined && overlaps(own, other)) {
    refuse(context, ["peer", "cidr"], `a range that does not overlap the region's own ${own}`);
  }
  for (const vpc of vpcs) {
    if (own === undefined || contains(own, vpc.cidr)) continue;
    refuse(context, vpc.path, `a part of the region's range ${own}`);
  }
}

function rangesStayApart(vpcs: PlannedVpc[], context: Refinement): void {
  for (const [index, { path, cidr }] of vpcs.entries()) {
    const first = vpcs.slice(0, index).find((other) => overlaps(other.cidr, cidr));
    if (first === undefined) continue;
    refuse(context, path, `a range that does not overlap that of ${first.name}, ${first.cidr}`);
  }
}

function tiersFit({ zoneIds }: Plan, vpcs: PlannedVpc[], context: Refinement): void {
  const zones = Array.isArray(zoneIds) ? zoneIds.length : 0;
  if (zones < 2 || zones > 4) return;
  for (const { path, cidr, layout } of vpcs) {
    if (layout === undefined) continue;
    const tiers = Object.entries(layout.tiers);
    if (
      fits(
        cidr,
        zones,
        tiers.map(([, { cidrMask }]) => cidrMask),
      )
    )
      continue;
    const names = tiers.map(([tier]) => tier).join(", ");
    const allowed = `a range with room for the tiers ${names} in each of ${String(zones)} zones`;
    refuse(context, path, allowed);
  }
}

function plannedVpcs({ vpcs = {}, spokes = {}, egress }: Plan): PlannedVpc[] {
  const layouts: Record<string, VpcLayout> = { ...vpcLayouts, appliances: APPLIANCE_LAYOUT };
  const given = [
    ...Object.entries(vpcs).map(([name, cidr]) => ({
      name,
      path: ["vpcs", name],
      cidr,
      key: name,
    })),
    ...Object.entries(spokes).map(([name, spoke]) => {
      return {
        name,
        path: ["spokes", name, "cidr"],
        cidr: spoke?.cidr,
        key: String(spoke?.layout),
      };
    }),
    {
      name: "appliances",
      path: ["egress", "appliances", "cidr"],
      cidr: egress?.appliances?.cidr,
      key: "appliances",
    },
  ];
  return given.flatMap(({ name, path, cidr, key }) => {
    const known = network(cidr);
    return known === undefined ? [] : [{ name, path, cidr: known, layout: layouts[key] }];
  });
}

function network(value: unknown): string | undefined {
  return typeof value === "string" && isCidr(value) ? value : undefined;
}

/**
 * How AWS begins the zone ids of a region: `us-east-2` is `use2`, `ap-northeast-1` is `apne1`, `us-gov-west-1` is `usgw1`.
 *
 * @see https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-availability-zones.html
 */
export function zoneIdPrefix(region: string): string {
  const [area = "", ...rest] = region.split("-");
  return area + rest.map(abbreviated).join("");
}

/** `east` is `e`, `northeast` is `ne`; numbers stay. */
function abbreviated(part: string): string {
  const words = part.match(/north|south|east|west|central|gov|\d+/g) ?? [part];
  return words.map((word) => (/^\d/.test(word) ? word : word.charAt(0))).join("");
}

function refuse(context: Refinement, path: (string | number)[], allowed: string): void {
  context.addIssue({ code: "custom", path, message: allowed });
}
