import type * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import type { Home } from "../lib/home.ts";
import type { OfflinePlace } from "./featureStore.ts";

/**
 * What Feature Store does to write the offline store: add objects, and see whose the bucket is. It reads nothing back.
 *
 * @see https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AmazonSageMakerFeatureStoreAccess.html
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_S3StorageConfig.html
 */
export function offlineStatements(
  { region }: Pick<Home, "region">,
  { bucketArn, prefix }: OfflinePlace,
  keyArn: pulumi.Input<string>,
): aws.iam.PolicyStatement[] {
  return [
    {
      Sid: "OfflineStore",
      Effect: "Allow",
      Action: ["s3:PutObject", "s3:PutObjectAcl"],
      Resource: pulumi.interpolate`${bucketArn}/${prefix}*`,
    },
    { Sid: "OwnerOfBucket", Effect: "Allow", Action: "s3:GetBucketAcl", Resource: bucketArn },
    {
      Sid: "Key",
      Effect: "Allow",
      // An upload in parts decrypts those that are there.
      Action: ["kms:Decrypt", "kms:GenerateDataKey"],
      Resource: keyArn,
      Condition: {
        StringEquals: { "kms:ViaService": `s3.${region}.amazonaws.com` },
        StringLike: { "kms:EncryptionContext:aws:s3:arn": pulumi.interpolate`${bucketArn}*` },
      },
    },
  ];
}

/**
 * What the ingest function does: read the stream, put records into the groups. Its key is the stream's and the online store's too.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-create.html
 */
export function ingestStatements(
  { accountId, partition, region }: Home,
  streamArn: pulumi.Input<string>,
  groupArns: pulumi.Input<string>[],
): aws.iam.PolicyStatement[] {
  return [
    {
      Sid: "Stream",
      Effect: "Allow",
      Action: [
        "kinesis:DescribeStream",
        "kinesis:DescribeStreamSummary",
        "kinesis:GetRecords",
        "kinesis:GetShardIterator",
        "kinesis:ListShards",
      ],
      Resource: streamArn,
    },
    {
      // Knows no single stream.
      Sid: "StreamList",
      Effect: "Allow",
      Action: "kinesis:ListStreams",
      Resource: `arn:${partition}:kinesis:${region}:${accountId}:stream/*`,
    },
    { Sid: "Features", Effect: "Allow", Action: "sagemaker:PutRecord", Resource: groupArns },
  ];
}
