/**
 * Families of instances that have NVMe disks of their own. The instance encrypts them with a key of its own, and SageMaker refuses a KMS key
 * wherever one of them is used.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateEndpointConfig.html
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instance-store-volumes.html
 */
const FAMILIES = new Set([
  "c5d",
  "c6gd",
  "c6id",
  "c7gd",
  "c8gd",
  "dl1",
  "g4dn",
  "g5",
  "g6",
  "g6e",
  "gr6",
  "m5d",
  "m6gd",
  "m6id",
  "m7gd",
  "m8gd",
  "p3dn",
  "p4d",
  "p4de",
  "p5",
  "p5e",
  "p5en",
  "p6-b200",
  "r5d",
  "r6gd",
  "r6id",
  "r7gd",
  "r8gd",
  "trn1",
  "trn1n",
  "trn2",
]);

/** Whether an instance type of SageMaker, such as `ml.g5.2xlarge`, has local disks; one whose family is not known here has none. */
export function hasLocalDisks(instanceType: string): boolean {
  const [, family = ""] = instanceType.split(".");
  return FAMILIES.has(family);
}
