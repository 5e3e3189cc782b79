import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { after } from "../lib/after.ts";
import type { Home } from "../lib/home.ts";
import { policyDocument } from "../lib/iam.ts";
import { AUDIT_DELIVERY_ROLE_PREFIX } from "../lib/limits.ts";
import { type VaultAddress, vaultKeys } from "./accessLogBucket.ts";

export interface AuditDeliveryRoleArgs {
  home: Home;
  vault: VaultAddress;
  /** Folder of the vault to deliver into, without a slash at its end. */
  folder: string;
  /** ARN of the log group in which Firehose says what it could not deliver. */
  logGroupArn: pulumi.Input<string>;
}

/**
 * The role that Firehose takes to add objects to one folder of a vault, and nothing more: it reads none back. Its name begins
 * as the vault's policy spells it. Children: 1 role, 1 role policy.
 *
 * @see 45 CFR 164.312(c)(1), integrity
 * @see https://docs.aws.amazon.com/firehose/latest/dev/controlling-access.html#using-iam-s3
 */
export class AuditDeliveryRole extends pulumi.ComponentResource {
  /** Role ARN, known once its policy is in force: what arrives first must not be refused. */
  readonly roleArn: pulumi.Output<string>;

  constructor(name: string, args: AuditDeliveryRoleArgs, opts?: pulumi.ComponentResourceOptions) {
    super("novamind:data:AuditDeliveryRole", name, args, opts);

    const child = { parent: this };
    const assumeRolePolicy = policyDocument({
      Effect: "Allow",
      Principal: { Service: "firehose.amazonaws.com" },
      Action: "sts:AssumeRole",
      // Firehose gives the account of the stream as external id: no other account's stream gets this role.
      Condition: { StringEquals: { "sts:ExternalId": args.home.accountId } },
    });
    const role = new aws.iam.Role(
      name,
      { assumeRolePolicy, namePrefix: AUDIT_DELIVERY_ROLE_PREFIX },
      child,
    );
    const policy = policyDocument(...deliveryOf(args));
    const permissions = new aws.iam.RolePolicy(name, { role: role.name, policy }, child);

    this.roleArn = after(role.arn, permissions);
    this.registerOutputs({ roleArn: this.roleArn });
  }
}

function deliveryOf(args: AuditDeliveryRoleArgs): aws.iam.PolicyStatement[] {
  const { home, vault, folder, logGroupArn } = args;
  return [
    {
      Sid: "Deliver",
      Effect: "Allow",
      Action: ["s3:AbortMultipartUpload", "s3:PutObject", "s3:PutObjectAcl"],
      Resource: pulumi.interpolate`${vault.bucketArn}/${folder}/*`,
    },
    {
      Sid: "Check",
      Effect: "Allow",
      Action: ["s3:GetBucketLocation", "s3:ListBucket", "s3:ListBucketMultipartUploads"],
      Resource: vault.bucketArn,
    },
    {
      Sid: "Encrypt",
      Effect: "Allow",
      Action: ["kms:Decrypt", "kms:GenerateDataKey"],
      Resource: vaultKeys(home, vault),
      Condition: {
        StringEquals: { "kms:ViaService": `s3.${home.region}.amazonaws.com` },
        StringLike: { "kms:EncryptionContext:aws:s3:arn": pulumi.interpolate`${vault.bucketArn}*` },
      },
    },
    {
      Sid: "TellErrors",
      Effect: "Allow",
      Action: "logs:PutLogEvents",
      Resource: pulumi.interpolate`${logGroupArn}:log-stream:*`,
    },
  ];
}
