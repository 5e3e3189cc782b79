import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { AUDIT_RETENTION_DAYS } from "../lib/limits.ts";

/**
 * Before every rule group that an account adds to its VPC by itself; AWS keeps what is below for Firewall Manager.
 *
 * @see https://docs.aws.amazon.com/Route53/latest/APIReference/API_route53resolver_AssociateFirewallRuleGroup.html
 */
const FIRST_PRIORITY = 101;

export interface VpcDnsArgs {
  vpcId: pulumi.Input<string>;
  /** Rules of the region's DNS firewall. */
  ruleGroupId: pulumi.Input<string>;
  /** Key that encrypts the log group; its policy lets CloudWatch Logs of this region use it. */
  logKeyArn: pulumi.Input<string>;
  /** Whether AWS refuses to take the firewall's rules away from the VPC. */
  protect: boolean;
  /** Days the log group keeps queries; six years unless said. */
  logRetentionDays?: number;
}

/**
 * What a VPC asks DNS is logged in full, and refused where the firewall's rules say so or cannot be asked. Children: 1 log group,
 * 1 query log configuration with its association, 1 firewall association, 1 firewall configuration.
 *
 * @see 45 CFR 164.312(b), audit controls
 * @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resolver-query-logs.html
 * @see docs/decisions/0013-dns-firewall.md
 */
export class VpcDns extends pulumi.ComponentResource {
  /** Name of the log group, for metric filters and queries. */
  readonly logGroupName: pulumi.Output<string>;

  constructor(name: string, args: VpcDnsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("novamind:network:VpcDns", name, args, opts);
    const { vpcId, ruleGroupId, logKeyArn, protect } = args;
    const { logRetentionDays = AUDIT_RETENTION_DAYS } = args;

    const child = { parent: this };
    const group = new aws.cloudwatch.LogGroup(
      `${name}-dns`,
      { kmsKeyId: logKeyArn, retentionInDays: logRetentionDays },
      child,
    );
    const config = new aws.route53.ResolverQueryLogConfig(
      name,
      { destinationArn: group.arn },
      child,
    );
    new aws.route53.ResolverQueryLogConfigAssociation(
      name,
      { resolverQueryLogConfigId: config.id, resourceId: vpcId },
      child,
    );
    new aws.route53.ResolverFirewallRuleGroupAssociation(
      name,
      {
        firewallRuleGroupId: ruleGroupId,
        mutationProtection: protect ? "ENABLED" : "DISABLED",
        priority: FIRST_PRIORITY,
        vpcId,
      },
      child,
    );
    new aws.route53.ResolverFirewallConfig(
      name,
      { resourceId: vpcId, firewallFailOpen: "DISABLED" },
      child,
    );

    this.logGroupName = group.name;
    this.registerOutputs({ logGroupName: this.logGroupName });
  }
}
