import { AwsError } from "../awsError.ts";
import type { SimulatedResource, World } from "../world.ts";

const BUCKETS = new Set(["aws:s3/bucket:Bucket", "aws:s3/bucketV2:BucketV2"]);

/** What can be in a bucket, each with its name as `bucket`; names of buckets are one namespace of all accounts. */
const OBJECTS = [
  "aws:s3/bucketObject:BucketObject",
  "aws:s3/bucketObjectv2:BucketObjectv2",
  "aws:s3/objectCopy:ObjectCopy",
];

/**
 * Deletes what is in a bucket first, as the provider does where it was told to with `forceDestroy`.
 *
 * @throws AwsError when something is in a bucket, whoever put it there, and nobody said that it may go
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteBucket.html
 */
export function demandEmpty({ type, id, outputs }: SimulatedResource, world: World): void {
  if (!BUCKETS.has(type)) return;
  const objects = OBJECTS.flatMap((one) => world.having(one, "bucket", id));
  if (objects.length > 0 && outputs["forceDestroy"] !== true) {
    throw new AwsError("BucketNotEmpty", "The bucket you tried to delete is not empty");
  }
  for (const object of objects) world.remove(object);
}
