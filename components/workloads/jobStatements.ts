import type * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { type BucketFolder, volumeStatement } from "../compute/endpointStatements.ts";
import { INTERFACES } from "../compute/modelRole.ts";
import type { Home } from "../lib/home.ts";

/** Where SageMaker writes logs and metrics of jobs, by kind. @see https://docs.aws.amazon.com/sagemaker/latest/dg/logging-cloudwatch.html */
export const JOB_LOG_GROUPS = {
  processing: "/aws/sagemaker/ProcessingJobs",
  training: "/aws/sagemaker/TrainingJobs",
  transform: "/aws/sagemaker/TransformJobs",
} as const;

export type JobKind = keyof typeof JOB_LOG_GROUPS;

export interface JobStatementsArgs {
  home: Home;
  kinds: JobKind[];
  volumeKeyArn: pulumi.Input<string>;
  /** Keys of the objects that jobs read and write. */
  objectKeyArns: pulumi.Input<string>[];
  /** Repositories of the images. */
  repositoryArns: pulumi.Input<string>[];
}

/**
 * What every job's role may do: pull images, join our subnets, log, publish metrics, and use keys for objects and volumes.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-roles.html
 */
export function jobStatements(args: JobStatementsArgs): aws.iam.PolicyStatement[] {
  const { repositoryArns, kinds } = args;
  return [
    {
      Sid: "Pull",
      Effect: "Allow",
      Action: [
        "ecr:BatchCheckLayerAvailability",
        "ecr:BatchGetImage",
        "ecr:GetDownloadUrlForLayer",
      ],
      Resource: repositoryArns,
    },
    // Neither a token of ECR, nor a metric, nor an interface that does not exist yet, is a resource that a policy could name.
    { Sid: "PullToken", Effect: "Allow", Action: "ecr:GetAuthorizationToken", Resource: "*" },
    { Sid: "Interfaces", Effect: "Allow", Action: INTERFACES, Resource: "*" },
    {
      Sid: "Metrics",
      Effect: "Allow",
      Action: "cloudwatch:PutMetricData",
      Resource: "*",
      Condition: {
        StringEquals: { "cloudwatch:namespace": kinds.map((kind) => JOB_LOG_GROUPS[kind]) },
      },
    },
    ...loggedAndEncrypted(args),
  ];
}

function loggedAndEncrypted(args: JobStatementsArgs): aws.iam.PolicyStatement[] {
  const { home, objectKeyArns, volumeKeyArn } = args;
  const { partition, region, accountId } = home;
  const groups = args.kinds.map(
    (kind) => `arn:${partition}:logs:${region}:${accountId}:log-group:${JOB_LOG_GROUPS[kind]}`,
  );
  return [
    {
      // The groups exist; SageMaker asks for them all the same.
      Sid: "Log",
      Effect: "Allow",
      Action: [
        "logs:CreateLogGroup",
        "logs:CreateLogStream",
        "logs:DescribeLogStreams",
        "logs:PutLogEvents",
      ],
      Resource: groups.flatMap((group) => [group, `${group}:*`]),
    },
    {
      Sid: "Objects",
      Effect: "Allow",
      Action: ["kms:Decrypt", "kms:GenerateDataKey"],
      Resource: objectKeyArns,
      Condition: { StringEquals: { "kms:ViaService": `s3.${region}.amazonaws.com` } },
    },
    volumeStatement(volumeKeyArn),
  ];
}

/**
 * Lets objects below a folder be read, or also written; what is missing can be told from what is forbidden.
 *
 * @param what names the statements: letters and digits, once per policy
 */
export function folderStatements(
  what: string,
  { bucketArn, prefix }: BucketFolder,
  access: "read" | "readWrite",
): aws.iam.PolicyStatement[] {
  const objects = pulumi.interpolate`${bucketArn}/${prefix}*`;
  return [
    { Sid: `Read${what}`, Effect: "Allow", Action: "s3:GetObject", Resource: objects },
    {
      Sid: `List${what}`,
      Effect: "Allow",
      Action: "s3:ListBucket",
      Resource: bucketArn,
      Condition: { StringLike: { "s3:prefix": `${prefix}*` } },
    },
    ...(access === "read"
      ? []
      : [
          {
            Sid: `Write${what}`,
            Effect: "Allow" as const,
            Action: ["s3:AbortMultipartUpload", "s3:PutObject"],
            Resource: objects,
          },
        ]),
  ];
}

/** Lets a role be handed to SageMaker, and to nothing else. */
export function passStatement(roleArn: pulumi.Input<string>): aws.iam.PolicyStatement {
  return {
    Sid: "HandsTheRoleOn",
    Effect: "Allow",
    Action: "iam:PassRole",
    Resource: roleArn,
    Condition: { StringEquals: { "iam:PassedToService": "sagemaker.amazonaws.com" } },
  };
}

/**
 * Lets Step Functions hear when a job that it waits for has ended.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-sagemaker.html
 */
export function awaitedStatement(
  { partition, region, accountId }: Home,
  jobs: "ProcessingJobs" | "TransformJobs",
): aws.iam.PolicyStatement {
  return {
    Sid: "HearsTheEnd",
    Effect: "Allow",
    Action: ["events:DescribeRule", "events:PutRule", "events:PutTargets"],
    Resource: `arn:${partition}:events:${region}:${accountId}:rule/StepFunctionsGetEventsForSageMaker${jobs}Rule`,
  };
}
