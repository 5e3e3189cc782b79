/**
 * Days that a database can go back to any second: the 30 that the platform promises, up to the 35 that RDS offers.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Aurora.Managing.Backups.html
 */
export const DATABASE_BACKUP_DAYS = { default: 30, max: 35 } as const;

/**
 * Days that what a database logs can be searched: a year.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html
 */
export const DATABASE_LOG_DAYS = 365;

/**
 * Days of Database Insights: the advanced mode asks for 15 months.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/USER_DatabaseInsights.Considerations.html
 */
const INSIGHTS_DAYS = 465;

/**
 * Seconds between two measurements of the operating system, of those RDS offers; shorter ones cost more.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/USER_Monitoring.OS.Enabling.html
 */
const MONITORING_SECONDS = 60;

/**
 * The authority that signs the servers' certificates, and which clients have to trust: valid until 2061.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/UsingWithRDS.SSL.html
 */
const CERTIFICATE_AUTHORITY = "rds-ca-rsa2048-g1";

/** In UTC, before the backup plans start at 05:00, and when fewest patients are awake in the Americas. */
export const BACKUP_WINDOW = "03:30-04:30";
export const MAINTENANCE_WINDOW = "sun:09:00-sun:10:00";

/** Whether a number of days keeps the promise and is one that RDS takes. */
export function keepsBackups(days: number): boolean {
  const { default: least, max } = DATABASE_BACKUP_DAYS;
  return Number.isInteger(days) && days >= least && days <= max;
}

/**
 * Whether RDS takes it as an identifier, with room for what the platform appends: small letters, digits and single hyphens, a letter
 * first.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/CHAP_Limits.html#RDS_Limits.Constraints
 */
export function isDatabaseIdentifier(identifier: string): boolean {
  return /^[a-z](-?[a-z0-9])*$/.test(identifier) && identifier.length <= 56;
}

/** Whether the class runs on Graviton with the memory that databases want, for example `db.r8g.large`. */
export function isGraviton(instanceClass: string): boolean {
  return /^db\.[mrx]\d+gd?\.\w+$/.test(instanceClass);
}

/** What every database server of the platform has in common. */
export const SERVER = {
  autoMinorVersionUpgrade: true,
  caCertIdentifier: CERTIFICATE_AUTHORITY,
  copyTagsToSnapshot: true,
  monitoringInterval: MONITORING_SECONDS,
  publiclyAccessible: false,
} as const;

/** Database Insights in its advanced mode, whose data the database's own key encrypts. */
export const INSIGHTS = {
  performanceInsightsEnabled: true,
  performanceInsightsRetentionPeriod: INSIGHTS_DAYS,
} as const;
