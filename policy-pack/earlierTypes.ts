/**
 * Types under which version 7 of the provider still has what it names otherwise now, with the name that rules ask for. What rules read of
 * them has the same shape.
 *
 * @see https://www.pulumi.com/registry/packages/aws/how-to-guides/7-0-migration/
 */
const CURRENT: ReadonlyMap<string, string> = new Map(
  [
    "Bucket",
    "BucketAcl",
    "BucketLifecycleConfiguration",
    "BucketLogging",
    "BucketObjectLockConfiguration",
    "BucketServerSideEncryptionConfiguration",
    "BucketVersioning",
  ].map((name) => [s3Type(`${name}V2`), s3Type(name)]),
);

/** The type by which rules know a resource. */
export const currentType = (type: string): string => CURRENT.get(type) ?? type;

function s3Type(name: string): string {
  return `aws:s3/${name.charAt(0).toLowerCase()}${name.slice(1)}:${name}`;
}
