/**
 * ARN of an integration, in any partition.
 *
 * @param integration for example `aws-sdk:s3:getObject`
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/integrate-services.html
 */
export function stateArn({ partition }: { partition: string }, integration: string): string {
  return `arn:${partition}:states:::${integration}`;
}

/** How often a call is repeated that failed, by whatever name. */
export const RETRIES = [
  {
    ErrorEquals: ["States.TaskFailed", "States.Timeout"],
    IntervalSeconds: 2,
    MaxAttempts: 4,
    BackoffRate: 2,
    MaxDelaySeconds: 60,
    JitterStrategy: "FULL",
  },
];

/**
 * The same for functions, which Lambda itself refuses for longer when they are busy. What the function says will not change is not
 * repeated.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-lambda.html
 */
export const LAMBDA_RETRIES = [
  { ErrorEquals: ["InvalidEvent", "MalformedAnswer"], MaxAttempts: 0 },
  {
    ErrorEquals: [
      "Lambda.AWSLambdaException",
      "Lambda.SdkClientException",
      "Lambda.ServiceException",
      "Lambda.TooManyRequestsException",
    ],
    IntervalSeconds: 2,
    MaxAttempts: 8,
    BackoffRate: 2,
    MaxDelaySeconds: 60,
    JitterStrategy: "FULL",
  },
  ...RETRIES,
];
