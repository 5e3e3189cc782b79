/** A folder of the host's NVMe disk that tasks of one host share. It must hold models only: nothing there belongs to one patient. */
export interface ModelCache {
  /** Absolute path on the host. */
  hostPath: string;
  /** Absolute path in the container. */
  containerPath: string;
}

/** On instances with GPUs, each GPU for one container alone. */
export interface GpuLaunch {
  kind: "gpu";
  gpus: number;
  modelCache?: ModelCache;
}

/** On Fargate, which has no GPUs and no disks of hosts: asking for them does not compile. */
export interface FargateLaunch {
  kind: "fargate";
  architecture: "ARM64" | "X86_64";
}

/** Where a task runs. */
export type Launch = GpuLaunch | FargateLaunch;
