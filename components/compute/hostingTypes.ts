/** What SageMaker runs an instance for; each use of each size has a quota of its own, counted in instances. */
export type HostingUse = "endpoint" | "processing" | "training" | "transform";

/** What is known of one size of SageMaker's instances. */
export interface HostingFacts {
  /** Chips: GPUs, or Inferentia2 devices; 0 where the size has none. */
  accelerators: number;
  /** Memory of all chips together, GiB. */
  acceleratorMemoryGib: number;
  vcpus: number;
  memoryGib: number;
  /**
   * Codes of the quotas that are known. AWS publishes no list of them outside of `aws service-quotas list-service-quotas
   * --service-code sagemaker`; one that is not here, `AcceleratorQuotas` has to be told.
   */
  quotaCodes: Readonly<Partial<Record<HostingUse, `L-${string}`>>>;
}

/**
 * The sizes of SageMaker's instances that the program may name. A size without a row does not compile.
 *
 * @see https://aws.amazon.com/sagemaker/ai/pricing/
 * @see https://docs.aws.amazon.com/general/latest/gr/sagemaker.html#limits_sagemaker
 */
export const HOSTING_TYPES = {
  /** 8 NVIDIA A100 of 40 GiB. @see https://aws.amazon.com/ec2/instance-types/p4/ */
  "ml.p4d.24xlarge": {
    accelerators: 8,
    acceleratorMemoryGib: 320,
    vcpus: 96,
    memoryGib: 1152,
    quotaCodes: { endpoint: "L-09F79647" },
  },
  /** 8 NVIDIA H100 of 80 GiB. @see https://aws.amazon.com/ec2/instance-types/p5/ */
  "ml.p5.48xlarge": {
    accelerators: 8,
    acceleratorMemoryGib: 640,
    vcpus: 192,
    memoryGib: 2048,
    quotaCodes: { endpoint: "L-16AF71F1" },
  },
  /** 12 Inferentia2 of 32 GiB. @see https://aws.amazon.com/ec2/instance-types/inf2/ */
  "ml.inf2.48xlarge": {
    accelerators: 12,
    acceleratorMemoryGib: 384,
    vcpus: 192,
    memoryGib: 768,
    quotaCodes: { endpoint: "L-286C98BC" },
  },
  /** 1 NVIDIA A10G of 24 GiB. @see https://aws.amazon.com/ec2/instance-types/g5/ */
  "ml.g5.2xlarge": {
    accelerators: 1,
    acceleratorMemoryGib: 24,
    vcpus: 8,
    memoryGib: 32,
    quotaCodes: { endpoint: "L-9614C779" },
  },
  /** @see https://aws.amazon.com/ec2/instance-types/m5/ */
  "ml.m5.large": {
    accelerators: 0,
    acceleratorMemoryGib: 0,
    vcpus: 2,
    memoryGib: 8,
    quotaCodes: {},
  },
  "ml.m5.xlarge": {
    accelerators: 0,
    acceleratorMemoryGib: 0,
    vcpus: 4,
    memoryGib: 16,
    quotaCodes: {
      endpoint: "L-2F737F8D",
      processing: "L-0307F515",
      training: "L-CCE2AFA6",
      transform: "L-7939E4EC",
    },
  },
  "ml.m5.2xlarge": {
    accelerators: 0,
    acceleratorMemoryGib: 0,
    vcpus: 8,
    memoryGib: 32,
    quotaCodes: {},
  },
  "ml.m5.4xlarge": {
    accelerators: 0,
    acceleratorMemoryGib: 0,
    vcpus: 16,
    memoryGib: 64,
    quotaCodes: { endpoint: "L-E2649D46" },
  },
  /** @see https://aws.amazon.com/ec2/instance-types/m7i/ */
  "ml.m7i.xlarge": {
    accelerators: 0,
    acceleratorMemoryGib: 0,
    vcpus: 4,
    memoryGib: 16,
    quotaCodes: {},
  },
  "ml.m7i.2xlarge": {
    accelerators: 0,
    acceleratorMemoryGib: 0,
    vcpus: 8,
    memoryGib: 32,
    quotaCodes: {},
  },
} as const satisfies Record<`ml.${string}`, HostingFacts>;

export type HostingType = keyof typeof HOSTING_TYPES;
