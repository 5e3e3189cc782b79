import { each } from "../lib/each.ts";
import type { Home } from "../lib/home.ts";
import type { KeyUser } from "../lib/keyUsers.ts";
import type { Classification } from "./classification.ts";
import type { KeyAccess } from "./classifiedKey.ts";
import type { DirectUse } from "./keyGenerations.ts";
import { ACCELERATOR_ROLE_PATH } from "./recordTablePolicy.ts";

/** Accounts that have keys by classification. */
export type KeyAccount = "data" | "ml" | "public" | "operations";

/** Seven hexadecimal digits with which Pulumi ends the name that it makes of a logical one. */
const DIGITS = "???????";

/**
 * Roles for emergencies, of the permission set `NovamindBreakGlass` of IAM Identity Center: they may repair a key, and read nothing with it.
 *
 * @see https://docs.aws.amazon.com/singlesignon/latest/userguide/referencingpermissionsets.html
 */
const BREAK_GLASS = "aws-reserved/sso.amazonaws.com/*AWSReservedSSO_NovamindBreakGlass_*";

const BACKUP = "aws-service-role/backup.amazonaws.com/AWSServiceRoleForBackup";
const TABLE_REPLICATION =
  "aws-service-role/replication.dynamodb.amazonaws.com/AWSServiceRoleForDynamoDBReplication";

/** What a service asks of whoever makes something encrypted with it; not S3, SNS and SQS, which ask nothing before data comes. */
const STORES = ["dynamodb", "elasticache", "firehose", "kinesis", "rds", "secretsmanager"];
const MADE_THROUGH: Readonly<Record<KeyAccount, string[]>> = {
  data: [...STORES, "backup", "lambda"],
  ml: ["ec2", "sagemaker"],
  public: [],
  operations: ["backup"],
};

export interface KeyPlace {
  home: Home;
  account: KeyAccount;
  /** How the logical names of the stack that owns the key begin: `prod` of `prod-data-raw`. */
  name: string;
  deployRole: string;
  /** Account to which AWS Backup copies from here, where it does. */
  copiedTo?: string;
}

/** One user of the keys of some accounts and classifications. */
interface Row extends Pick<KeyUser, "purpose" | "services" | "grants"> {
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
 * nothing; and applications, which bring their own {@link KeyUser}.
 *
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/service-integration.html
 */
const USERS: Row[] = [
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
    role: () => BACKUP,
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
];

/** The roles that administer and use the key of a classification in an account; {@link USERS} says who. */
export function keyAccess(place: KeyPlace, classification: Classification): KeyAccess {
  const { account } = place;
  const rows = USERS.filter(
    ({ accounts, classifications = [classification] }) =>
      accounts.includes(account) && classifications.includes(classification),
  );
  return {
    administrators: administrators(place),
    users: [
      ...deployment(place),
      ...rows.map((row) => userOf(row, place)),
      ...(classification === "phi" ? copies(place) : []),
    ],
  };
}

/** {@link keyAccess} of several classifications. */
export function keyAccessOf<Class extends Classification>(
  place: KeyPlace,
  classifications: readonly Class[],
): Record<Class, KeyAccess> {
  return each(classifications, (one) => keyAccess(place, one));
}

/**
 * Who administers and uses a key that is called directly.
 *
 * @param logicalNames what the roles are made of, each without the environment, for example `phi-access`
 */
export function directKeyAccess(
  place: Pick<KeyPlace, "home" | "deployRole">,
  logicalNames: Record<"makers" | "checkers", string[]>,
): Pick<DirectUse, "administrators" | "makers" | "checkers"> {
  const pattern = (one: string) => roleArn(place.home, `*-${one}-${DIGITS}`);
  const makers = logicalNames.makers.map(pattern);
  const checkers = logicalNames.checkers.map(pattern);
  return { administrators: administrators(place), makers, checkers };
}

function administrators({ home, deployRole }: Pick<KeyPlace, "home" | "deployRole">): string[] {
  return [roleArn(home, deployRole), roleArn(home, BREAK_GLASS)];
}

function deployment({ home, account, deployRole }: KeyPlace): KeyUser[] {
  const services = MADE_THROUGH[account];
  const principalArnPattern = roleArn(home, deployRole);
  return services.length === 0
    ? []
    : [{ purpose: "Deployment", principalArnPattern, services, grants: true }];
}

/**
 * Snapshots of Aurora, RDS and Neptune keep the key of their store, so the account that gets a copy reads them with it.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/create-cross-account-backup.html
 */
function copies({ home, copiedTo }: KeyPlace): KeyUser[] {
  if (copiedTo === undefined) return [];
  const principalArnPattern = roleArn({ ...home, accountId: copiedTo }, BACKUP);
  const purpose = "CopiesElsewhere";
  return [{ purpose, principalArnPattern, services: "itself", grants: true, accountId: copiedTo }];
}

function userOf({ purpose, services, grants = false, role, buckets }: Row, place: KeyPlace) {
  const { partition } = place.home;
  const principalArnPattern = roleArn(place.home, role(place));
  return {
    ...{ purpose, principalArnPattern, services, grants },
    ...(buckets && {
      encryptionContext: { "aws:s3:arn": [`arn:${partition}:s3:::${buckets(place)}*`] },
    }),
  };
}

function roleArn({ partition, accountId }: Home, pathAndName: string): string {
  return `arn:${partition}:iam::${accountId}:role/${pathAndName}`;
}
