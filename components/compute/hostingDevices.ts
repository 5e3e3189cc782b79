import type { HostingType } from "./hostingTypes.ts";

/** What a model finds in an instance that SageMaker hosts it on. */
export interface HostingDevices {
  /** What computes beside the processor. Only GPUs publish how full their memory is. */
  chip: "none" | "gpu" | "neuron";
  /**
   * Local NVMe disks, GB as AWS sells them. With disks, the model lies on them, encrypted by the instance with a key that dies with
   * it, and SageMaker refuses a KMS key; without, it lies on a volume, under the key that it is given.
   */
  localStorageGb: number;
}

/**
 * A size that SageMaker hosts on does not compile without a row here, since AWS refuses the key on one and asks for it on another.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateEndpointConfig.html
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instance-store-volumes.html
 */
export const HOSTING_DEVICES = {
  "ml.p4d.24xlarge": { chip: "gpu", localStorageGb: 8000 },
  "ml.p5.48xlarge": { chip: "gpu", localStorageGb: 30_720 },
  "ml.inf2.48xlarge": { chip: "neuron", localStorageGb: 0 },
  "ml.g5.2xlarge": { chip: "gpu", localStorageGb: 450 },
  "ml.m5.large": { chip: "none", localStorageGb: 0 },
  "ml.m5.xlarge": { chip: "none", localStorageGb: 0 },
  "ml.m5.2xlarge": { chip: "none", localStorageGb: 0 },
  "ml.m5.4xlarge": { chip: "none", localStorageGb: 0 },
  "ml.m7i.xlarge": { chip: "none", localStorageGb: 0 },
  "ml.m7i.2xlarge": { chip: "none", localStorageGb: 0 },
} as const satisfies Record<HostingType, HostingDevices>;
