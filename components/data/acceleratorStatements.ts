import type * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import type { Home } from "../lib/home.ts";
import type { ClassifiedKeyArn } from "./classifiedKeyArn.ts";

/** What an accelerator's role is told. */
interface Accelerated {
  home: Home;
  tableArns: pulumi.Input<string>[];
  keys: ClassifiedKeyArn[];
}

/**
 * Lets DAX read and write records of the tables and find them by their indexes; nothing that changes a table.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/DAX.access-control.html
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/encryption.usagenotes.html
 */
export function acceleratorStatements({
  home: { region },
  tableArns,
  keys,
}: Accelerated): aws.iam.PolicyStatement[] {
  return [
    {
      Sid: "Records",
      Effect: "Allow",
      Action: [
        "dynamodb:BatchGetItem",
        "dynamodb:BatchWriteItem",
        "dynamodb:ConditionCheckItem",
        "dynamodb:DeleteItem",
        "dynamodb:DescribeTable",
        "dynamodb:GetItem",
        "dynamodb:PutItem",
        "dynamodb:Query",
        "dynamodb:Scan",
        "dynamodb:UpdateItem",
      ],
      Resource: tableArns.flatMap((arn) => [arn, pulumi.interpolate`${arn}/index/*`]),
    },
    {
      Sid: "Keys",
      Effect: "Allow",
      Action: ["kms:Decrypt", "kms:DescribeKey"],
      Resource: keys.map(({ arn }) => arn),
      Condition: { StringEquals: { "kms:ViaService": `dynamodb.${region}.amazonaws.com` } },
    },
  ];
}
