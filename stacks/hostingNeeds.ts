import type { AcceleratorQuotasArgs } from "../components/compute/acceleratorQuotas.ts";
import type { HostingType, HostingUse } from "../components/compute/hostingTypes.ts";
import type { ModelPlan } from "./modelPlan.ts";

/**
 * While an endpoint passes to another release, the one before it runs in full.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/deployment-guardrails-blue-green.html
 */
const RELEASES_AT_ONCE = 2;

/** A preparation or evaluation, and beside it the hourly comparison. */
const PROCESSING_JOBS_AT_ONCE = 2;

/**
 * Instances of SageMaker that the models of a region take at most, by size and use, in either posture: quotas have to be raised before a
 * region is promoted.
 */
export function hostingNeeds({ llama, xgboost }: ModelPlan): AcceleratorQuotasArgs["hosting"] {
  const needs: Partial<Record<HostingType, Partial<Record<HostingUse, number>>>> = {};
  const add = (type: HostingType, use: HostingUse, instances: number) => {
    const known = needs[type] ?? {};
    needs[type] = { ...known, [use]: (known[use] ?? 0) + instances };
  };
  const { realTime, asynchronous } = llama;
  add(realTime.instanceType, "endpoint", realTime.bounds.max * RELEASES_AT_ONCE);
  add(asynchronous.instanceType, "endpoint", asynchronous.maxInstances * RELEASES_AT_ONCE);
  add(xgboost.endpoint.instanceType, "endpoint", xgboost.endpoint.bounds.max * RELEASES_AT_ONCE);
  const { instanceType } = xgboost.training;
  add(instanceType, "processing", PROCESSING_JOBS_AT_ONCE);
  add(instanceType, "training", 1);
  add(instanceType, "transform", 1);
  return needs;
}
