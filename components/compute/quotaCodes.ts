/** Families of instances as EC2's quotas sort them: on demand, P4 and P5 share one; as Spot, they do not. */
export type AcceleratorQuotaFamily = "P4" | "P5" | "G" | "Inf";

/**
 * Codes of EC2's quotas, in vCPUs running at once.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-on-demand-instances.html#ec2-on-demand-instances-limits
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-spot-limits.html
 */
export const EC2_QUOTA_CODES = {
  /** Running On-Demand P instances; All P4, P3 and P2 Spot Instance Requests. */
  P4: { onDemand: "L-417A185B", spot: "L-7212CCBC" },
  /** Running On-Demand P instances; All P5 Spot Instance Requests. */
  P5: { onDemand: "L-417A185B", spot: "L-C4BD4855" },
  /** Running On-Demand G and VT instances; All G and VT Spot Instance Requests. */
  G: { onDemand: "L-DB2E81BA", spot: "L-3819A6DF" },
  /** Running On-Demand Inf instances; All Inf Spot Instance Requests. */
  Inf: { onDemand: "L-1945791B", spot: "L-B5D1601B" },
} as const satisfies Record<AcceleratorQuotaFamily, Record<"onDemand" | "spot", string>>;
