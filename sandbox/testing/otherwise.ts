import { GLOBAL_CONTROL_PLANES } from "../../infra/testing/promotionList.ts";
import type { Call } from "../aws/world.ts";

type Json = Record<string, unknown>;

/** A passive region's configuration once it serves. */
export function promoted(platform: Json): Json {
  return { ...platform, posture: "active" };
}

/** The same with something else in every layer: network, data and compute. */
export function promotedAndChanged(platform: Json): Json {
  const { stores, gpuCapacity } = platform as Record<"stores" | "gpuCapacity", Json>;
  return {
    ...promoted(platform),
    egress: { allowedDomains: ["promoted.example.com"] },
    stores: { ...stores, graph: { instanceClass: "db.r7g.xlarge" } },
    gpuCapacity: {
      ...gpuCapacity,
      g5: { active: { min: 1, max: 4 }, passive: { min: 0, max: 0 } },
    },
  };
}

/** A region's configuration with another range for the ML VPC. */
export function moved(platform: Json): Json {
  return { ...platform, vpcs: { ...(platform["vpcs"] as Json), ml: "10.22.0.0/16" } };
}

/** The services that calls wrote to: `regional` and, of one region for all, `global`. */
export function writtenTo(calls: readonly Call[]): Record<"regional" | "global", Set<string>> {
  const services = calls
    .filter(({ action }) => ["create", "update", "delete"].includes(action))
    .map(({ service }) => service);
  return {
    regional: new Set(services.filter((one) => !GLOBAL_CONTROL_PLANES.includes(one))),
    global: new Set(services.filter((one) => GLOBAL_CONTROL_PLANES.includes(one))),
  };
}
