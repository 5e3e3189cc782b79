import type { GpuCapacityArgs } from "../gpuCapacity.ts";

/** Hosts of the smallest kind: all on demand, nothing kept ready. */
export const gpuCapacityArgs: GpuCapacityArgs = {
  family: "g5",
  capacity: { bounds: { min: 0, max: 2 } },
  zones: [
    { id: "use2-az1", name: "us-east-2a", subnetId: "subnet-a" },
    { id: "use2-az2", name: "us-east-2b", subnetId: "subnet-b" },
  ],
  host: {
    clusterName: "gpu",
    instanceProfileArn: "arn:aws:iam::111122223333:instance-profile/gpu",
    securityGroupId: "sg-1",
    volumeKeyArn: "arn:aws:kms:us-east-2:111122223333:key/1",
    imageIds: { gpu: "ami-gpu", neuron: "ami-neuron" },
  },
};
