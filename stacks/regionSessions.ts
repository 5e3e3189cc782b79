import * as pulumi from "@pulumi/pulumi";

import { SessionAccess } from "../components/governance/sessionAccess.ts";
import type { HostSessions } from "../components/lib/hostSessions.ts";
import type { AccountKey, Accounts } from "./accounts.ts";
import { known, type RegionNetwork } from "./regionNetwork.ts";

export interface RegionSessionsArgs {
  accounts: Accounts;
  region: string;
  network: Pick<RegionNetwork, "logKeys">;
}

/**
 * How people reach the hosts of a region: by Session Manager, in the host's own account. Children: 1 {@link SessionAccess} per account
 * with hosts: `ml` has GPU hosts, `operations` those of the management VPC.
 */
export class RegionSessions extends pulumi.ComponentResource {
  /** What the role of a host in each account has to be allowed. */
  readonly hosts: Record<"ml" | "operations", HostSessions>;

  constructor(name: string, args: RegionSessionsArgs, opts?: pulumi.ComponentResourceOptions) {
    const { accounts, region, network } = args;
    super("novamind:stacks:RegionSessions", name, { region }, opts);

    const sessionsIn = (account: AccountKey): HostSessions => {
      const { keyArn: logKeyArn } = known(network.logKeys, account);
      const { keyArn, logGroupArn } = new SessionAccess(
        `${name}-${account}-hosts`,
        { home: accounts.home(account, region), logKeyArn },
        { parent: this, provider: accounts.provider(account, region) },
      );
      return { keyArn, logGroupArn };
    };

    this.hosts = { ml: sessionsIn("ml"), operations: sessionsIn("operations") };
    this.registerOutputs({});
  }
}
