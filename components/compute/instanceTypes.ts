import type { AcceleratorQuotaFamily } from "./quotaCodes.ts";

/** Instance families with accelerators that the platform runs models on. */
export type GpuFamily = "p4d" | "p5" | "g5" | "g6" | "inf2";

/** Variants of the ECS-optimized Amazon Linux 2023 image, by whose driver they have. */
export const HOST_IMAGES = ["gpu", "neuron"] as const;
export type HostImage = (typeof HOST_IMAGES)[number];

/** What is known of the one size of a family that the platform uses. */
export interface InstanceFacts {
  instanceType: `${GpuFamily}.${string}`;
  /** Chips: GPUs, or Inferentia2 devices. */
  accelerators: number;
  /** Memory of all chips together, GiB. */
  acceleratorMemoryGib: number;
  vcpus: number;
  memoryGib: number;
  /** Elastic Fabric Adapters, one per network card at most; 0 where the size has none. */
  efaInterfaces: number;
  networkCards: number;
  /** Local NVMe disks; 0 where the size has none. */
  nvmeDisks: number;
  /** What they hold together, GB as AWS sells it. */
  nvmeGb: number;
  /**
   * Zones to prefer: `one` where hosts talk over EFA, which stays within a zone and wants a cluster placement group; `all`
   * otherwise. Which zones sell a size, only the account's own `describe-instance-type-offerings` tells.
   */
  zones: "one" | "all";
  /** Service quota that its vCPUs count against. */
  quotaFamily: AcceleratorQuotaFamily;
  image: HostImage;
}

/**
 * The table does not compile without a row for every family, or with one that lacks a fact. PAT asks for 4 vCPU, 16 GiB and one
 * GPU, which an `xlarge` has nominally, but not beside the operating system and the agent: hence `2xlarge`.
 *
 * @see https://docs.aws.amazon.com/ec2/latest/instancetypes/ac.html
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/efa.html#efa-instance-types
 */
export const INSTANCE_TYPES = {
  /** 8 NVIDIA A100 of 40 GiB. @see https://aws.amazon.com/ec2/instance-types/p4/ */
  p4d: {
    instanceType: "p4d.24xlarge",
    accelerators: 8,
    acceleratorMemoryGib: 320,
    vcpus: 96,
    memoryGib: 1152,
    efaInterfaces: 4,
    networkCards: 4,
    nvmeDisks: 8,
    nvmeGb: 8000,
    zones: "one",
    quotaFamily: "P4",
    image: "gpu",
  },
  /** 8 NVIDIA H100 of 80 GiB. @see https://aws.amazon.com/ec2/instance-types/p5/ */
  p5: {
    instanceType: "p5.48xlarge",
    accelerators: 8,
    acceleratorMemoryGib: 640,
    vcpus: 192,
    memoryGib: 2048,
    efaInterfaces: 32,
    networkCards: 32,
    nvmeDisks: 8,
    nvmeGb: 30720,
    zones: "one",
    quotaFamily: "P5",
    image: "gpu",
  },
  /** 1 NVIDIA A10G of 24 GiB. @see https://aws.amazon.com/ec2/instance-types/g5/ */
  g5: {
    instanceType: "g5.2xlarge",
    accelerators: 1,
    acceleratorMemoryGib: 24,
    vcpus: 8,
    memoryGib: 32,
    efaInterfaces: 0,
    networkCards: 1,
    nvmeDisks: 1,
    nvmeGb: 450,
    zones: "all",
    quotaFamily: "G",
    image: "gpu",
  },
  /** 1 NVIDIA L4 of 24 GiB. @see https://aws.amazon.com/ec2/instance-types/g6/ */
  g6: {
    instanceType: "g6.2xlarge",
    accelerators: 1,
    acceleratorMemoryGib: 24,
    vcpus: 8,
    memoryGib: 32,
    efaInterfaces: 0,
    networkCards: 1,
    nvmeDisks: 1,
    nvmeGb: 450,
    zones: "all",
    quotaFamily: "G",
    image: "gpu",
  },
  /** 1 Inferentia2 of 32 GiB. @see https://awsdocs-neuron.readthedocs-hosted.com/en/latest/general/arch/neuron-hardware/inf2-arch.html */
  inf2: {
    instanceType: "inf2.8xlarge",
    accelerators: 1,
    acceleratorMemoryGib: 32,
    vcpus: 32,
    memoryGib: 128,
    efaInterfaces: 0,
    networkCards: 1,
    nvmeDisks: 0,
    nvmeGb: 0,
    zones: "all",
    quotaFamily: "Inf",
    image: "neuron",
  },
} as const satisfies Record<GpuFamily, InstanceFacts>;

/** The families, in the order of the table. */
export const GPU_FAMILIES = Object.keys(INSTANCE_TYPES) as GpuFamily[];

/**
 * Public parameter that names the current image. Whoever declares hosts reads it and passes the id on: of a launch template that
 * names the parameter itself, an instance refresh can neither see a new image nor roll one back.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/retrieve-ecs-optimized_AMI.html
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/instance-refresh-rollback.html
 */
export function imageParameter(image: HostImage): string {
  return `/aws/service/ecs/optimized-ami/amazon-linux-2023/${image}/recommended/image_id`;
}
