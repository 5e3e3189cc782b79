import * as pulumi from "@pulumi/pulumi";

import { AccessLogBucket } from "../components/data/accessLogBucket.ts";
import { AccountBaseline } from "../components/governance/accountBaseline.ts";
import { LogVault } from "../components/governance/logVault.ts";
import { OrganizationTrust } from "../components/governance/organizationTrust.ts";
import { RegionBaseline } from "../components/governance/regionBaseline.ts";
import { ACCOUNT_KEYS, accountIds, type Accounts } from "./accounts.ts";

export interface OrganizationArgs {
  accounts: Accounts;
  organizationId: string;
  /** Primary first: what an account has only once is declared through its region. */
  regions: string[];
  /** Whether the engine refuses to delete the vaults. */
  protect: boolean;
}

/**
 * What exists once per organization, once per account, and once per account and region; before any region of the platform.
 * Children: 1 organization trust; per account 1 baseline, and 1 per region; per region 1 log vault
 * and 1 bucket for its access log.
 */
export class Organization extends pulumi.ComponentResource {
  /** Name of the log-archive vault of each region. */
  readonly vaultBuckets: Record<string, pulumi.Output<string>>;

  constructor(name: string, args: OrganizationArgs, opts?: pulumi.ComponentResourceOptions) {
    const { accounts, organizationId, regions, protect } = args;
    super("novamind:stacks:Organization", name, { organizationId, regions, protect }, opts);

    const [first = ""] = regions;
    new OrganizationTrust(
      name,
      {},
      { parent: this, provider: accounts.provider("organization", first) },
    );
    for (const account of ACCOUNT_KEYS) {
      const provider = accounts.provider(account, first);
      new AccountBaseline(`${name}-${account}`, {}, { parent: this, provider });
      for (const region of regions) {
        const regional = { parent: this, provider: accounts.provider(account, region) };
        new RegionBaseline(`${name}-${account}-${region}`, {}, regional);
      }
    }
    const vaults = regions.map((region) => {
      const home = accounts.home("logArchive", region);
      const inArchive = { parent: this, provider: accounts.provider("logArchive", region) };
      const accessLogs = new AccessLogBucket(`${name}-access-logs-${region}`, { home }, inArchive);
      const vault = new LogVault(
        `${name}-${region}`,
        {
          home,
          organizationId,
          accountIds: accountIds(accounts, region),
          accessLogBucket: accessLogs.bucketName,
        },
        { ...inArchive, protect },
      );
      return [region, vault.bucketName] as const;
    });

    this.vaultBuckets = Object.fromEntries(vaults);
    this.registerOutputs({ vaultBuckets: this.vaultBuckets });
  }
}
