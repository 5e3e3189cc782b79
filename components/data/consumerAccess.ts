import type { Home } from "../lib/home.ts";
import type { KeyUser } from "../lib/keyUsers.ts";
import { DIGITS, roleArn } from "../lib/roleArn.ts";
import type { Classification } from "./classification.ts";
import {
  allConsumers,
  type Consumer,
  type ConsumerAccount,
  type ConsumerKey,
  USED_BUCKETS,
} from "./consumers.ts";
import type { BucketUser, OutsideUser, TableUser } from "./dataUses.ts";
import type { DataBucket } from "./dataBuckets.ts";
import { RECORD_TABLES, type RecordTableKey } from "./recordTables.ts";

/** Account that owns the tables. */
const TABLES: ConsumerAccount = "data";

/** Where roles are that use data. */
export interface ConsumerHomes {
  partition: string;
  /** Twelve digits each. */
  accountIds: Readonly<Record<ConsumerAccount, string>>;
}

/** Who of other accounts uses a bucket; those of its own need nothing of its policy. */
export function bucketUsers(owner: string, bucket: string, homes: ConsumerHomes): BucketUser[] {
  return outside(owner).flatMap(([purpose, consumer]) =>
    Object.entries(consumer.buckets ?? {})
      .filter(([key]) => key === bucket)
      .map(([, use]) => ({ ...userOf(purpose, consumer, homes), ...use })),
  );
}

/** Who of other accounts uses a table; those of its own need nothing of its policy. */
export function tableUsers(table: RecordTableKey, homes: ConsumerHomes): TableUser[] {
  return outside(TABLES).flatMap(([purpose, consumer]) => {
    const access = consumer.tables?.[table];
    return access === undefined ? [] : [{ ...userOf(purpose, consumer, homes), access }];
  });
}

/** A key, and how what it encrypts is called. */
export interface UsedKey extends ConsumerHomes {
  /** Account of the key. */
  account: string;
  classification: Classification;
  /** How the logical names of the stack that owns the key begin. */
  name: string;
}

/** Who uses a key because of what it encrypts: objects by the buckets they are in, records, and what the role's own services keep. */
export function consumersOfKey(key: UsedKey): KeyUser[] {
  return allConsumers().flatMap(([purpose, consumer]) => {
    const { account } = consumer;
    const { principalArnPattern } = userOf(purpose, consumer, key);
    const elsewhere = account === key.account ? {} : { accountId: key.accountIds[account] };
    return [
      ...throughServices(purpose, key, consumer),
      ...forObjects(purpose, key, consumer),
      ...forRecords(purpose, key, consumer),
    ].map((use) => ({ principalArnPattern, ...elsewhere, ...use }));
  });
}

type KeyUse = Omit<KeyUser, "principalArnPattern" | "accountId">;

function throughServices(purpose: string, key: UsedKey, consumer: Consumer): KeyUse[] {
  const { account, services = [], grants = false } = consumer;
  const own = account === key.account && key.classification === "phi";
  return own && services.length > 0 ? [{ purpose, services: [...services], grants }] : [];
}

function forObjects(purpose: string, key: UsedKey, { buckets = {} }: Consumer): KeyUse[] {
  const owned: Record<string, DataBucket> =
    Object.entries(USED_BUCKETS).find(([owner]) => owner === key.account)?.[1] ?? {};
  const arns = Object.keys(buckets)
    .filter((bucket) => owned[bucket]?.classification === key.classification)
    .map((bucket) => bucketArn(key, bucket));
  const encryptionContext = { "aws:s3:arn": arns };
  return arns.length > 0
    ? [{ purpose: `${purpose}Objects`, services: ["s3"], encryptionContext }]
    : [];
}

function forRecords(purpose: string, key: UsedKey, { tables = {} }: Consumer): KeyUse[] {
  const under = (Object.keys(tables) as RecordTableKey[]).some(
    (table) => RECORD_TABLES[table] === key.classification,
  );
  return under && key.account === TABLES
    ? [{ purpose: `${purpose}Records`, services: ["dynamodb"] }]
    : [];
}

/** With bucket keys the context is the bucket's ARN, without the object's; the digits' place also takes in the name of the replica. */
function bucketArn({ partition, name, account }: UsedKey, bucket: string): string {
  return `arn:${partition}:s3:::${name}-${account}-${bucket}-*`;
}

function outside(owner: string): [ConsumerKey, Consumer][] {
  return allConsumers().filter(([, { account }]) => account !== owner);
}

function userOf(
  purpose: string,
  { account, role }: Consumer,
  { partition, accountIds }: ConsumerHomes,
): OutsideUser {
  const home: Pick<Home, "partition" | "accountId"> = { partition, accountId: accountIds[account] };
  return {
    purpose,
    accountArn: `arn:${partition}:iam::${home.accountId}:root`,
    principalArnPattern: roleArn(home, `*-${role}-${DIGITS}`),
  };
}
