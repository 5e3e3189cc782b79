import * as pulumi from "@pulumi/pulumi";

import { BackupOnwardCopy } from "../components/data/backupOnwardCopy.ts";
import { BackupRole } from "../components/data/backupRole.ts";
import { BackupVault, type VaultLock, vaultArnOf } from "../components/data/backupVault.ts";
import { ClassifiedKey } from "../components/data/classifiedKey.ts";
import { keyAccess } from "../components/data/keyAccess.ts";
import { LogKey } from "../components/governance/logKey.ts";
import type { AccountKey, Accounts } from "./accounts.ts";
import { consumerHomes } from "./consumerHomes.ts";

export interface RegionBackupArgs {
  accounts: Accounts;
  region: string;
  peerRegion: string;
  /** Keys for PHI of the `data` account in each region. */
  keyArns: { home: pulumi.Input<string>; peer: pulumi.Input<string> };
  lock: VaultLock;
}

/** Name of the platform's vaults: the same in each account and region, since they copy into each other. */
export const VAULT_NAME = "novamind";

/**
 * Where recovery points are kept: in the `data` account of both regions, and a copy in the `operations` account of the recovery region, out of
 * reach of whoever holds the first. Children: 3 vaults, 1 key for PHI of the `operations` account, 1 role, 1 onward copy with a key for its log.
 *
 * @see docs/decisions/0037-backups.md
 */
export class RegionBackup extends pulumi.ComponentResource {
  readonly vaultName: pulumi.Output<string>;
  readonly vaultArn: pulumi.Output<string>;
  /** Vault of the recovery region to which plans copy. */
  readonly copyVaultArn: pulumi.Output<string>;
  /** Role in which AWS Backup works, in both regions. */
  readonly roleArn: pulumi.Output<string>;

  constructor(name: string, args: RegionBackupArgs, opts?: pulumi.ComponentResourceOptions) {
    const { accounts, region, peerRegion, keyArns, lock } = args;
    super("novamind:stacks:RegionBackup", name, { region, peerRegion, lock }, opts);

    const inAccount = (account: AccountKey, place: string) => ({
      parent: this,
      provider: accounts.provider(account, place),
    });
    const vault = (
      role: string,
      account: AccountKey,
      place: string,
      keyArn: pulumi.Input<string>,
    ) =>
      new BackupVault(
        `${name}-${role}`,
        {
          home: accounts.home(account, place),
          keyArn,
          lock,
          vaultName: VAULT_NAME,
          ...(account === "operations" && {
            copiedFrom: [accounts.home("data", place).accountId],
          }),
        },
        inAccount(account, place),
      );
    const { roleArn } = new BackupRole(
      `${name}-backup`,
      { home: accounts.home("data", region) },
      inAccount("data", region),
    );
    const here = vault("backup", "data", region, keyArns.home);
    const copies = vault("backup-replica", "data", peerRegion, keyArns.peer);
    const key = keyOf(name, args, this);
    const apart = vault("backup-apart", "operations", peerRegion, key.replicaKeyArn);
    copyOnward(name, args, { roleArn, toVaultArn: apart.arn }, this);

    this.vaultName = here.vaultName;
    this.vaultArn = here.arn;
    this.copyVaultArn = copies.arn;
    this.roleArn = roleArn;
    this.registerOutputs({
      vaultName: this.vaultName,
      vaultArn: this.vaultArn,
      copyVaultArn: this.copyVaultArn,
      roleArn,
    });
  }
}

/** Copies on what arrives in the recovery region's vault. */
function copyOnward(
  name: string,
  { accounts, peerRegion }: RegionBackupArgs,
  { roleArn, toVaultArn }: Record<"roleArn" | "toVaultArn", pulumi.Output<string>>,
  parent: pulumi.Resource,
): void {
  const home = accounts.home("data", peerRegion);
  const opts = { parent, provider: accounts.provider("data", peerRegion) };
  const { keyArn: logKeyArn } = new LogKey(`${name}-backup`, { home, purpose: "backup" }, opts);
  const from = { vaultName: VAULT_NAME, vaultArn: vaultArnOf(home, VAULT_NAME) };
  new BackupOnwardCopy(
    `${name}-backup-onward`,
    { home, from, toVaultArn, backupRoleArn: roleArn, logKeyArn },
    opts,
  );
}

/** Key of the copies in the account for them. */
function keyOf(
  name: string,
  { accounts, region, peerRegion }: RegionBackupArgs,
  parent: pulumi.Resource,
): ClassifiedKey {
  const home = accounts.home("operations", region);
  const provider = (place: string) => accounts.provider("operations", place);
  const { accountIds } = consumerHomes(accounts, region);
  const place = { home, account: "operations", name, accountIds } as const;
  return new ClassifiedKey(
    `${name}-operations-phi`,
    {
      classification: "phi",
      home,
      peer: { region: peerRegion, provider: provider(peerRegion) },
      access: keyAccess({ ...place, deployRole: accounts.deployRole }, "phi"),
    },
    { parent, provider: provider(region) },
  );
}
