import type * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import type { Home } from "../lib/home.ts";

/** What the tracker's role is told of a table. */
interface Stream {
  streamArn: pulumi.Input<string>;
  keyArn: pulumi.Input<string>;
}

/**
 * What the tracker does: read the tables' streams, make pseudonyms, add lines to the audit stream. Not reading the tables.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/iam-policy-example-lamda-process-dynamodb-streams.html
 */
export function trackerStatements(
  { accountId, partition, region }: Home,
  tables: Record<string, Stream>,
  auditStreamArn: pulumi.Input<string>,
  pseudonymKeyArn: pulumi.Input<string>,
): aws.iam.PolicyStatement[] {
  const streams = Object.values(tables);
  return [
    {
      Sid: "Streams",
      Effect: "Allow",
      Action: ["dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator"],
      Resource: streams.map(({ streamArn }) => streamArn),
    },
    {
      // Knows no single stream.
      Sid: "StreamList",
      Effect: "Allow",
      Action: "dynamodb:ListStreams",
      Resource: `arn:${partition}:dynamodb:${region}:${accountId}:table/*`,
    },
    {
      Sid: "StreamKeys",
      Effect: "Allow",
      Action: "kms:Decrypt",
      Resource: pulumi.all(streams.map(({ keyArn }) => keyArn)).apply((arns) => [...new Set(arns)]),
      Condition: { StringEquals: { "kms:ViaService": `dynamodb.${region}.amazonaws.com` } },
    },
    {
      Sid: "Pseudonyms",
      Effect: "Allow",
      Action: "kms:GenerateMac",
      Resource: pseudonymKeyArn,
      Condition: { StringEquals: { "kms:MacAlgorithm": "HMAC_SHA_384" } },
    },
    {
      Sid: "AuditLines",
      Effect: "Allow",
      Action: "firehose:PutRecordBatch",
      Resource: auditStreamArn,
    },
  ];
}
