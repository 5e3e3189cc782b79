import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { after } from "../lib/after.ts";
import { demand } from "../lib/demand.ts";
import type { Home } from "../lib/home.ts";
import { policyDocument } from "../lib/iam.ts";
import { MAX_CONTINUOUS_DAYS, SEVEN_YEARS_DAYS } from "./backupRules.ts";

/**
 * Days until a lock in compliance mode can never be taken off again, by nobody: the fewest that AWS Backup takes.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/API_PutBackupVaultLockConfiguration.html
 */
const GRACE_DAYS = 3;

/** `compliance`: nobody can shorten or lift it, not even the account's root; `governance`: who has the permission can. */
export type VaultLock = "compliance" | "governance";

export interface BackupVaultArgs {
  home: Home;
  /** Key, of the vault's account and region, that encrypts what is put into the vault. */
  keyArn: pulumi.Input<string>;
  lock: VaultLock;
  /** Physical name, since plans and policies of other accounts and regions must spell it. */
  vaultName: string;
  /** Accounts that may copy recovery points into the vault; its own always may. */
  copiedFrom?: string[];
}

/** ARN of a vault by what it is made of: known before it exists, to whoever copies into it. */
export function vaultArnOf({ partition, region, accountId }: Home, vaultName: string): string {
  return `arn:${partition}:backup:${region}:${accountId}:backup-vault:${vaultName}`;
}

/**
 * A locked place for recovery points, under a customer's key: none can be kept for less than {@link MAX_CONTINUOUS_DAYS} days or
 * more than {@link SEVEN_YEARS_DAYS}, or be deleted by hand. Children: 1 vault, 1 lock, 1 vault policy.
 *
 * @throws ResourceError when the name is not one that AWS Backup takes
 * @see 45 CFR 164.308(a)(7)(ii)(A), data backup plan; 164.312(c)(1), integrity
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/vault-lock.html
 */
export class BackupVault extends pulumi.ComponentResource {
  /** Name, known once the vault is locked and its policy holds. */
  readonly vaultName: pulumi.Output<string>;
  readonly arn: pulumi.Output<string>;

  constructor(name: string, args: BackupVaultArgs, opts?: pulumi.ComponentResourceOptions) {
    super("novamind:data:BackupVault", name, args, opts);
    const { home, keyArn, lock, vaultName, copiedFrom = [] } = args;
    demand(this, {
      "a vaultName of 2 to 50 letters, digits, hyphens or underscores": /^[\w-]{2,50}$/.test(
        vaultName,
      ),
    });

    const child = { parent: this };
    const vault = new aws.backup.Vault(name, { name: vaultName, kmsKeyArn: keyArn }, child);
    const locked = new aws.backup.VaultLockConfiguration(
      name,
      {
        backupVaultName: vault.name,
        minRetentionDays: MAX_CONTINUOUS_DAYS,
        maxRetentionDays: SEVEN_YEARS_DAYS,
        ...(lock === "compliance" && { changeableForDays: GRACE_DAYS }),
      },
      child,
    );
    const policy = new aws.backup.VaultPolicy(
      name,
      {
        backupVaultName: vault.name,
        policy: policyDocument(noDeletion, ...copying(home, copiedFrom)),
      },
      child,
    );

    this.vaultName = after(vault.name, locked, policy);
    this.arn = after(vault.arn, locked, policy);
    this.registerOutputs({ vaultName: this.vaultName, arn: this.arn });
  }
}

/** @see https://docs.aws.amazon.com/aws-backup/latest/devguide/create-a-vault-access-policy.html */
const noDeletion: aws.iam.PolicyStatement = {
  Sid: "NoDeletionByHand",
  Effect: "Deny",
  Principal: "*",
  Action: [
    "backup:DeleteBackupVault",
    "backup:DeleteRecoveryPoint",
    "backup:DisassociateRecoveryPoint",
    "backup:UpdateRecoveryPointLifecycle",
  ],
  Resource: "*",
};

function copying({ partition }: Home, accountIds: string[]): aws.iam.PolicyStatement[] {
  if (accountIds.length === 0) return [];
  return [
    {
      Sid: "CopiesOfTheseAccounts",
      Effect: "Allow",
      Principal: { AWS: accountIds.map((id) => `arn:${partition}:iam::${id}:root`) },
      Action: "backup:CopyIntoBackupVault",
      Resource: "*",
    },
  ];
}
