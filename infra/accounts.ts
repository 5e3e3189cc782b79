import * as aws from "@pulumi/aws";

import { hasFipsEndpoints } from "../components/lib/fips.ts";
import type { AccountKey, Accounts } from "../stacks/accounts.ts";
import type { OrganizationConfig } from "./config.ts";

/**
 * One explicit `aws.Provider` per account and region, made when a composition first asks for it. Each assumes the deployment role
 * of its account and refuses to work in any other.
 *
 * @param environment value of the `Environment` tag on everything
 */
export function connect(organization: OrganizationConfig, environment: string): Accounts {
  const { partition, accounts, deployRole, owner } = organization;
  const providers = new Map<string, aws.Provider>();
  const tags = {
    Project: "novamind",
    Environment: environment,
    Owner: owner,
    DataClass: "phi",
  };

  const make = (account: AccountKey, region: string) => {
    const accountId = accounts[account];
    const roleArn = `arn:${partition}:iam::${accountId}:role/${deployRole}`;
    return new aws.Provider(`${account}-${region}`, {
      region,
      assumeRoles: [{ roleArn, sessionName: `novamind-${environment}` }],
      allowedAccountIds: [accountId],
      defaultTags: { tags },
      useFipsEndpoint: hasFipsEndpoints(region),
    });
  };

  return {
    deployRole,
    home: (account, region) => ({ accountId: accounts[account], region, partition }),
    provider: (account, region) => {
      const key = `${account}/${region}`;
      const known = providers.get(key) ?? make(account, region);
      providers.set(key, known);
      return known;
    },
  };
}
