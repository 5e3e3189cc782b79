import * as pulumi from "@pulumi/pulumi";

import { BackupFailures } from "../components/data/backupFailures.ts";
import { BackupPlans } from "../components/data/backupPlans.ts";
import { type BackedUpStore, BACKUP_SUPPORT } from "../components/data/backupSupport.ts";
import { vaultArnOf } from "../components/data/backupVault.ts";
import { RestoreTests } from "../components/data/restoreTests.ts";
import type { Home } from "../components/lib/home.ts";
import type { Posture } from "./posture.ts";
import { VAULT_NAME } from "./regionBackup.ts";

export interface RegionBackupPlansArgs {
  /** Place of the `data` account. */
  home: Home;
  posture: Posture;
  roleArn: pulumi.Input<string>;
  /** This region's vault; known once it is locked where this stack declares it. */
  vaultName: pulumi.Input<string>;
  /** Vault of the other region, where copies go; none in the recovery region. */
  copyVaultArn?: pulumi.Input<string> | undefined;
  alarmTopicArn: pulumi.Input<string>;
  logKeyArn: pulumi.Input<string>;
  /** Subnet groups in which databases are restored. */
  subnetGroupNames: Record<"aurora" | "rds" | "neptune", pulumi.Input<string>>;
}

/** All stores that AWS Backup serves here. */
const TESTED = Object.keys(BACKUP_SUPPORT) as BackedUpStore[];

/**
 * What is backed up of one region's data, tested, and told when it fails. A passive region has the plans and takes no backups: the primary's are
 * copied to it. Children: 1 set of plans, 1 set of failures, and in an active region 1 set of restore tests.
 */
export class RegionBackupPlans extends pulumi.ComponentResource {
  constructor(name: string, args: RegionBackupPlansArgs, opts?: pulumi.ComponentResourceOptions) {
    const { home, posture, roleArn, vaultName, copyVaultArn, subnetGroupNames } = args;
    super("novamind:stacks:RegionBackupPlans", name, { home, posture }, opts);

    const child = { parent: this };
    const active = posture === "active";
    new BackupPlans(
      `${name}-backup`,
      {
        vaultName,
        ...(copyVaultArn !== undefined && { copyVaultArn }),
        roleArn,
        selection: active ? "declared" : "idle",
      },
      child,
    );
    new BackupFailures(
      `${name}-backup-failures`,
      { alarmTopicArn: args.alarmTopicArn, logKeyArn: args.logKeyArn },
      child,
    );
    if (active) {
      const restored = Object.entries(subnetGroupNames).map(([store, dbSubnetGroupName]) => [
        store,
        // Without it AWS Backup would restore into a default VPC, and there is none.
        { dbSubnetGroupName },
      ]);
      new RestoreTests(
        `${name}-restore-tests`,
        {
          planName: name.replaceAll("-", "_"),
          vaultArn: vaultArnOf(home, VAULT_NAME),
          roleArn,
          stores: TESTED,
          overrides: Object.fromEntries(restored) as Record<string, Record<string, string>>,
        },
        child,
      );
    }
    this.registerOutputs({});
  }
}
