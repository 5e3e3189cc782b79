import { shippedValues } from "./shipped.ts";

export const SPOKES = 20;
/** Half of the spokes are in one account, so that it needs more of AWS than every account has. */
const LAYOUTS = ["ml", "public", "ml", "data", "ml", "management"] as const;
const ACCOUNTS = { public: "public", data: "data", ml: "ml", management: "operations" };

export interface Spoke {
  layout: keyof typeof ACCOUNTS;
  account: string;
  cidr: string;
}

/** Twenty more VPCs of a region, each in the account of the region's own of its layout, but for the last: a public one of `data`. */
export const spokes: Readonly<Record<string, Spoke>> = Object.fromEntries(
  Array.from({ length: SPOKES }, (_, index) => {
    const layout = LAYOUTS[index % LAYOUTS.length] ?? "ml";
    const cidr = `10.${String(22 + Math.floor(index / 16))}.${String((index % 16) * 16)}.0/20`;
    const account = index === SPOKES - 1 ? "data" : ACCOUNTS[layout];
    return [`team${String.fromCharCode(97 + index)}`, { layout, account, cidr }];
  }),
);

/** What the shipped region leaves out: appliances, TLS inspection, an accelerator. Together, so that one declaration tests them all. */
export function everyOption(): Record<string, unknown> {
  const { egress, stores } = shippedValues("prod").platform as unknown as {
    egress: object;
    stores: object;
  };
  const appliances = {
    cidr: "10.22.0.0/24",
    gatewayLoadBalancerService: "com.amazonaws.vpce.us-east-2.vpce-svc-0123456789abcdef0",
  };
  const tlsInspection = {
    certificateAuthorityArn:
      "arn:aws:acm:us-east-2:555555555555:certificate/01234567-89ab-cdef-0123-456789abcdef",
  };
  return {
    egress: { ...egress, appliances, tlsInspection },
    stores: { ...stores, accelerator: { nodeType: "dax.r5.large" } },
  };
}
