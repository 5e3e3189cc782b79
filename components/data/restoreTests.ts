import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { demand } from "../lib/demand.ts";
import { type BackedUpStore, BACKUP_SUPPORT } from "./backupSupport.ts";

/** Days of backups of which the test takes the latest. */
const SELECTION_WINDOW_DAYS = 7;
/** Hours in which the tests of a month begin, and until what was restored is deleted again. */
const START_WINDOW_HOURS = 8;
const VALIDATION_WINDOW_HOURS = 8;

export interface RestoreTestsArgs {
  /** Letters, digits and underscores: AWS Backup takes no hyphens here. */
  planName: string;
  vaultArn: pulumi.Input<string>;
  /** Role in which AWS Backup restores. */
  roleArn: pulumi.Input<string>;
  /** Stores whose backups are restored. */
  stores: BackedUpStore[];
  /** Restore metadata of stores that need some, for example the subnet group of a database, by AWS Backup's names. */
  overrides?: Partial<Record<BackedUpStore, Record<string, pulumi.Input<string>>>>;
}

/**
 * Restores the latest backup of each kind of store once a month, and deletes what was restored: a backup that was never restored is a
 * hope. Children: 1 plan, 1 selection per store.
 *
 * @throws ResourceError when there is no store, or the name has other characters
 * @see 45 CFR 164.308(a)(7)(ii)(D), testing and revision procedures
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/restore-testing.html
 */
export class RestoreTests extends pulumi.ComponentResource {
  readonly planArn: pulumi.Output<string>;

  constructor(name: string, args: RestoreTestsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("novamind:data:RestoreTests", name, args, opts);
    const { planName, vaultArn, roleArn, stores, overrides = {} } = args;
    demand(this, {
      "one store or more": stores.length > 0,
      "a planName of 1 to 50 letters, digits or underscores": /^\w{1,50}$/.test(planName),
    });

    const child = { parent: this };
    const plan = new aws.backup.RestoreTestingPlan(
      name,
      {
        name: planName,
        scheduleExpression: "cron(0 9 2 * ? *)",
        scheduleExpressionTimezone: "UTC",
        startWindowHours: START_WINDOW_HOURS,
        recoveryPointSelection: {
          algorithm: "LATEST_WITHIN_WINDOW",
          includeVaults: [vaultArn],
          recoveryPointTypes: ["CONTINUOUS", "SNAPSHOT"],
          selectionWindowDays: SELECTION_WINDOW_DAYS,
        },
      },
      child,
    );
    for (const store of stores) {
      const metadata = overrides[store];
      new aws.backup.RestoreTestingSelection(
        `${name}-${store}`,
        {
          name: store,
          restoreTestingPlanName: plan.name,
          protectedResourceType: BACKUP_SUPPORT[store].resourceType,
          protectedResourceArns: ["*"],
          iamRoleArn: roleArn,
          validationWindowHours: VALIDATION_WINDOW_HOURS,
          ...(metadata !== undefined && { restoreMetadataOverrides: metadata }),
        },
        child,
      );
    }

    this.planArn = plan.arn;
    this.registerOutputs({ planArn: this.planArn });
  }
}
