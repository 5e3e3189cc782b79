import { z } from "zod";

const NAMES = "names in small letters, digits and hyphens, each with an endpoint service";
const SERVICE =
  "an endpoint service as its provider names it: com.amazonaws.vpce.us-east-2.vpce-svc-0123456789abcdef0";
const ZONES = "ids of at least one of the region's zones, such as use2-az1";

type Refinement = z.core.$RefinementCtx;

/** Services of other companies that are reached by PrivateLink, by name; none unless said. */
export const SaasEndpoints = z
  .record(
    z.string(NAMES).regex(/^[a-z][a-z0-9-]{0,19}$/, NAMES),
    z.strictObject(
      {
        serviceName: z
          .string(SERVICE)
          .regex(/^com\.amazonaws\.vpce\.[a-z0-9-]+\.vpce-svc-[0-9a-f]{17}$/, SERVICE),
        privateDns: z.boolean("true or false").default(false),
        zoneIds: z.array(z.string(ZONES), ZONES).min(1, ZONES).optional(),
      },
      "only serviceName, privateDns, zoneIds",
    ),
    NAMES,
  )
  .default({});

/** As much of a region stack's configuration as this file reads. It may be wrong in any way when it gets here. */
interface Plan {
  region?: unknown;
  zoneIds?: unknown;
  saasEndpoints?: Record<string, { serviceName?: unknown; zoneIds?: unknown } | undefined>;
}

/** Refuses endpoint services of another region, and zones that the region's VPCs are not in. */
export function saasBelongs(given: object, context: Refinement): void {
  const { region, zoneIds, saasEndpoints = {} } = given as Plan;
  const refuse = (path: string[], message: string) => {
    context.addIssue({ code: "custom", path: ["saasEndpoints", ...path], message });
  };
  for (const [name, endpoint] of Object.entries(saasEndpoints)) {
    if (isElsewhere(endpoint?.serviceName, region)) {
      refuse([name, "serviceName"], `an endpoint service of ${String(region)}`);
    }
    const own = listed(endpoint?.zoneIds);
    if (Array.isArray(zoneIds) && own.some((zone) => !listed(zoneIds).includes(zone))) {
      refuse([name, "zoneIds"], `zones of ${listed(zoneIds).join(", ")}`);
    }
  }
}

function isElsewhere(serviceName: unknown, region: unknown): boolean {
  if (typeof serviceName !== "string" || typeof region !== "string") return false;
  return (serviceName.split(".")[3] ?? region) !== region;
}

function listed(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
