import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";

import type { Home } from "../lib/home.ts";
import { WORKFLOW_RECORDS } from "../lib/workflowRecords.ts";

/**
 * What the role of every workflow may do: encrypt the history of that one, encrypt what goes to its log, deliver there, and trace.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/encryption-at-rest.html
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html
 */
export function workflowStatements(
  home: Home,
  name: string,
  keyArn: pulumi.Input<string>,
): aws.iam.PolicyStatement[] {
  const { partition, region, accountId } = home;
  const here = (service: string, rest: string) =>
    `arn:${partition}:${service}:${region}:${accountId}:${rest}`;
  return [
    {
      Sid: "History",
      Effect: "Allow",
      Action: ["kms:Decrypt", "kms:GenerateDataKey"],
      Resource: keyArn,
      Condition: {
        StringEquals: {
          "kms:EncryptionContext:aws:states:stateMachineArn": here(
            "states",
            `stateMachine:${name}`,
          ),
        },
      },
    },
    {
      Sid: "LogsKey",
      Effect: "Allow",
      Action: "kms:GenerateDataKey",
      Resource: keyArn,
      Condition: { StringLike: { "kms:EncryptionContext:SourceArn": here("logs", "*") } },
    },
    ...WORKFLOW_RECORDS,
  ];
}
