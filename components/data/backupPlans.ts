import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { type BackupRule, backupRules } from "./backupRules.ts";
import { optIns } from "./backupSupport.ts";
import { CLASSIFICATIONS } from "./classification.ts";

/**
 * Minutes that a backup may wait for its turn, and that it may take.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/API_BackupRuleInput.html
 */
const START_WINDOW_MINUTES = 60;
const COMPLETION_WINDOW_MINUTES = 720;

export interface BackupPlansArgs {
  /** Vault of the same account and region. */
  vaultName: pulumi.Input<string>;
  /** Vault of the recovery region to which copies go; none where this is the recovery region. */
  copyVaultArn?: pulumi.Input<string>;
  /** Role in which AWS Backup works. */
  roleArn: pulumi.Input<string>;
  /** `declared`: what carries a classification's tag is backed up; `idle`: the plans wait, and nothing is. */
  selection: "declared" | "idle";
}

/**
 * One backup plan for each classification, which takes whatever carries its tag `DataClassification`, so that a new store is backed
 * up by being classified. Children: 1 region settings; per classification (4) 1 plan and, unless idle, 1 selection.
 *
 * @see 45 CFR 164.308(a)(7)(ii)(A), data backup plan
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/about-backup-plans.html
 */
export class BackupPlans extends pulumi.ComponentResource {
  /** Id of each classification's plan. */
  readonly planIds: Record<string, pulumi.Output<string>>;

  constructor(name: string, args: BackupPlansArgs, opts?: pulumi.ComponentResourceOptions) {
    super("novamind:data:BackupPlans", name, args, opts);
    const { roleArn, selection } = args;

    const child = { parent: this };
    const settings = new aws.backup.RegionSettings(
      name,
      {
        resourceTypeOptInPreference: optIns(),
        // Only as AWS Backup's own do backups of tables go to cold storage and to other accounts.
        resourceTypeManagementPreference: {
          CloudFormation: true,
          DSQL: true,
          DynamoDB: true,
          EFS: true,
        },
      },
      child,
    );
    const plans = CLASSIFICATIONS.map((classification) => {
      const plan = new aws.backup.Plan(
        `${name}-${classification}`,
        {
          name: `${name}-${classification}`,
          rules: backupRules(classification).map((rule) => planRule(rule, args)),
          tags: { DataClassification: classification },
        },
        { ...child, dependsOn: [settings] },
      );
      if (selection === "declared") {
        const tag = { key: "aws:ResourceTag/DataClassification", value: classification };
        new aws.backup.Selection(
          `${name}-${classification}`,
          {
            name: classification,
            planId: plan.id,
            iamRoleArn: roleArn,
            resources: ["*"],
            conditions: [{ stringEquals: [tag] }],
          },
          child,
        );
      }
      return [classification, plan.id] as const;
    });

    this.planIds = Object.fromEntries(plans);
    this.registerOutputs({ planIds: this.planIds });
  }
}

function planRule(
  { name, schedule, continuous, coldAfterDays, deleteAfterDays, copied }: BackupRule,
  { vaultName, copyVaultArn }: BackupPlansArgs,
) {
  const lifecycle = {
    deleteAfter: deleteAfterDays,
    ...(coldAfterDays !== undefined && { coldStorageAfter: coldAfterDays }),
  };
  return {
    ruleName: name,
    targetVaultName: vaultName,
    schedule,
    scheduleExpressionTimezone: "UTC",
    startWindow: START_WINDOW_MINUTES,
    completionWindow: COMPLETION_WINDOW_MINUTES,
    enableContinuousBackup: continuous,
    lifecycle,
    ...(copied &&
      copyVaultArn !== undefined && {
        copyActions: [{ destinationVaultArn: copyVaultArn, lifecycle }],
      }),
  };
}
