/**
 * Days after which an object is archived; the first seed's lifecycle, and the minimum that S3 bills for in the storage class before it.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/storage-class-intro.html
 */
const ARCHIVE_AFTER_DAYS = 90;

/** Days that an overwritten or deleted version can still be brought back. */
const NONCURRENT_DAYS = 365;

/**
 * Days after which what is only passed on is thrown away: a day more than a queue keeps who asked for it, so that a request that failed can be
 * made again as long as it is known.
 *
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html
 */
const PASSED_ON_DAYS = 15;

/** Days that what was only passed on can still be brought back. */
const PASSED_ON_NONCURRENT_DAYS = 1;

/** Days after which the parts of an upload that was never completed are thrown away. */
const INCOMPLETE_UPLOAD_DAYS = 7;

/**
 * What becomes of objects that nobody reads: `archive` moves them to Glacier Instant Retrieval, which answers in milliseconds as the
 * other classes do; `tier` leaves them to Intelligent-Tiering; `expire` throws them away, since they were only passed on.
 */
export type Aging = "archive" | "tier" | "expire";

/** One lifecycle rule for all objects of a bucket. */
export function agingRule(aging: Aging) {
  const rule = {
    id: "age",
    status: "Enabled",
    filter: { prefix: "" },
    abortIncompleteMultipartUpload: { daysAfterInitiation: INCOMPLETE_UPLOAD_DAYS },
  };
  if (aging === "expire") {
    return {
      ...rule,
      // S3 takes away by itself what marks an expired object as deleted, once no version is left.
      expiration: { days: PASSED_ON_DAYS },
      noncurrentVersionExpiration: { noncurrentDays: PASSED_ON_NONCURRENT_DAYS },
    };
  }
  const tiering = [{ days: 0, storageClass: "INTELLIGENT_TIERING" }];
  const archive = [{ days: ARCHIVE_AFTER_DAYS, storageClass: "GLACIER_IR" }];
  return {
    ...rule,
    transitions: aging === "archive" ? [...tiering, ...archive] : tiering,
    noncurrentVersionExpiration: { noncurrentDays: NONCURRENT_DAYS },
    expiration: { expiredObjectDeleteMarker: true },
  };
}
