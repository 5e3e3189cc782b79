/** What AWS Backup can do for one kind of store. */
export interface BackupSupport {
  /** As AWS Backup calls it, in opt-ins and restore tests. */
  resourceType: string;
  /** Whether any second of the last 35 days can be restored; otherwise only the moments of snapshots. */
  continuous: boolean;
  /** Whether recovery points can move to cold storage; the lifecycle says so for all, and AWS Backup passes over those that cannot. */
  coldStorage: boolean;
  /** Whether a recovery point can be copied to another region, and to another account. */
  copies: { region: boolean; account: boolean };
  /** Whether one automatic copy can cross region and account at once; where not, it takes two, one after the other. */
  copiesAtOnce: boolean;
}

const FULL = { region: true, account: true };

/**
 * The platform's stores that AWS Backup serves. ElastiCache and Timestream for InfluxDB are not among them: the first keeps its own snapshots
 * and holds nothing that is not elsewhere, the second is built again from the raw recordings in S3.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/backup-feature-availability.html#features-by-resource
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/recov-point-create-a-copy.html for `copiesAtOnce`
 */
export const BACKUP_SUPPORT = {
  aurora: {
    resourceType: "Aurora",
    continuous: true,
    coldStorage: false,
    copies: FULL,
    copiesAtOnce: false,
  },
  rds: {
    resourceType: "RDS",
    continuous: true,
    coldStorage: false,
    copies: FULL,
    copiesAtOnce: false,
  },
  neptune: {
    resourceType: "Neptune",
    continuous: false,
    coldStorage: false,
    copies: FULL,
    copiesAtOnce: false,
  },
  dynamodb: {
    resourceType: "DynamoDB",
    continuous: false,
    coldStorage: true,
    copies: FULL,
    copiesAtOnce: true,
  },
  s3: {
    resourceType: "S3",
    continuous: true,
    coldStorage: false,
    copies: FULL,
    copiesAtOnce: true,
  },
} as const satisfies Record<string, BackupSupport>;

/** A store of the platform that AWS Backup serves. */
export type BackedUpStore = keyof typeof BACKUP_SUPPORT;

/**
 * All that AWS Backup asks a region to opt in to, by its own names, and whether the platform does. A missing one would be a difference
 * at every update, since AWS answers with all.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/assigning-resources.html#opt-in
 */
export function optIns(): Record<string, boolean> {
  const types = [
    ...["Aurora", "CloudFormation", "DSQL", "DocumentDB", "DynamoDB", "EBS", "EC2", "EFS", "FSx"],
    ...["Neptune", "RDS", "Redshift", "Redshift Serverless", "S3", "SAP HANA on Amazon EC2"],
    ...["Storage Gateway", "Timestream", "VirtualMachine"],
  ];
  const used = new Set<string>(Object.values(BACKUP_SUPPORT).map((one) => one.resourceType));
  return Object.fromEntries(types.map((type) => [type, used.has(type)]));
}
