import type * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import type { Home } from "./home.ts";

/** What the sessions of people on an account's hosts go through, as its Session Manager preferences have it. */
export interface HostSessions {
  /** ARN of the key that encrypts what is sent within a session. */
  keyArn: pulumi.Input<string>;
  /** ARN of the log group that records sessions, without `:*`. */
  logGroupArn: pulumi.Input<string>;
}

/**
 * What a host's role needs besides `AmazonSSMManagedInstanceCore`, so that the agent can decrypt a session and record it. Without
 * them no session starts.
 *
 * @see https://docs.aws.amazon.com/systems-manager/latest/userguide/getting-started-create-iam-instance-profile.html
 */
export function sessionPermissions(
  { accountId, partition, region }: Home,
  { keyArn, logGroupArn }: HostSessions,
): aws.iam.PolicyStatement[] {
  return [
    { Effect: "Allow", Action: "kms:Decrypt", Resource: keyArn },
    {
      Effect: "Allow",
      Action: ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
      Resource: [logGroupArn, pulumi.interpolate`${logGroupArn}:*`],
    },
    {
      // The agent looks the group up in the list of all, to see that it is there and encrypted: AWS asks for all of them.
      Effect: "Allow",
      Action: "logs:DescribeLogGroups",
      Resource: `arn:${partition}:logs:${region}:${accountId}:log-group:*`,
    },
  ];
}
