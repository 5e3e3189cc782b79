/**
 * Days after which an object is archived; the first seed's lifecycle, and the minimum that S3 bills for in the storage class before it.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/storage-class-intro.html
 */
const ARCHIVE_AFTER_DAYS = 90;

/** Days that an overwritten or deleted version can still be brought back. */
const NONCURRENT_DAYS = 365;

/** Days after which the parts of an upload that was never completed are thrown away. */
const INCOMPLETE_UPLOAD_DAYS = 7;

/**
 * What becomes of objects that nobody reads: `archive` moves them to Glacier Instant Retrieval, which answers in milliseconds as the
 * other classes do; `tier` leaves them to Intelligent-Tiering.
 */
export type Aging = "archive" | "tier";

/** One lifecycle rule for all objects of a bucket. */
export function agingRule(aging: Aging) {
  const tiering = [{ days: 0, storageClass: "INTELLIGENT_TIERING" }];
  const archive = [{ days: ARCHIVE_AFTER_DAYS, storageClass: "GLACIER_IR" }];
  return {
    id: "age",
    status: "Enabled",
    filter: { prefix: "" },
    transitions: aging === "archive" ? [...tiering, ...archive] : tiering,
    noncurrentVersionExpiration: { noncurrentDays: NONCURRENT_DAYS },
    expiration: { expiredObjectDeleteMarker: true },
    abortIncompleteMultipartUpload: { daysAfterInitiation: INCOMPLETE_UPLOAD_DAYS },
  };
}
