import type { AcceleratorQuotasArgs } from "../components/compute/acceleratorQuotas.ts";
import type { GpuFamily } from "../components/compute/instanceTypes.ts";
import type { OffHours, TaskBounds } from "../components/compute/scalingHours.ts";
import type { LlamaRelease } from "../components/workloads/llamaContainer.ts";
import type {
  AsynchronousHosting,
  RealTimeHosting,
} from "../components/workloads/llamaEndpoints.ts";
import type { PatRelease } from "../components/workloads/patTask.ts";
import type { XgboostEndpoint } from "../components/workloads/xgboostServing.ts";
import type { XgboostJobs } from "../components/workloads/xgboostTraining.ts";
import type { Posture } from "./posture.ts";

/** What the models of a region may use, and, once there is an image and a model of it, which release of each runs. */
export interface ModelPlan {
  /** Codes of quotas of SageMaker that the table of sizes does not know, by size and use. */
  quotaCodes?: AcceleratorQuotasArgs["hostingQuotaCodes"] | undefined;
  /** Whose tokens models take; there is a release only where there is this too. */
  tokens?: { issuer: string; clientIds: string[] } | undefined;
  pat: {
    release?: Omit<PatRelease, "tokens"> | undefined;
    family: GpuFamily;
    tasks: Record<Posture, TaskBounds>;
    offHours?: OffHours | undefined;
  };
  llama: {
    release?: (LlamaRelease & { model: string }) | undefined;
    realTime: Pick<RealTimeHosting, "instanceType" | "bounds">;
    asynchronous: AsynchronousHosting;
  };
  xgboost: {
    /** `modelKey` once a model was approved. */
    release?: { digest: string; modelKey?: `${string}.tar.gz` | undefined } | undefined;
    endpoint: XgboostEndpoint;
    training: Pick<XgboostJobs, "instanceType" | "spotWaitSeconds">;
    schedule: XgboostJobs["recurrence"];
  };
}
