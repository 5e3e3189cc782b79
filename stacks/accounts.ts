import type * as aws from "@pulumi/aws";

import type { Home } from "../components/lib/home.ts";

/** The accounts of the platform, by what they hold; docs/architecture.md says what that is. */
export const ACCOUNT_KEYS = [
  "organization",
  "logArchive",
  "security",
  "network",
  "public",
  "data",
  "ml",
  "operations",
] as const;

export type AccountKey = (typeof ACCOUNT_KEYS)[number];

/** How a composition reaches the accounts: one explicit provider per account and region, the same one each time. */
export interface Accounts {
  /** Name of the role that deploys, the same in each account. */
  deployRole: string;
  home(account: AccountKey, region: string): Home;
  provider(account: AccountKey, region: string): aws.Provider;
}

/** The ids of all accounts, in the order of their keys. */
export function accountIds(accounts: Accounts, region: string): string[] {
  return ACCOUNT_KEYS.map((account) => accounts.home(account, region).accountId);
}

/** The organization that the accounts are of, as what is shared with all of them names it. */
export function organizationArn(
  accounts: Accounts,
  region: string,
  organizationId: string,
): string {
  const { partition, accountId } = accounts.home("organization", region);
  return `arn:${partition}:organizations::${accountId}:organization/${organizationId}`;
}
