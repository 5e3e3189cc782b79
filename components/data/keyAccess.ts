import { each } from "../lib/each.ts";
import type { Home } from "../lib/home.ts";
import type { KeyUser } from "../lib/keyUsers.ts";
import { DIGITS, roleArn } from "../lib/roleArn.ts";
import type { Classification } from "./classification.ts";
import type { KeyAccess } from "./classifiedKey.ts";
import { type ConsumerHomes, consumersOfKey } from "./consumerAccess.ts";
import type { DirectUse } from "./keyGenerations.ts";
import { BACKUP_ROLE, KEY_USERS, type KeyUserRow } from "./keyUserRows.ts";

/** Accounts that have keys by classification. */
export type KeyAccount = "data" | "ml" | "public" | "operations";

/**
 * Roles for emergencies, of the permission set `NovamindBreakGlass` of IAM Identity Center: they may repair a key, and read nothing with it.
 *
 * @see https://docs.aws.amazon.com/singlesignon/latest/userguide/referencingpermissionsets.html
 */
const BREAK_GLASS = "aws-reserved/sso.amazonaws.com/*AWSReservedSSO_NovamindBreakGlass_*";

/** What a service asks of whoever makes something encrypted with it; not S3, SNS and SQS, which ask nothing before data comes. */
const STORES = ["dynamodb", "elasticache", "firehose", "kinesis", "rds", "secretsmanager"];
const MADE_THROUGH: Readonly<Record<KeyAccount, string[]>> = {
  data: [...STORES, "backup", "lambda"],
  ml: ["ec2", "ecr", "glue", "kinesis", "lambda", "sagemaker", "states"],
  public: [],
  operations: ["backup"],
};

export interface KeyPlace {
  home: Home;
  account: KeyAccount;
  /** How the logical names of the stack that owns the key begin: `prod` of `prod-data-raw`. */
  name: string;
  deployRole: string;
  /** Accounts whose roles use data. */
  accountIds: ConsumerHomes["accountIds"];
  /** Account to which AWS Backup copies from here, where it does. */
  copiedTo?: string;
}

/** The roles that administer and use the key of a classification in an account; {@link KEY_USERS} and the table of consumers say who. */
export function keyAccess(place: KeyPlace, classification: Classification): KeyAccess {
  const { account, name, accountIds } = place;
  const { partition } = place.home;
  const rows = KEY_USERS.filter(
    ({ accounts, classifications = [classification] }) =>
      accounts.includes(account) && classifications.includes(classification),
  );
  return {
    administrators: administrators(place),
    users: [
      ...deployment(place),
      ...rows.map((row) => userOf(row, place)),
      ...consumersOfKey({ account, classification, name, partition, accountIds }),
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
  const principalArnPattern = roleArn({ ...home, accountId: copiedTo }, BACKUP_ROLE);
  const purpose = "CopiesElsewhere";
  return [{ purpose, principalArnPattern, services: "itself", grants: true, accountId: copiedTo }];
}

function userOf({ purpose, services, grants = false, role, buckets }: KeyUserRow, place: KeyPlace) {
  const { partition } = place.home;
  const principalArnPattern = roleArn(place.home, role(place));
  return {
    ...{ purpose, principalArnPattern, services, grants },
    ...(buckets && {
      encryptionContext: { "aws:s3:arn": [`arn:${partition}:s3:::${buckets(place)}*`] },
    }),
  };
}
