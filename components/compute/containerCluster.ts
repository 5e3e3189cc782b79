import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { demand } from "../lib/demand.ts";
import type { Home } from "../lib/home.ts";
import { keyPolicy } from "../lib/keyPolicy.ts";
import { AUDIT_RETENTION_DAYS, KEY_DELETION_WINDOW_DAYS } from "../lib/limits.ts";

export interface ContainerClusterArgs {
  home: Home;
  /** ARN of the key of this account's and region's log groups. */
  logKeyArn: pulumi.Input<string>;
  /** Days that commands run in containers stay on record; at least {@link AUDIT_RETENTION_DAYS}. */
  logRetentionDays: number;
}

/**
 * An ECS cluster that records every command a person runs in its containers, and watches itself closely.
 * Children: 1 key for the sessions, 1 log group for their records, 1 cluster.
 *
 * @throws ResourceError when the records are not kept for six years
 * @see 45 CFR 164.312(b), audit controls; 164.312(e)(2)(ii), encryption on the way
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html
 */
export class ContainerCluster extends pulumi.ComponentResource {
  readonly clusterArn: pulumi.Output<string>;
  readonly clusterName: pulumi.Output<string>;

  constructor(name: string, args: ContainerClusterArgs, opts?: pulumi.ComponentResourceOptions) {
    super("novamind:compute:ContainerCluster", name, args, opts);
    const { home, logKeyArn, logRetentionDays } = args;
    demand(this, {
      [`logRetentionDays >= ${String(AUDIT_RETENTION_DAYS)}`]:
        logRetentionDays >= AUDIT_RETENTION_DAYS,
    });

    const child = { parent: this };
    const sessionKey = new aws.kms.Key(
      `${name}-sessions`,
      {
        deletionWindowInDays: KEY_DELETION_WINDOW_DAYS,
        description: "Commands run in containers",
        enableKeyRotation: true,
        policy: keyPolicy(home, usedBySessions(home)),
      },
      child,
    );
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
            kmsKeyId: sessionKey.arn,
            logging: "OVERRIDE",
            logConfiguration: {
              cloudWatchEncryptionEnabled: true,
              cloudWatchLogGroupName: records.name,
            },
          },
        },
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
