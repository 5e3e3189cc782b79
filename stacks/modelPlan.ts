import type { GpuFamily } from "../components/compute/instanceTypes.ts";
import type { OffHours, TaskBounds } from "../components/compute/scalingHours.ts";
import type { LlamaRelease } from "../components/workloads/llamaContainer.ts";
import type { AsynchronousHosting, RealTimeHosting } from "../components/workloads/llamaHosting.ts";
import type { PatRelease } from "../components/workloads/patTask.ts";
import type { Posture } from "./posture.ts";

/** What the models of a region may use, and, once there is an image and a model of it, which release of each runs. */
export interface ModelPlan {
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
}
