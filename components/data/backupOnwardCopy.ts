import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import type { Home } from "../lib/home.ts";
import { AUDIT_RETENTION_DAYS } from "../lib/limits.ts";
import { OnwardCopyRole } from "./onwardCopyRole.ts";
import { StartOnEvent } from "./startOnEvent.ts";

export interface BackupOnwardCopyArgs {
  /** Account and region of the vault whose arrivals are copied on. */
  home: Home;
  /** That vault. */
  from: { vaultName: string; vaultArn: string };
  /** Vault of another account, in the same region. */
  toVaultArn: pulumi.Input<string>;
  /** Role in which AWS Backup copies. */
  backupRoleArn: pulumi.Input<string>;
  /** Key for the log group. */
  logKeyArn: pulumi.Input<string>;
}

/**
 * Copies every recovery point that arrives in one vault on into a vault of another account. A plan cannot: what it copies is what it
 * made itself, and for Aurora, RDS and Neptune one automatic copy does not cross region and account at once. The copy keeps its source's
 * day of deletion. Children: 1 log group, 1 {@link OnwardCopyRole}, 1 state machine, 1 {@link StartOnEvent}.
 *
 * @see 45 CFR 164.308(a)(7)(ii)(A), data backup plan
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/recov-point-create-a-copy.html
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/eventbridge.html
 */
export class BackupOnwardCopy extends pulumi.ComponentResource {
  readonly stateMachineArn: pulumi.Output<string>;

  constructor(name: string, args: BackupOnwardCopyArgs, opts?: pulumi.ComponentResourceOptions) {
    super("novamind:data:BackupOnwardCopy", name, args, opts);
    const { home, from, toVaultArn, backupRoleArn, logKeyArn } = args;

    const child = { parent: this };
    const log = new aws.cloudwatch.LogGroup(
      name,
      // Step Functions delivers by itself only to groups under this path.
      {
        name: `/aws/vendedlogs/states/${name}`,
        kmsKeyId: logKeyArn,
        retentionInDays: AUDIT_RETENTION_DAYS,
      },
      child,
    );
    const { roleArn } = new OnwardCopyRole(`${name}-copy`, { home, backupRoleArn }, child);
    const machine = new aws.sfn.StateMachine(
      name,
      {
        roleArn,
        type: "STANDARD",
        definition: pulumi.jsonStringify(copyOnce(home, from.vaultName, toVaultArn, backupRoleArn)),
        loggingConfiguration: {
          level: "ALL",
          includeExecutionData: false,
          logDestination: pulumi.interpolate`${log.arn}:*`,
        },
        tracingConfiguration: { enabled: true },
      },
      child,
    );
    new StartOnEvent(
      `${name}-arrival`,
      {
        home,
        stateMachineArn: machine.arn,
        description: "Recovery points that have arrived from another region",
        pattern: {
          source: ["aws.backup"],
          "detail-type": ["Copy Job State Change"],
          detail: { state: ["COMPLETED"], destinationBackupVaultArn: [from.vaultArn] },
        },
      },
      child,
    );

    this.stateMachineArn = machine.arn;
    this.registerOutputs({ stateMachineArn: this.stateMachineArn });
  }
}

/** Backup allows few copies at a time, so a refused one is asked for again, for about two days. */
function copyOnce(
  { partition }: Home,
  fromVault: string,
  toVaultArn: pulumi.Input<string>,
  roleArn: pulumi.Input<string>,
) {
  return {
    Comment: "Copies one recovery point into the vault of another account",
    StartAt: "Copy",
    States: {
      Copy: {
        Type: "Task",
        Resource: `arn:${partition}:states:::aws-sdk:backup:startCopyJob`,
        Parameters: {
          "RecoveryPointArn.$": "$.detail.destinationRecoveryPointArn",
          "IdempotencyToken.$": "$.id",
          SourceBackupVaultName: fromVault,
          DestinationBackupVaultArn: toVaultArn,
          IamRoleArn: roleArn,
        },
        Retry: [
          {
            ErrorEquals: ["States.ALL"],
            IntervalSeconds: 60,
            BackoffRate: 2,
            MaxDelaySeconds: 14_400,
            MaxAttempts: 20,
            JitterStrategy: "FULL",
          },
        ],
        End: true,
      },
    },
  };
}
