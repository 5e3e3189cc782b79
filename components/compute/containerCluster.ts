import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { demand } from "../lib/demand.ts";
import type { Home } from "../lib/home.ts";
import { keyPolicy, usedThrough } from "../lib/keyPolicy.ts";
import { AUDIT_RETENTION_DAYS, KEY_DELETION_WINDOW_DAYS } from "../lib/limits.ts";
import { DIGITS } from "../lib/roleArn.ts";

export interface ContainerClusterArgs {
  home: Home;
  /** ARN of the key of this account's and region's log groups. */
  logKeyArn: pulumi.Input<string>;
  /** Days that commands run in containers stay on record; at least {@link AUDIT_RETENTION_DAYS}. */
  logRetentionDays: number;
  /** Cloud Map namespace of services that say none themselves; none unless told. */
  namespaceArn?: pulumi.Input<string>;
}

/**
 * An ECS cluster that records every command a person runs in its containers, watches itself closely, and encrypts what tasks write
 * on Fargate and on volumes that ECS makes for them.
 * Children: 1 key for the sessions and 1 for the storage, 1 log group for the sessions' records, 1 cluster.
 *
 * @throws ResourceError when the records are not kept for six years
 * @see 45 CFR 164.312(a)(2)(iv), encryption; 164.312(b), audit controls; 164.312(e)(2)(ii), encryption on the way
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html
 */
export class ContainerCluster extends pulumi.ComponentResource {
  readonly clusterArn: pulumi.Output<string>;
  readonly clusterName: pulumi.Output<string>;

  constructor(name: string, args: ContainerClusterArgs, opts?: pulumi.ComponentResourceOptions) {
    super("novamind:compute:ContainerCluster", name, args, opts);
    const { home, logKeyArn, logRetentionDays, namespaceArn } = args;
    demand(this, {
      [`logRetentionDays >= ${String(AUDIT_RETENTION_DAYS)}`]:
        logRetentionDays >= AUDIT_RETENTION_DAYS,
    });

    const child = { parent: this };
    const key = (use: string, description: string, uses: aws.iam.PolicyStatement[]) =>
      new aws.kms.Key(
        `${name}-${use}`,
        {
          deletionWindowInDays: KEY_DELETION_WINDOW_DAYS,
          description,
          enableKeyRotation: true,
          policy: keyPolicy(home, ...uses),
        },
        child,
      ).arn;
    const sessionKeyArn = key("sessions", "Commands run in containers", [usedBySessions(home)]);
    const storageKeyArn = key("storage", "What tasks write", usedByStorage(home, name));
    const records = new aws.cloudwatch.LogGroup(
      `${name}-commands`,
      { kmsKeyId: logKeyArn, retentionInDays: logRetentionDays },
      child,
    );
    const cluster = new aws.ecs.Cluster(
      name,
      {
        settings: [{ name: "containerInsights", value: "enhanced" }],
        configuration: {
          executeCommandConfiguration: {
            kmsKeyId: sessionKeyArn,
            logging: "OVERRIDE",
            logConfiguration: {
              cloudWatchEncryptionEnabled: true,
              cloudWatchLogGroupName: records.name,
            },
          },
          managedStorageConfiguration: {
            fargateEphemeralStorageKmsKeyId: storageKeyArn,
            kmsKeyId: storageKeyArn,
          },
        },
        ...(namespaceArn === undefined
          ? {}
          : { serviceConnectDefaults: { namespace: namespaceArn } }),
      },
      child,
    );

    this.clusterArn = cluster.arn;
    this.clusterName = cluster.name;
    this.registerOutputs({ clusterArn: this.clusterArn, clusterName: this.clusterName });
  }
}

/**
 * Lets the account's own principals, as their IAM policies allow, encrypt the channel between a person and a container. Both ends
 * call KMS themselves; the key protects nothing at rest.
 */
function usedBySessions({ accountId, partition }: Home): aws.iam.PolicyStatement {
  return {
    Sid: "Sessions",
    Effect: "Allow",
    Principal: { AWS: `arn:${partition}:iam::${accountId}:root` },
    Action: ["kms:Decrypt", "kms:GenerateDataKey"],
    Resource: "*",
  };
}

/**
 * Lets Fargate encrypt what tasks of this cluster write, and the account's roles volumes, through EC2 alone. Fargate takes no key of
 * several Regions, which those of classified data are, and no alias: so the cluster has a key of its own.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-create-storage-key.html
 */
function usedByStorage(home: Home, clusterName: string): aws.iam.PolicyStatement[] {
  const context = "kms:EncryptionContext:aws:ecs";
  const fargate = {
    Effect: "Allow",
    Principal: { Service: "fargate.amazonaws.com" },
    Resource: "*",
  } as const;
  const ofCluster = {
    StringEquals: { [`${context}:clusterAccount`]: home.accountId },
    StringLike: { [`${context}:clusterName`]: `${clusterName}-${DIGITS}` },
  };
  return [
    {
      ...fargate,
      Sid: "FargateStorage",
      Action: "kms:GenerateDataKeyWithoutPlaintext",
      Condition: ofCluster,
    },
    {
      ...fargate,
      Sid: "FargateStorageGrants",
      Action: "kms:CreateGrant",
      Condition: {
        ...ofCluster,
        "ForAllValues:StringEquals": { "kms:GrantOperations": ["Decrypt"] },
      },
    },
    usedThrough(home, ["ec2"]),
  ];
}
