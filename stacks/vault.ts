import type { VaultAddress } from "../components/data/accessLogBucket.ts";
import { VAULT_KEY_ALIAS, vaultBucketName } from "../components/governance/logVault.ts";
import type { Accounts } from "./accounts.ts";

/** A region's log-archive vault as other accounts name it: its names are fixed, so nothing has to read the `org` stack. */
export function vaultOf(accounts: Accounts, region: string): VaultAddress {
  const { accountId, partition } = accounts.home("logArchive", region);
  return {
    accountId,
    bucketArn: `arn:${partition}:s3:::${vaultBucketName(accountId, region)}`,
    keyArn: `arn:${partition}:kms:${region}:${accountId}:${VAULT_KEY_ALIAS}`,
  };
}
