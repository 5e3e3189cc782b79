import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";

import { approvedStatement } from "./approvedModel.ts";
import { type DriftWorkflowArgs, MODEL_METRICS } from "./driftWorkflow.ts";
import { awaitedStatement, passStatement } from "./jobStatements.ts";

/** What the workflow may do that compares requests with a baseline: it sees which requests there are, and reads none. */
export function monitorStatements(
  name: string,
  roleArn: pulumi.Input<string>,
  { home, groupName, captures }: Pick<DriftWorkflowArgs, "home" | "groupName" | "captures">,
): aws.iam.PolicyStatement[] {
  const { partition, region, accountId } = home;
  const jobs = `arn:${partition}:sagemaker:${region}:${accountId}:processing-job/${name}-*`;
  return [
    {
      Sid: "FindRequests",
      Effect: "Allow",
      Action: "s3:ListBucket",
      Resource: captures.bucketArn,
      Condition: { StringLike: { "s3:prefix": `${captures.prefix}*` } },
    },
    approvedStatement(home, groupName),
    {
      Sid: "Compare",
      Effect: "Allow",
      Action: "sagemaker:CreateProcessingJob",
      Resource: jobs,
      Condition: {
        Bool: {
          "sagemaker:InterContainerTrafficEncryption": "true",
          "sagemaker:NetworkIsolation": "true",
        },
      },
    },
    {
      Sid: "JobsOfItsOwn",
      Effect: "Allow",
      Action: [
        "sagemaker:AddTags",
        "sagemaker:DescribeProcessingJob",
        "sagemaker:StopProcessingJob",
      ],
      Resource: jobs,
    },
    passStatement(roleArn),
    awaitedStatement(home, "ProcessingJobs"),
    {
      // A metric is no resource that a policy could name.
      Sid: "Publish",
      Effect: "Allow",
      Action: "cloudwatch:PutMetricData",
      Resource: "*",
      Condition: { StringEquals: { "cloudwatch:namespace": MODEL_METRICS } },
    },
  ];
}
