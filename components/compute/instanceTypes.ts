/** Instance families with accelerators that the platform runs models on. */
export type GpuFamily = "p4d" | "p5" | "g5" | "g6" | "inf2";

/** What is known of the one size of a family that the platform uses. */
export interface InstanceFacts {
  instanceType: `${GpuFamily}.${string}`;
  /** Chips: GPUs, or Inferentia2 devices. */
  accelerators: number;
  /** Memory of all chips together, GiB. */
  acceleratorMemoryGib: number;
  vcpus: number;
  memoryGib: number;
  /** Elastic Fabric Adapters, one per network card; 0 where the size has none. */
  efaInterfaces: number;
  /** Local NVMe storage, GB as AWS sells it; 0 where the size has none. */
  nvmeGb: number;
  /** Variant of the ECS-optimized Amazon Linux 2023 image that has the chips' driver. */
  image: "gpu" | "neuron";
}

/**
 * The table does not compile without a row for every family, or with one that lacks a fact. PAT asks for 4 vCPU, 16 GiB and one
 * GPU, which an `xlarge` has nominally, but not beside the operating system and the agent: hence `2xlarge`.
 *
 * @see https://docs.aws.amazon.com/ec2/latest/instancetypes/ac.html
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
    nvmeGb: 8000,
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
    nvmeGb: 30720,
    image: "gpu",
  },
  /** 1 NVIDIA A10G of 24 GiB. @see https://docs.aws.amazon.com/batch/latest/userguide/gpu-jobs.html */
  g5: {
    instanceType: "g5.2xlarge",
    accelerators: 1,
    acceleratorMemoryGib: 24,
    vcpus: 8,
    memoryGib: 32,
    efaInterfaces: 0,
    nvmeGb: 450,
    image: "gpu",
  },
  /** 1 NVIDIA L4 of 24 GiB. @see https://docs.aws.amazon.com/batch/latest/userguide/gpu-jobs.html */
  g6: {
    instanceType: "g6.2xlarge",
    accelerators: 1,
    acceleratorMemoryGib: 24,
    vcpus: 8,
    memoryGib: 32,
    efaInterfaces: 0,
    nvmeGb: 450,
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
    nvmeGb: 0,
    image: "neuron",
  },
} as const satisfies Record<GpuFamily, InstanceFacts>;

/**
 * What a launch template takes for an image's id: EC2 asks the public parameter at every launch, so that a new instance starts
 * patched.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/retrieve-ecs-optimized_AMI.html
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/using-systems-manager-parameters.html
 */
export function latestImage(image: InstanceFacts["image"]): string {
  return `resolve:ssm:/aws/service/ecs/optimized-ami/amazon-linux-2023/${image}/recommended/image_id`;
}
