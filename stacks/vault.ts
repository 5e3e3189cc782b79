import { VAULT_KEY_ALIAS, vaultBucketName } from "../components/governance/logVault.ts";
import type { Accounts } from "./accounts.ts";

/** How other accounts name a region's log-archive vault: its names are fixed, so nothing has to read the `org` stack. */
export interface VaultNames {
  accountId: string;
  bucketArn: string;
  /** ARN of the key's alias. */
  keyArn: string;
}

export function vaultOf(accounts: Accounts, region: string): VaultNames {
  const { accountId, partition } = accounts.home("logArchive", region);
  return {
    accountId,
    bucketArn: `arn:${partition}:s3:::${vaultBucketName(accountId, region)}`,
    keyArn: `arn:${partition}:kms:${region}:${accountId}:${VAULT_KEY_ALIAS}`,
  };
}
