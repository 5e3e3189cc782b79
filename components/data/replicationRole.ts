import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { after } from "../lib/after.ts";
import { assumableByService, policyDocument } from "../lib/iam.ts";

/** One side of a replication. */
interface ReplicationEnd {
  bucketArn: pulumi.Input<string>;
  region: string;
  /** Key of the objects there, as IAM knows keys: not by alias. */
  keyArn: pulumi.Input<string>;
}

export interface ReplicationRoleArgs {
  /** Bucket to read; its key only when its objects have one of KMS. */
  source: Omit<ReplicationEnd, "keyArn"> & { keyArn?: pulumi.Input<string> };
  /** Bucket to write. */
  destination: ReplicationEnd;
  /** What S3 may do to the replicas. */
  writes: `s3:${string}`[];
  /** Whether the source locks its versions: the lock is read to go along with them. */
  locked?: boolean;
  /** Start of the role's name, where another account's policy spells it; generated otherwise. */
  namePrefix?: string;
}

/** @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock-managing.html#object-lock-managing-replication */
const LOCKS = ["s3:GetObjectLegalHold", "s3:GetObjectRetention"];

/**
 * The role that S3 takes to replicate one bucket into another, and nothing more. Children: 1 role, 1 role policy.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/setting-repl-config-perm-overview.html
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-config-for-kms-objects.html
 */
export class ReplicationRole extends pulumi.ComponentResource {
  /** Role ARN, known once its policy is in force: what arrives first must not fail to replicate. */
  readonly roleArn: pulumi.Output<string>;

  constructor(name: string, args: ReplicationRoleArgs, opts?: pulumi.ComponentResourceOptions) {
    super("novamind:data:ReplicationRole", name, args, opts);
    const { source, destination, writes, locked = false, namePrefix } = args;

    const child = { parent: this };
    const role = new aws.iam.Role(
      name,
      {
        assumeRolePolicy: assumableByService("s3.amazonaws.com"),
        ...(namePrefix === undefined ? {} : { namePrefix }),
      },
      child,
    );
    const policy = new aws.iam.RolePolicy(
      name,
      {
        role: role.name,
        policy: policyDocument(
          allow(["s3:GetReplicationConfiguration", "s3:ListBucket"], source.bucketArn),
          allow(
            [
              "s3:GetObjectVersionAcl",
              "s3:GetObjectVersionForReplication",
              "s3:GetObjectVersionTagging",
              ...(locked ? LOCKS : []),
            ],
            pulumi.interpolate`${source.bucketArn}/*`,
          ),
          allow(writes, pulumi.interpolate`${destination.bucketArn}/*`),
          ...(source.keyArn === undefined
            ? []
            : [useKey(["kms:Decrypt"], { ...source, keyArn: source.keyArn })]),
          // With an S3 Bucket Key at the destination, S3 also makes and checks the bucket's data key.
          useKey(["kms:Encrypt", "kms:GenerateDataKey", "kms:Decrypt"], destination),
        ),
      },
      child,
    );

    this.roleArn = after(role.arn, policy);
    this.registerOutputs({ roleArn: this.roleArn });
  }
}

function allow(actions: string[], resource: pulumi.Input<string>): aws.iam.PolicyStatement {
  return { Effect: "Allow", Action: actions, Resource: resource };
}

function useKey(actions: string[], end: ReplicationEnd): aws.iam.PolicyStatement {
  return {
    ...allow(actions, end.keyArn),
    Condition: {
      StringEquals: { "kms:ViaService": `s3.${end.region}.amazonaws.com` },
      StringLike: { "kms:EncryptionContext:aws:s3:arn": pulumi.interpolate`${end.bucketArn}*` },
    },
  };
}
