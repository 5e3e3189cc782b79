import type * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import type { Access, ObjectUse } from "./consumers.ts";

/** A role of another account that a bucket or a table lets in by its own policy. */
export interface OutsideUser {
  /** Letters and digits, once per resource; names its statements. */
  purpose: string;
  /** ARN of the root user of its account, which stands for the account. */
  accountArn: string;
  /** For example `arn:aws:iam::111122223333:role/*-pat-task-???????`. */
  principalArnPattern: string;
}

/** A user of the objects of a bucket. */
export type BucketUser = OutsideUser & ObjectUse;

/** A user of the records of a table. */
export interface TableUser extends OutsideUser {
  access: Access;
}

/** What a use consists of, to be allowed to the role by its own policy and by that of what it uses. */
interface Use {
  Sid: string;
  Effect: "Allow";
  Action: string | string[];
  Resource: pulumi.Input<string> | pulumi.Input<string>[];
  Condition?: Record<string, Record<string, string[]>>;
}

/**
 * To read is to list too, so that what is missing can be told from what is forbidden. A part of an upload is given up by who began it.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/security_iam_service-with-iam.html
 */
export function objectUses(
  bucketArn: pulumi.Input<string>,
  { access, prefixes }: ObjectUse,
): Use[] {
  const objects = (prefixes ?? [""]).map((prefix) => pulumi.interpolate`${bucketArn}/${prefix}*`);
  const under = prefixes?.map((prefix) => `${prefix}*`);
  const list = {
    ...allow("List", "s3:ListBucket", bucketArn),
    ...(under && { Condition: { StringLike: { "s3:prefix": under } } }),
  };
  const write = allow("Write", ["s3:AbortMultipartUpload", "s3:PutObject"], objects);
  return chosen(access, [allow("Read", "s3:GetObject", objects), list], [write]);
}

/**
 * Item by item: no scan; no batch of writes, which may delete; no PartiQL, which reaches no table of another account.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/rbac-iam-actions.html
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis-iam.html
 */
export function recordUses(tableArn: pulumi.Input<string>, access: Access): Use[] {
  const check = "dynamodb:ConditionCheckItem";
  const reads = ["dynamodb:BatchGetItem", check, "dynamodb:GetItem", "dynamodb:Query"];
  const writes = [check, "dynamodb:PutItem", "dynamodb:UpdateItem"];
  const indexes = pulumi.interpolate`${tableArn}/index/*`;
  const read = allow("Read", reads, [tableArn, indexes]);
  return chosen(access, [read], [allow("Write", writes, tableArn)]);
}

/**
 * Lets roles of another account in, by a condition, because a policy that names a role that does not exist is refused. Neither S3 nor
 * DynamoDB takes such a policy for a public one: its principal is an account.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/rbac-bpa-rbp.html
 */
export function allowedFrom(
  { purpose, accountArn, principalArnPattern }: OutsideUser,
  uses: Use[],
): aws.iam.PolicyStatement[] {
  return uses.map(({ Sid, Condition, ...use }) => ({
    ...use,
    Sid: `${Sid}By${purpose}`,
    Principal: { AWS: accountArn },
    Condition: { ...Condition, ArnLike: { "aws:PrincipalArn": principalArnPattern } },
  }));
}

function chosen(access: Access, reads: Use[], writes: Use[]): Use[] {
  return [...(access === "write" ? [] : reads), ...(access === "read" ? [] : writes)];
}

function allow(Sid: string, Action: Use["Action"], Resource: Use["Resource"]): Use {
  return { Sid, Effect: "Allow", Action, Resource };
}
