import type * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import type { Home } from "../lib/home.ts";
import type { FeatureEtlArgs, KeptObjects } from "./featureEtl.ts";

/**
 * What the job does: read recordings and its own program, put features into the stream, run in a subnet, and log.
 *
 * @see https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSGlueServiceRole.html
 */
export function etlStatements(
  home: Home,
  { recordings, work, streamArn }: Pick<FeatureEtlArgs, "recordings" | "work" | "streamArn">,
): aws.iam.PolicyStatement[] {
  return [
    allowed("Recordings", "s3:GetObject", objectsOf(recordings)),
    listed("Recordings", recordings),
    allowed("Work", ["s3:DeleteObject", "s3:GetObject", "s3:PutObject"], objectsOf(work)),
    listed("Work", work),
    allowed("Features", ["kinesis:DescribeStreamSummary", "kinesis:PutRecords"], streamArn),
    ...keys(home, recordings, work),
    ...runs(home),
    ...subnets(home),
  ];
}

function allowed(
  Sid: string,
  Action: string | string[],
  Resource: pulumi.Input<string> | pulumi.Input<string>[],
): aws.iam.PolicyStatement {
  return { Sid, Effect: "Allow", Action, Resource };
}

function objectsOf({ bucketArn, prefix }: KeptObjects): pulumi.Output<string> {
  return pulumi.interpolate`${bucketArn}/${prefix}*`;
}

function listed(what: string, { bucketArn, prefix }: KeptObjects): aws.iam.PolicyStatement {
  return {
    ...allowed(`ListOf${what}`, "s3:ListBucket", bucketArn),
    Condition: { StringLike: { "s3:prefix": `${prefix}*` } },
  };
}

/**
 * Bookmarks are encrypted by the job itself and not through a service, so use of that key is bound to none.
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/set-up-encryption.html
 */
function keys(
  { region }: Home,
  recordings: KeptObjects,
  work: KeptObjects,
): aws.iam.PolicyStatement[] {
  return [
    {
      ...allowed("KeyOfRecordings", "kms:Decrypt", recordings.keyArn),
      Condition: {
        StringEquals: { "kms:ViaService": `s3.${region}.amazonaws.com` },
        StringLike: {
          "kms:EncryptionContext:aws:s3:arn": pulumi.interpolate`${recordings.bucketArn}*`,
        },
      },
    },
    allowed("Key", ["kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey"], work.keyArn),
  ];
}

/** What every job does of Glue and CloudWatch. */
function runs({ accountId, partition, region }: Home): aws.iam.PolicyStatement[] {
  const glue = `arn:${partition}:glue:${region}:${accountId}`;
  const groups = `arn:${partition}:logs:${region}:${accountId}:log-group:/aws-glue/*`;
  return [
    allowed("Connection", "glue:GetConnection", [`${glue}:catalog`, `${glue}:connection/*`]),
    allowed("Bookmark", "glue:GetJobBookmark", `${glue}:job/*`),
    // Knows no resources.
    allowed("Encryption", "glue:GetSecurityConfiguration", "*"),
    allowed(
      "Log",
      ["logs:AssociateKmsKey", "logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"],
      [groups, `${groups}:*`],
    ),
    {
      ...allowed("Metrics", "cloudwatch:PutMetricData", "*"),
      Condition: { StringEquals: { "cloudwatch:namespace": "Glue" } },
    },
  ];
}

/** What Glue does to run a job in a subnet; it tags the interfaces that it makes, and may tag no others. */
function subnets({ accountId, partition, region }: Home): aws.iam.PolicyStatement[] {
  return [
    allowed(
      "Interfaces",
      [
        "ec2:CreateNetworkInterface",
        "ec2:DeleteNetworkInterface",
        "ec2:DescribeNetworkInterfaces",
        "ec2:DescribeRouteTables",
        "ec2:DescribeSecurityGroups",
        "ec2:DescribeSubnets",
        "ec2:DescribeVpcAttribute",
        "ec2:DescribeVpcEndpoints",
      ],
      "*",
    ),
    {
      ...allowed(
        "InterfaceTags",
        ["ec2:CreateTags", "ec2:DeleteTags"],
        `arn:${partition}:ec2:${region}:${accountId}:network-interface/*`,
      ),
      Condition: { "ForAllValues:StringEquals": { "aws:TagKeys": ["aws-glue-service-resource"] } },
    },
  ];
}
