import { z } from "zod";

import { isVpcCidr } from "../components/lib/cidr.ts";

const RANGE = "a canonical IPv4 CIDR block from /16 to /28, such as 10.22.0.0/24";
const SERVICE =
  "the endpoint service of a Gateway Load Balancer: com.amazonaws.vpce.us-east-2.vpce-svc-0123456789abcdef0";
const AUTHORITY =
  "the ARN of a CA in ACM: arn:aws:acm:us-east-2:111111111111:certificate/01234567-89ab-cdef-0123-456789abcdef";

type Refinement = z.core.$RefinementCtx;

/** Appliances of another maker between firewall and NAT; see docs/decisions/0025-insertion-point-for-appliances.md. */
export const ApplianceOptions = z
  .strictObject(
    {
      cidr: z.string(RANGE).refine(isVpcCidr, RANGE),
      gatewayLoadBalancerService: z
        .string(SERVICE)
        .regex(/^com\.amazonaws\.vpce\.[a-z0-9-]+\.vpce-svc-[0-9a-f]{17}$/, SERVICE),
    },
    "only cidr, gatewayLoadBalancerService",
  )
  .optional();

/** Whether TLS on the way out is opened; see docs/decisions/0016-tls-is-not-opened.md. */
export const TlsOptions = z
  .strictObject(
    {
      certificateAuthorityArn: z
        .string(AUTHORITY)
        .regex(/^arn:aws[a-z-]*:acm:[a-z0-9-]+:\d{12}:certificate\/[0-9a-f-]{36}$/, AUTHORITY),
    },
    "only certificateAuthorityArn",
  )
  .optional();

/** As much of a region stack's configuration as this file reads. It may be wrong in any way when it gets here. */
interface Plan {
  region?: unknown;
  egress?: {
    appliances?: { gatewayLoadBalancerService?: unknown };
    tlsInspection?: { certificateAuthorityArn?: unknown };
  };
}

/** Refuses what is of another region: endpoint services are reached, and certificates used, in their own alone. */
export function egressBelongs(given: object, context: Refinement): void {
  const { region, egress: { appliances, tlsInspection } = {} } = given as Plan;
  const refuse = (path: string[], message: string) => {
    context.addIssue({ code: "custom", path: ["egress", ...path], message });
  };
  if (isElsewhere(appliances?.gatewayLoadBalancerService, ".", region)) {
    const path = ["appliances", "gatewayLoadBalancerService"];
    refuse(path, `an endpoint service of ${String(region)}`);
  }
  if (isElsewhere(tlsInspection?.certificateAuthorityArn, ":", region)) {
    refuse(["tlsInspection", "certificateAuthorityArn"], `a CA in ${String(region)}`);
  }
}

/** In both names, the region is the fourth part; what has none is told of by its own schema. */
function isElsewhere(name: unknown, separator: string, region: unknown): boolean {
  if (typeof name !== "string" || typeof region !== "string") return false;
  return (name.split(separator)[3] ?? region) !== region;
}
