/**
 * Days that audit records are kept: six years, as 45 CFR 164.316(b)(2)(i) asks of documentation, in a step that CloudWatch Logs
 * accepts.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html
 */
export const AUDIT_RETENTION_DAYS = 2192;

/**
 * Days between asking for a key's deletion and losing what it encrypted: the longest that KMS offers.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_ScheduleKeyDeletion.html
 */
export const KEY_DELETION_WINDOW_DAYS = 30;
