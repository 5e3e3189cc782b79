/**
 * Types under which version 7 of the provider still has what it names otherwise now, with the name that rules ask for. What rules read of
 * them has the same shape.
 *
 * @see https://www.pulumi.com/registry/packages/aws/how-to-guides/7-0-migration/
 */
const S3 = [
  "Bucket",
  "BucketAcl",
  "BucketLifecycleConfiguration",
  "BucketLogging",
  "BucketObjectLockConfiguration",
  "BucketServerSideEncryptionConfiguration",
  "BucketVersioning",
];

/** What it has a second time in the module of application load balancers. */
const ALB = ["Listener", "ListenerCertificate", "ListenerRule", "LoadBalancer", "TargetGroup"];

const CURRENT: ReadonlyMap<string, string> = new Map([
  ...S3.map((name) => [tokenOf("s3", `${name}V2`), tokenOf("s3", name)] as const),
  ...ALB.map((name) => [tokenOf("alb", name), tokenOf("lb", name)] as const),
]);

/** The type by which rules know a resource. */
export const currentType = (type: string): string => CURRENT.get(type) ?? type;

function tokenOf(module: string, name: string): string {
  return `aws:${module}/${name.charAt(0).toLowerCase()}${name.slice(1)}:${name}`;
}
