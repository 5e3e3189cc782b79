import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { after } from "../lib/after.ts";
import type { Home } from "../lib/home.ts";
import { assumableBy } from "../lib/iam.ts";

/**
 * What AWS Backup may do, in AWS's own policies: they grow with what it supports, which a copy of them would not.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/security-iam-awsmanpol.html
 */
const POLICIES = {
  backup: "service-role/AWSBackupServiceRolePolicyForBackup",
  restore: "service-role/AWSBackupServiceRolePolicyForRestores",
  "s3-backup": "AWSBackupServiceRolePolicyForS3Backup",
  "s3-restore": "AWSBackupServiceRolePolicyForS3Restore",
} as const;

export interface BackupRoleArgs {
  home: Home;
}

/**
 * The role in which AWS Backup makes, copies and restores recovery points of one account. Children: 1 role, 4 policy attachments.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/iam-service-roles.html
 */
export class BackupRole extends pulumi.ComponentResource {
  /** ARN, known once the role may do what it is for. */
  readonly roleArn: pulumi.Output<string>;

  constructor(name: string, args: BackupRoleArgs, opts?: pulumi.ComponentResourceOptions) {
    super("novamind:data:BackupRole", name, args, opts);
    const { home } = args;

    const child = { parent: this };
    const role = new aws.iam.Role(
      name,
      { assumeRolePolicy: assumableBy("backup.amazonaws.com", home) },
      child,
    );
    const attachments = Object.entries(POLICIES).map(
      ([key, policy]) =>
        new aws.iam.RolePolicyAttachment(
          `${name}-${key}`,
          { role: role.name, policyArn: `arn:${home.partition}:iam::aws:policy/${policy}` },
          child,
        ),
    );

    this.roleArn = after(role.arn, ...attachments);
    this.registerOutputs({ roleArn: this.roleArn });
  }
}
