import type * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import type { Home } from "../lib/home.ts";
import { rollbackAlarmArns } from "./endpointAlarms.ts";

/** A folder of a bucket. */
export interface BucketFolder {
  bucketName: pulumi.Input<string>;
  bucketArn: pulumi.Input<string>;
  /** With a slash at its end, and none at its beginning. */
  prefix: string;
}

/** Whether a folder is one, and not also what begins alike. */
export function isFolder({ prefix }: BucketFolder): boolean {
  return /^[^/].*\/$/.test(prefix);
}

/** Log group in which SageMaker writes what the containers of an endpoint print. @see https://docs.aws.amazon.com/sagemaker/latest/dg/logging-cloudwatch.html */
export function endpointLogGroup(endpointName: string): string {
  return `/aws/sagemaker/Endpoints/${endpointName}`;
}

/** What the role of a model may do for every endpoint: write its log, and see the alarms that call a release back. */
export function hostingStatements(endpointName: string, home: Home): aws.iam.PolicyStatement[] {
  const { partition, region, accountId } = home;
  const groups = `arn:${partition}:logs:${region}:${accountId}:log-group`;
  const groupArn = `${groups}:${endpointLogGroup(endpointName)}`;
  return [
    {
      // The group exists; SageMaker asks for it all the same.
      Sid: "Log",
      Effect: "Allow",
      Action: [
        "logs:CreateLogGroup",
        "logs:CreateLogStream",
        "logs:DescribeLogStreams",
        "logs:PutLogEvents",
      ],
      Resource: [groupArn, `${groupArn}:*`],
    },
    {
      Sid: "Rollback",
      Effect: "Allow",
      Action: "cloudwatch:DescribeAlarms",
      Resource: rollbackAlarmArns(endpointName, home),
    },
  ];
}

/** Lets an instance's volume be encrypted, by a grant to SageMaker that ends with the instance. */
export function volumeStatement(keyArn: pulumi.Input<string>): aws.iam.PolicyStatement {
  return {
    Sid: "Volume",
    Effect: "Allow",
    Action: "kms:CreateGrant",
    Resource: keyArn,
    Condition: { Bool: { "kms:GrantIsForAWSResource": "true" } },
  };
}

/** Lets requests and answers be kept below a folder. */
export function captureStatements(
  { bucketArn, prefix }: BucketFolder,
  keyArn: pulumi.Input<string>,
  home: Home,
): aws.iam.PolicyStatement[] {
  return [
    {
      Sid: "Capture",
      Effect: "Allow",
      Action: "s3:PutObject",
      Resource: pulumi.interpolate`${bucketArn}/${prefix}*`,
    },
    keyStatement(keyArn, home, ["s3"]),
  ];
}

/** Lets requests be read from one folder and results be written to another, and both outcomes be told. */
export function queueStatements(
  folders: { requests: BucketFolder; results: BucketFolder },
  topicArns: pulumi.Input<string>[],
  keyArn: pulumi.Input<string>,
  home: Home,
): aws.iam.PolicyStatement[] {
  const { requests, results } = folders;
  return [
    {
      Sid: "Requests",
      Effect: "Allow",
      Action: "s3:GetObject",
      Resource: pulumi.interpolate`${requests.bucketArn}/${requests.prefix}*`,
    },
    {
      Sid: "Results",
      Effect: "Allow",
      Action: ["s3:AbortMultipartUpload", "s3:PutObject"],
      Resource: pulumi.interpolate`${results.bucketArn}/${results.prefix}*`,
    },
    // Without it, S3 answers for what is missing as for what is forbidden.
    listing("ListRequests", requests),
    listing("ListResults", results),
    { Sid: "Tell", Effect: "Allow", Action: "sns:Publish", Resource: topicArns },
    keyStatement(keyArn, home, ["s3", "sns"]),
  ];
}

function listing(Sid: string, { bucketArn, prefix }: BucketFolder): aws.iam.PolicyStatement {
  return {
    Sid,
    Effect: "Allow",
    Action: "s3:ListBucket",
    Resource: bucketArn,
    Condition: { StringLike: { "s3:prefix": `${prefix}*` } },
  };
}

function keyStatement(
  keyArn: pulumi.Input<string>,
  { region }: Home,
  services: string[],
): aws.iam.PolicyStatement {
  return {
    Sid: "Key",
    Effect: "Allow",
    Action: ["kms:Decrypt", "kms:GenerateDataKey"],
    Resource: keyArn,
    Condition: {
      StringEquals: {
        "kms:ViaService": services.map((service) => `${service}.${region}.amazonaws.com`),
      },
    },
  };
}
