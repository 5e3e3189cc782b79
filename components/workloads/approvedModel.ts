import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";

import type { WorkflowState } from "../compute/workflowDefinition.ts";
import type { Home } from "../lib/home.ts";

/** Seconds that one call to AWS may take. */
export const CALL_SECONDS = 60;

/** Calls that AWS may refuse for a moment. @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html */
export const RETRIED = [
  {
    ErrorEquals: ["States.TaskFailed", "States.Timeout"],
    IntervalSeconds: 5,
    BackoffRate: 2,
    MaxAttempts: 5,
    JitterStrategy: "FULL",
  },
];

/**
 * A task in JSONata that keeps as `$approved` the ARN of the model that was approved last, or an empty text.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ListModelPackages.html
 */
export function findApproved(
  { partition }: Home,
  groupName: pulumi.Input<string>,
  Next: string,
): WorkflowState {
  return {
    Type: "Task",
    Resource: `arn:${partition}:states:::aws-sdk:sagemaker:listModelPackages`,
    TimeoutSeconds: CALL_SECONDS,
    Arguments: {
      ModelPackageGroupName: groupName,
      ModelApprovalStatus: "Approved",
      SortBy: "CreationTime",
      SortOrder: "Descending",
      MaxResults: 1,
    },
    Assign: {
      approved:
        "{% $count($states.result.ModelPackageSummaryList) = 0 ? '' : $states.result.ModelPackageSummaryList[0].ModelPackageArn %}",
    },
    Retry: RETRIED,
    Next,
  };
}

/** Lets a role find the models of a group, and look at them. */
export function approvedStatement(home: Home, groupName: string): aws.iam.PolicyStatement {
  const { partition, region, accountId } = home;
  const here = `arn:${partition}:sagemaker:${region}:${accountId}`;
  return {
    Sid: "Models",
    Effect: "Allow",
    Action: ["sagemaker:DescribeModelPackage", "sagemaker:ListModelPackages"],
    Resource: [
      `${here}:model-package-group/${groupName}`,
      `${here}:model-package/${groupName}`,
      `${here}:model-package/${groupName}/*`,
    ],
  };
}
