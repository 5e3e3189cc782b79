import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { demand } from "../lib/demand.ts";
import type { Home } from "../lib/home.ts";
import { keyPolicy, usedThrough } from "../lib/keyPolicy.ts";
import { AUDIT_RETENTION_DAYS, KEY_DELETION_WINDOW_DAYS } from "../lib/limits.ts";
import { FirewallRules } from "./firewallRules.ts";
import { MAX_ZONES, MIN_ZONES } from "./vpcLayouts.ts";

/**
 * What a firewall can record: every connection, and those that a rule dropped or alerted on; when it opens TLS, also what failed there.
 *
 * @see https://docs.aws.amazon.com/network-firewall/latest/developerguide/firewall-logging.html
 */
const LOG_TYPES = ["ALERT", "FLOW"] as const;
const INSPECTION_LOG_TYPES = [...LOG_TYPES, "TLS"] as const;

export interface EgressFirewallArgs {
  home: Home;
  /** Gateway of the same account, once it serves the zones: an attachment to a VPC in them makes it so. */
  transitGatewayId: pulumi.Input<string>;
  /** Ids of the zones that get an endpoint of the firewall. */
  zoneIds: string[];
  /** Network that holds every VPC of the region. */
  regionCidr: string;
  /** Domains that may be called; one that begins with a dot stands for itself and all its subdomains. */
  allowedDomains: readonly string[];
  /** Key that encrypts the log groups; its policy lets CloudWatch Logs of this region use it. */
  logKeyArn: pulumi.Input<string>;
  /** Whether AWS refuses to delete the firewall. */
  protect: boolean;
  /** CA in ACM with which TLS on the way out is opened; it stays closed without. */
  certificateAuthorityArn?: string | undefined;
}

/**
 * The firewall between a region and the internet, attached to the transit gateway itself: AWS makes the attachment, which keeps
 * both directions of a connection in one zone, and there is no VPC around it. Protected against a change of its
 * policy's association or its zones, and by `protect` against deletion: each is taken back before, see docs/decisions/0015.
 * Children: 1 key, 1 FirewallRules, 1 firewall, 1 log group per kind of record (2, or 3 when TLS is opened), 1 logging
 * configuration.
 *
 * @throws ResourceError when the zones are too few, too many or not different
 * @see 45 CFR 164.312(e)(1), transmission security; 164.312(b), audit controls
 * @see https://docs.aws.amazon.com/network-firewall/latest/developerguide/tgw-firewall.html
 */
export class EgressFirewall extends pulumi.ComponentResource {
  readonly firewallArn: pulumi.Output<string>;
  /** The firewall's attachment to the gateway. */
  readonly attachmentId: pulumi.Output<string>;

  constructor(name: string, args: EgressFirewallArgs, opts?: pulumi.ComponentResourceOptions) {
    super("novamind:network:EgressFirewall", name, args, opts);
    const { home, transitGatewayId, zoneIds, regionCidr, logKeyArn, protect } = args;
    const { allowedDomains, certificateAuthorityArn } = args;
    demand(this, {
      [`${String(MIN_ZONES)} to ${String(MAX_ZONES)} different zoneIds`]: areZones(zoneIds),
    });

    const child = { parent: this };
    const key = new aws.kms.Key(
      name,
      {
        deletionWindowInDays: KEY_DELETION_WINDOW_DAYS,
        description: "Network Firewall and its rules",
        enableKeyRotation: true,
        policy: keyPolicy(home, usedThrough(home, ["network-firewall"])),
      },
      child,
    );
    const keyArn = key.arn;
    const rules = new FirewallRules(
      name,
      { home, homeCidr: regionCidr, allowedDomains, keyArn, certificateAuthorityArn },
      child,
    );
    const firewall = new aws.networkfirewall.Firewall(
      name,
      {
        firewallPolicyArn: rules.policyArn,
        transitGatewayId,
        availabilityZoneMappings: zoneIds.map((availabilityZoneId) => ({ availabilityZoneId })),
        deleteProtection: protect,
        firewallPolicyChangeProtection: true,
        availabilityZoneChangeProtection: true,
        encryptionConfiguration: { type: "CUSTOMER_KMS", keyId: keyArn },
        tags: { Name: name },
      },
      child,
    );
    const logTypes = certificateAuthorityArn === undefined ? LOG_TYPES : INSPECTION_LOG_TYPES;
    const logDestinationConfigs = logTypes.map((logType) => {
      const group = new aws.cloudwatch.LogGroup(
        `${name}-${logType.toLowerCase()}`,
        { kmsKeyId: logKeyArn, retentionInDays: AUDIT_RETENTION_DAYS },
        child,
      );
      const logDestination = { logGroup: group.name };
      return { logType, logDestinationType: "CloudWatchLogs", logDestination };
    });
    new aws.networkfirewall.LoggingConfiguration(
      name,
      { firewallArn: firewall.arn, loggingConfiguration: { logDestinationConfigs } },
      child,
    );

    this.firewallArn = firewall.arn;
    this.attachmentId = firewall.firewallStatuses.apply(attachmentOf);
    this.registerOutputs({ firewallArn: this.firewallArn, attachmentId: this.attachmentId });
  }
}

/** A firewall of the gateway's own account is in at once; where it says nothing of an attachment, no route may be made up. */
function attachmentOf(statuses: aws.types.output.networkfirewall.FirewallFirewallStatus[]): string {
  const states = statuses.flatMap((status) => status.transitGatewayAttachmentSyncStates);
  const [attachmentId] = states.map((state) => state.attachmentId);
  if (attachmentId !== undefined) return attachmentId;
  throw new pulumi.RunError("the firewall is not attached to its transit gateway");
}

function areZones(zoneIds: string[]): boolean {
  const { length } = zoneIds;
  return length >= MIN_ZONES && length <= MAX_ZONES && new Set(zoneIds).size === length;
}
