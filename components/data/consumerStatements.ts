import type * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import type { Home } from "../lib/home.ts";
import { type Access, type Consumer, type ConsumerKey, CONSUMERS } from "./consumers.ts";
import { objectUses, recordUses } from "./dataUses.ts";

/** A bucket or a table in the role's region, and the key that encrypts it there. */
export interface Encrypted {
  arn: pulumi.Input<string>;
  keyArn: pulumi.Input<string>;
}

/** What a consumer is told of what its row names, no more and no less. */
export type ConsumerData<Key extends ConsumerKey> = Named<Key, "buckets"> &
  Named<Key, "tables"> &
  ((typeof CONSUMERS)[Key] extends { services: readonly string[] }
    ? {
        /** Key for PHI of the role's own account, in its region. */
        keyArn: pulumi.Input<string>;
      }
    : object);

type Named<Key extends ConsumerKey, Kind extends "buckets" | "tables"> =
  (typeof CONSUMERS)[Key] extends Record<Kind, infer Uses>
    ? Record<Kind, Record<keyof Uses, Encrypted>>
    : object;

/** {@link ConsumerData} of any consumer. */
interface AnyData {
  buckets?: Record<string, Encrypted>;
  tables?: Record<string, Encrypted>;
  keyArn?: pulumi.Input<string>;
}

/**
 * What a role of {@link CONSUMERS} may do by its own policy: what its row says, which other policies let in, and no more. Tables of another
 * account are named by ARN in requests too (`TableName`).
 *
 * @param home where the role works
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic-cross-account.html
 */
export function consumerStatements<Key extends ConsumerKey>(
  key: Key,
  home: Pick<Home, "region">,
  data: ConsumerData<Key>,
): aws.iam.PolicyStatement[] {
  const consumer: Consumer = CONSUMERS[key];
  const { buckets = {}, tables = {}, keyArn }: AnyData = data;
  return [
    ...Object.entries(consumer.buckets ?? {}).flatMap(([bucket, use]) =>
      ofBucket(bucket, use.access, home, told(buckets, bucket), (arn) => objectUses(arn, use)),
    ),
    ...Object.entries(consumer.tables ?? {}).flatMap(([table, access]) =>
      ofTable(table, access, home, told(tables, table)),
    ),
    ...(keyArn === undefined ? [] : ofOwnKey(consumer, home, keyArn)),
  ];
}

function ofBucket(
  bucket: string,
  access: Access,
  { region }: Pick<Home, "region">,
  { arn, keyArn }: Encrypted,
  uses: (arn: pulumi.Input<string>) => ReturnType<typeof objectUses>,
): aws.iam.PolicyStatement[] {
  return [
    ...uses(arn).map((use) => ({ ...use, Sid: `${use.Sid}${titled(bucket)}` })),
    {
      Sid: `KeyOf${titled(bucket)}`,
      Effect: "Allow",
      // An upload in parts decrypts those that are there.
      Action: access === "read" ? ["kms:Decrypt"] : ["kms:Decrypt", "kms:GenerateDataKey"],
      Resource: keyArn,
      Condition: {
        StringEquals: { "kms:ViaService": `s3.${region}.amazonaws.com` },
        StringLike: { "kms:EncryptionContext:aws:s3:arn": pulumi.interpolate`${arn}*` },
      },
    },
  ];
}

/** Items are under the table's key, which every request decrypts; @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/encryption.usagenotes.html */
function ofTable(
  table: string,
  access: Access,
  { region }: Pick<Home, "region">,
  { arn, keyArn }: Encrypted,
): aws.iam.PolicyStatement[] {
  return [
    ...recordUses(arn, access).map((use) => ({ ...use, Sid: `${use.Sid}${titled(table)}` })),
    {
      Sid: `KeyOf${titled(table)}`,
      Effect: "Allow",
      Action: ["kms:Decrypt", "kms:DescribeKey"],
      Resource: keyArn,
      Condition: { StringEquals: { "kms:ViaService": `dynamodb.${region}.amazonaws.com` } },
    },
  ];
}

function ofOwnKey(
  { services = [], grants = false }: Consumer,
  { region }: Pick<Home, "region">,
  keyArn: pulumi.Input<string>,
): aws.iam.PolicyStatement[] {
  const StringEquals = {
    "kms:ViaService": services.map((service) => `${service}.${region}.amazonaws.com`),
  };
  const own = { Effect: "Allow", Resource: keyArn } as const;
  const Action = ["kms:Decrypt", "kms:GenerateDataKey*"];
  const given = { StringEquals, Bool: { "kms:GrantIsForAWSResource": "true" } };
  return [
    { ...own, Sid: "OwnKey", Action, Condition: { StringEquals } },
    { ...own, Sid: "OwnKeyKnown", Action: "kms:DescribeKey" },
    ...(grants
      ? [{ ...own, Sid: "OwnKeyGrants", Action: "kms:CreateGrant", Condition: given }]
      : []),
  ];
}

/** @throws RunError for a name that the caller's types promised */
function told(data: Record<string, Encrypted>, key: string): Encrypted {
  const one = data[key];
  if (one === undefined) throw new pulumi.RunError(`${key} is used, and nobody says what it is`);
  return one;
}

function titled(key: string): string {
  return key.charAt(0).toUpperCase() + key.slice(1);
}
