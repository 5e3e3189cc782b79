import type * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import type { Home } from "../lib/home.ts";
import { denyInsecureTransport, policyDocument } from "../lib/iam.ts";
import { allowedFrom, recordUses, type TableUser } from "./dataUses.ts";

/** Path of the roles that DAX takes: it reaches tables from its own network, not through an endpoint. */
export const ACCELERATOR_ROLE_PATH = "/novamind/accelerators/";

/** What reads or writes records; not what manages the table, which its owners do from elsewhere. */
const ON_RECORDS = [
  "dynamodb:BatchGetItem",
  "dynamodb:BatchWriteItem",
  "dynamodb:ConditionCheckItem",
  "dynamodb:DeleteItem",
  "dynamodb:GetItem",
  "dynamodb:PartiQLDelete",
  "dynamodb:PartiQLInsert",
  "dynamodb:PartiQLSelect",
  "dynamodb:PartiQLUpdate",
  "dynamodb:PutItem",
  "dynamodb:Query",
  "dynamodb:Scan",
  "dynamodb:UpdateItem",
];

/**
 * A table's policy: it allows nothing but to `users`, and denies what does not come over TLS, from the account's own principals or
 * those users, and, for records, through one of the gateway endpoints. Exempt are AWS services and the role by which DynamoDB
 * replicates: a replica that its role may not write to for 20 hours becomes a table of its own for good.
 *
 * @param rules `endpointIds` are those of the users' networks too
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/V2gt_IAM.html
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */
export function recordTablePolicy(
  tableArn: pulumi.Input<string>,
  { accountId, partition }: Home,
  rules: { endpointIds?: pulumi.Input<string>[] | undefined; users: TableUser[] },
): pulumi.Output<string> {
  const { endpointIds, users } = rules;
  const Resource = [tableArn, pulumi.interpolate`${tableArn}/index/*`];
  const denied = { Effect: "Deny", Principal: "*", Resource } as const;
  const account: aws.iam.PolicyStatement = {
    ...denied,
    Sid: "OnlyThisAccount",
    Action: "dynamodb:*",
    Condition: {
      StringNotEquals: { "aws:PrincipalAccount": accountId },
      ...exempt(users),
      Bool: { "aws:PrincipalIsAWSService": "false" },
    },
  };
  const role = `arn:${partition}:iam::${accountId}:role`;
  const endpoints: aws.iam.PolicyStatement = {
    ...denied,
    Sid: "OnlyThroughEndpoints",
    Action: ON_RECORDS,
    Condition: {
      StringNotEqualsIfExists: { "aws:SourceVpce": endpointIds ?? [] },
      ArnNotLike: {
        "aws:PrincipalArn": [
          `${role}/aws-service-role/replication.dynamodb.amazonaws.com/*`,
          `${role}${ACCELERATOR_ROLE_PATH}*`,
        ],
      },
      BoolIfExists: { "aws:PrincipalIsAWSService": "false", "aws:ViaAWSService": "false" },
    },
  };
  return policyDocument(
    denyInsecureTransport("dynamodb:*", Resource),
    account,
    ...(endpointIds === undefined ? [] : [endpoints]),
    ...users.flatMap((user) => allowedFrom(user, recordUses(tableArn, user.access))),
  );
}

function exempt(users: TableUser[]) {
  const patterns = users.map(({ principalArnPattern }) => principalArnPattern);
  return patterns.length > 0 ? { ArnNotLike: { "aws:PrincipalArn": patterns } } : {};
}
