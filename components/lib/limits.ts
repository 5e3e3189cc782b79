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

/**
 * How the name of every role begins that copies logs into the log-archive vault: the vault's policy, in another account,
 * spells it. 25 characters of the 38 that a prefix may have.
 *
 * @see https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_role#name_prefix
 */
export const LOG_REPLICATION_ROLE_PREFIX = "novamind-log-replication-";

/**
 * How the name of every role begins that delivers an audit stream into the log-archive vault, for the same reason.
 * 24 characters of the 38 that a prefix may have.
 */
export const AUDIT_DELIVERY_ROLE_PREFIX = "novamind-audit-delivery-";

/** Where in the vault audit streams deliver to, below it each account under its own id: the vault's policy lets them nowhere else. */
export const AUDIT_STREAM_FOLDER = "phi-access";

/** Where in an access-log bucket load balancers deliver to, below it in a folder per kind of log: the bucket's policy lets them nowhere else. */
export const LOAD_BALANCER_LOG_FOLDER = "load-balancers";
