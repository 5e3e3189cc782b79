import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { after } from "../lib/after.ts";
import type { Home } from "../lib/home.ts";
import { assumableBy, policyDocument } from "../lib/iam.ts";
import { WORKFLOW_RECORDS } from "../lib/workflowRecords.ts";

export interface OnwardCopyRoleArgs {
  home: Home;
  /** Role in which AWS Backup copies, handed to it with each copy. */
  backupRoleArn: pulumi.Input<string>;
}

/**
 * The role in which a state machine asks AWS Backup for copies, and writes its log. Children: 1 role with its policy.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsbackup.html
 */
export class OnwardCopyRole extends pulumi.ComponentResource {
  /** ARN, known once the role may do what it is for. */
  readonly roleArn: pulumi.Output<string>;

  constructor(name: string, args: OnwardCopyRoleArgs, opts?: pulumi.ComponentResourceOptions) {
    super("novamind:data:OnwardCopyRole", name, args, opts);
    const { home, backupRoleArn } = args;

    const child = { parent: this };
    const role = new aws.iam.Role(
      name,
      { assumeRolePolicy: assumableBy("states.amazonaws.com", home) },
      child,
    );
    const policy = new aws.iam.RolePolicy(
      name,
      { role: role.name, policy: policyDocument(...statements(home, backupRoleArn)) },
      child,
    );

    this.roleArn = after(role.arn, policy);
    this.registerOutputs({ roleArn: this.roleArn });
  }
}

function statements(
  { partition, region, accountId }: Home,
  backupRoleArn: pulumi.Input<string>,
): aws.iam.PolicyStatement[] {
  const here = (service: string, rest: string) =>
    `arn:${partition}:${service}:${region}:${accountId}:${rest}`;
  return [
    {
      Sid: "Copies",
      Effect: "Allow",
      Action: "backup:StartCopyJob",
      // A recovery point has the ARN of whatever service keeps it.
      Resource: [
        here("backup", "recovery-point:*"),
        here("rds", "snapshot:awsbackup:*"),
        here("rds", "cluster-snapshot:awsbackup:*"),
        here("dynamodb", "table/*/backup/*"),
      ],
    },
    {
      Sid: "HandsTheRoleOn",
      Effect: "Allow",
      Action: "iam:PassRole",
      Resource: backupRoleArn,
      Condition: { StringEquals: { "iam:PassedToService": "backup.amazonaws.com" } },
    },
    ...WORKFLOW_RECORDS,
  ];
}
