import type { Leaf } from "../../leaves.ts";

/**
 * Instance families with NVIDIA or AMD GPUs that the ECS agent can reserve. Trainium and Inferentia are no GPUs, nor are the video
 * cards of vt1.
 *
 * @see https://docs.aws.amazon.com/ec2/latest/instancetypes/ac.html
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-gpu.html
 */
const GPU_FAMILIES: ReadonlySet<string> = new Set([
  "g3",
  "g3s",
  "g4ad",
  "g4dn",
  "g5",
  "g5g",
  "g6",
  "g6e",
  "g6f",
  "gr6",
  "gr6f",
  "p2",
  "p3",
  "p3dn",
  "p4d",
  "p4de",
  "p5",
  "p5e",
  "p5en",
  "p6-b200",
  "p6-b300",
  "p6e-gb200",
]);

/** Whether a value of a launch template or Auto Scaling group asks for an instance type with GPUs, or for GPUs among the requirements. */
export function hasGpu({ path, value }: Leaf): boolean {
  if (typeof value !== "string") return false;
  if (/(^|\.)instanceType$|allowedInstanceTypes\[\]$/.test(path)) {
    return GPU_FAMILIES.has(value.split(".")[0] ?? "");
  }
  return /acceleratorTypes\[\]$/.test(path) && value === "gpu";
}
