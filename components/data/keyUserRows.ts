import type { KeyUser } from "../lib/keyUsers.ts";
import { DIGITS } from "../lib/roleArn.ts";
import type { Classification } from "./classification.ts";
import type { KeyAccount, KeyPlace } from "./keyAccess.ts";
import { ACCELERATOR_ROLE_PATH } from "./recordTablePolicy.ts";

/** Service-linked role of AWS Backup, the same in each account. */
export const BACKUP_ROLE = "aws-service-role/backup.amazonaws.com/AWSServiceRoleForBackup";
const TABLE_REPLICATION =
  "aws-service-role/replication.dynamodb.amazonaws.com/AWSServiceRoleForDynamoDBReplication";

/** One user of the keys of some accounts and classifications. */
export interface KeyUserRow extends Pick<KeyUser, "purpose" | "services" | "grants"> {
  accounts: KeyAccount[];
  /** All of the account unless said. */
  classifications?: Classification[];
  /** Name of the role with its path, as a pattern; `*` where the roles of both regions' stacks use the key and its replica. */
  role: (place: KeyPlace) => string;
  /** Beginning of the ARNs of the buckets that it works on, where S3 is all it works through. */
  buckets?: (place: KeyPlace) => string;
}

/**
 * Who uses which key. Not among them: hosts, whose volumes Auto Scaling's role attaches (`usedByAutoScaling`), since they ask KMS for
 * nothing; and who uses buckets and tables of data, whom the table of consumers adds.
 *
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/service-integration.html
 */
export const KEY_USERS: KeyUserRow[] = [
  {
    purpose: "Replication",
    accounts: ["data", "ml", "public"],
    role: ({ name, account }) => `${name}-${account}-*-replication-${DIGITS}`,
    services: ["s3"],
    buckets: ({ name, account }) => `${name}-${account}-`,
  },
  {
    purpose: "Backup",
    accounts: ["data"],
    role: ({ name }) => `${name}-backup-${DIGITS}`,
    services: ["backup", "dynamodb", "rds", "s3"],
    grants: true,
  },
  {
    purpose: "BackupCopies",
    accounts: ["data", "operations"],
    role: () => BACKUP_ROLE,
    services: "itself",
    grants: true,
  },
  {
    purpose: "TableReplication",
    accounts: ["data"],
    role: () => TABLE_REPLICATION,
    services: "itself",
  },
  {
    purpose: "Rotation",
    accounts: ["data"],
    classifications: ["phi"],
    role: () => `*-credentials-rotation-${DIGITS}`,
    services: ["lambda", "secretsmanager", "sqs"],
  },
  {
    purpose: "Proxy",
    accounts: ["data"],
    classifications: ["phi"],
    role: () => `*-proxy-${DIGITS}`,
    services: ["secretsmanager"],
  },
  {
    purpose: "AccessTracking",
    accounts: ["data"],
    classifications: ["phi", "clinical"],
    role: () => `*-phi-access-${DIGITS}`,
    services: ["dynamodb", "lambda", "sqs"],
  },
  {
    purpose: "Acceleration",
    accounts: ["data"],
    classifications: ["phi", "clinical"],
    role: () => `${ACCELERATOR_ROLE_PATH.slice(1)}*`,
    services: ["dynamodb"],
  },
  {
    purpose: "FeatureIngest",
    accounts: ["ml"],
    role: () => `*-feature-ingest-${DIGITS}`,
    services: ["kinesis", "lambda", "sagemaker", "sqs"],
  },
  {
    // Only EventBridge Pipes takes the role, and its pages spell the encryption context of a pipe in two ways.
    purpose: "LlamaPipe",
    accounts: ["ml"],
    role: () => `*-llama-pipe-${DIGITS}`,
    services: "itself",
  },
  {
    // Encrypts its bookmarks within the job, through no service.
    purpose: "FeatureEtl",
    accounts: ["ml"],
    classifications: ["phi"],
    role: () => `*-feature-etl-${DIGITS}`,
    services: "itself",
  },
  {
    // Puts the job's program into the bucket.
    purpose: "Scripts",
    accounts: ["ml"],
    classifications: ["phi"],
    role: ({ deployRole }) => deployRole,
    services: ["s3"],
    buckets: ({ name }) => `${name}-ml-features-`,
  },
  {
    // Only Step Functions takes these, and no page says through what it encrypts what goes to their logs.
    purpose: "Workflows",
    accounts: ["ml"],
    classifications: ["phi"],
    role: () => `*-workflow-${DIGITS}`,
    services: "itself",
  },
  {
    purpose: "XgboostMonitorWorkflow",
    accounts: ["ml"],
    classifications: ["phi"],
    role: () => `*-xgboost-monitor-${DIGITS}`,
    services: "itself",
  },
  {
    purpose: "Schedules",
    accounts: ["ml"],
    classifications: ["phi"],
    role: () => `*-schedule-${DIGITS}`,
    services: ["sqs"],
  },
];
