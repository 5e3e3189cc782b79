import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { after } from "../lib/after.ts";
import { shareWithOrganization } from "./organizationShare.ts";

/** Between the priorities of two rules: AWS advises to leave room. */
const STEP = 100;

/**
 * What DNS Firewall Advanced tells by the queries themselves: names that malware generates, and data in queries.
 *
 * @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/firewall-advanced.html
 */
const THREATS = { dga: "DGA", dictionary: "DICTIONARY_DGA", tunnel: "DNS_TUNNELING" } as const;

/** Which names the region's VPCs may look up. */
export interface DnsDomains {
  /** Names that are let through whatever else a rule says, for example `*.example.com`. */
  allowed: string[];
  /** Names that are refused. */
  blocked: string[];
  /** AWS-managed lists of names that are refused: their ids, each under the list's name. */
  managedLists: Record<string, string>;
}

export interface DnsFirewallArgs extends DnsDomains {
  /** Organization that the rules are shared with. */
  organizationArn: string;
}

/**
 * The rules by which a region's resolvers refuse to look up names, in one account and shared with the organization: the accounts
 * whose VPCs they protect cannot change them. Children: 1 rule group, 1 domain list with its rule for each of `allowed` and
 * `blocked` that names any, 1 rule per managed list, 3 rules for threats, 1 RAM share with its resource and its principal.
 *
 * @see 45 CFR 164.312(e)(1), transmission security
 * @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resolver-dns-firewall.html
 */
export class DnsFirewall extends pulumi.ComponentResource {
  /** Rule group, for VPCs of the organization: known only once it has its rules and is shared. */
  readonly ruleGroupId: pulumi.Output<string>;

  constructor(name: string, args: DnsFirewallArgs, opts?: pulumi.ComponentResourceOptions) {
    super("novamind:network:DnsFirewall", name, args, opts);

    const child = { parent: this };
    const group = new aws.route53.ResolverFirewallRuleGroup(name, {}, child);
    const rules = rulesOf(name, args, this).map(
      ([role, matches], index) =>
        new aws.route53.ResolverFirewallRule(
          `${name}-${role}`,
          { ...matches, firewallRuleGroupId: group.id, priority: (index + 1) * STEP },
          child,
        ),
    );
    const shared = shareWithOrganization(`${name}-dns`, group.arn, args.organizationArn, this);

    this.ruleGroupId = after(group.id, ...rules, ...shared);
    this.registerOutputs({ ruleGroupId: this.ruleGroupId });
  }
}

type Matches = Omit<aws.route53.ResolverFirewallRuleArgs, "firewallRuleGroupId" | "priority">;

const BLOCK = { action: "BLOCK", blockResponse: "NXDOMAIN" } as const;

/** What each rule matches and does, in order: the first that matches decides. */
function rulesOf(
  name: string,
  { allowed, blocked, managedLists }: DnsDomains,
  parent: pulumi.Resource,
): [role: string, matches: Matches][] {
  const list = (role: string, domains: string[], action: Matches): [string, Matches][] => {
    if (domains.length === 0) return [];
    const { id } = new aws.route53.ResolverFirewallDomainList(
      `${name}-${role}`,
      { domains },
      { parent },
    );
    return [[role, { ...action, firewallDomainListId: id }]];
  };
  return [
    ...list("allowed", allowed, { action: "ALLOW" }),
    ...list("blocked", blocked, BLOCK),
    ...Object.entries(managedLists).map(([role, id]): [string, Matches] => [
      role,
      { ...BLOCK, firewallDomainListId: id },
    ]),
    ...Object.entries(THREATS).map(([role, threat]): [string, Matches] => [
      role,
      { ...BLOCK, dnsThreatProtection: threat, confidenceThreshold: "HIGH" },
    ]),
  ];
}
