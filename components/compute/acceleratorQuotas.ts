import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { demand } from "../lib/demand.ts";
import { type FamilyPlan, perFamily } from "./gpuPlan.ts";
import { REFRESH_MAX_HEALTHY_PERCENT } from "./hostGroup.ts";
import {
  HOSTING_TYPES,
  type HostingFacts,
  type HostingType,
  type HostingUse,
} from "./hostingTypes.ts";
import { type GpuFamily, INSTANCE_TYPES } from "./instanceTypes.ts";
import { EC2_QUOTA_CODES } from "./quotaCodes.ts";

type PerUse<T> = Partial<Record<HostingUse, T>>;

export interface AcceleratorQuotasArgs {
  /** Hosts of each family, in each posture. */
  capacity: Partial<Record<GpuFamily, FamilyPlan | undefined>>;
  /** Most instances of SageMaker at once, by size and use. */
  hosting: Partial<Record<HostingType, PerUse<number>>>;
  /** Codes of SageMaker's quotas that {@link HOSTING_TYPES} does not know. */
  hostingQuotaCodes?: Partial<Record<HostingType, PerUse<string | undefined>>> | undefined;
}

/**
 * What one account may run in one region, asked of AWS before it is needed: by default it may run no accelerators at all. It is as
 * much as either posture takes, so that a region that waits is not refused on the day it serves. A request above the present quota
 * is answered in hours or days; one below it changes nothing.
 * Children: 1 service quota per kind of EC2 instances, 1 per size and use of SageMaker instances.
 *
 * @throws ResourceError when a use's quota has no code, or a number is not whole and positive
 * @see https://docs.aws.amazon.com/servicequotas/latest/userguide/request-quota-increase.html
 */
export class AcceleratorQuotas extends pulumi.ComponentResource {
  constructor(name: string, args: AcceleratorQuotasArgs, opts?: pulumi.ComponentResourceOptions) {
    super("novamind:compute:AcceleratorQuotas", name, args, opts);
    const hosting = hostingUses(args);
    demand(this, {
      "a quota code for every use of a hosting type": hosting.every(({ code }) => code !== ""),
      "whole numbers of hosting instances, 1 or more": hosting.every(
        ({ value }) => Number.isInteger(value) && value > 0,
      ),
    });

    const quota = (serviceCode: string, quotaCode: string, value: number) =>
      new aws.servicequotas.ServiceQuota(
        `${name}-${serviceCode}-${quotaCode}`,
        { serviceCode, quotaCode, value },
        { parent: this },
      );
    for (const [code, vcpus] of vcpuQuotas(args.capacity)) quota("ec2", code, vcpus);
    for (const { code, value } of hosting) quota("sagemaker", code, value);

    this.registerOutputs({});
  }
}

/** vCPUs that capacity takes at most, by code of EC2's quota: hosts that replace others run beside them for a while. */
export function vcpuQuotas(capacity: AcceleratorQuotasArgs["capacity"]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const [family, plan] of perFamily(capacity)) {
    const { vcpus, quotaFamily } = INSTANCE_TYPES[family];
    const { onDemand, spot } = mostInstances(plan);
    const codes = EC2_QUOTA_CODES[quotaFamily];
    sums.set(codes.onDemand, (sums.get(codes.onDemand) ?? 0) + onDemand * vcpus);
    sums.set(codes.spot, (sums.get(codes.spot) ?? 0) + spot * vcpus);
  }
  return new Map([...sums].filter(([, vcpus]) => vcpus > 0));
}

/** Unused reservations count like instances that run; those of a Capacity Block do not count at all. */
function mostInstances({ active, passive, purchase, reserve }: FamilyPlan) {
  if (reserve?.kind === "capacityBlock") return { onDemand: 0, spot: 0 };
  const wanted = Math.max(active.max, passive.max);
  const most = Math.ceil((wanted * REFRESH_MAX_HEALTHY_PERCENT) / 100);
  const reserved = Object.values(reserve?.instances ?? {}).reduce((sum, one) => sum + one, 0);
  if (purchase === undefined) return { onDemand: Math.max(most, reserved), spot: 0 };
  const above = Math.max(most - purchase.onDemandBase, 0);
  return {
    onDemand:
      Math.min(most, purchase.onDemandBase) + Math.ceil((above * (100 - purchase.spotShare)) / 100),
    spot: Math.ceil((above * purchase.spotShare) / 100),
  };
}

/** Every use, with the code of its quota, empty where there is none. */
function hostingUses({ hosting, hostingQuotaCodes = {} }: AcceleratorQuotasArgs) {
  return (Object.keys(HOSTING_TYPES) as HostingType[]).flatMap((type) => {
    const { quotaCodes }: HostingFacts = HOSTING_TYPES[type];
    return Object.entries(hosting[type] ?? {}).map(([key, value]) => {
      const use = key as HostingUse;
      return { code: quotaCodes[use] ?? hostingQuotaCodes[type]?.[use] ?? "", value };
    });
  });
}
