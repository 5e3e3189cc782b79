import * as pulumi from "@pulumi/pulumi";

import type { Zone } from "../components/lib/home.ts";
import { AUDIT_RETENTION_DAYS } from "../components/lib/limits.ts";
import { Appliances } from "../components/network/appliances.ts";
import { EgressFirewall } from "../components/network/egressFirewall.ts";
import { EgressRoutes } from "../components/network/egressRoutes.ts";
import type { TransitAttachment } from "../components/network/transitAttachment.ts";
import { TransitFlowLogs } from "../components/network/transitFlowLogs.ts";
import type { TransitHub } from "../components/network/transitHub.ts";
import type { AccountKey, Accounts } from "./accounts.ts";
import { vaultOf } from "./vault.ts";

/** What may leave a region. */
export interface EgressPlan {
  /** Domains that may be called; one that begins with a dot stands for itself and all its subdomains. */
  allowedDomains: string[];
  /** Appliances of another maker between firewall and NAT, and the range of their VPC. */
  appliances?: { cidr: string; gatewayLoadBalancerService: string } | undefined;
  /** With which CA TLS is opened; it stays closed without. */
  tlsInspection?: { certificateAuthorityArn: string } | undefined;
}

export interface RegionTransitArgs {
  accounts: Accounts;
  region: string;
  organizationId: string;
  /** Network that holds every VPC of the region. */
  cidr: string;
  /** Network that holds every VPC of the other region. */
  peerCidr: string;
  /** By account: the region's zones as that account names them. */
  zones: ReadonlyMap<AccountKey, Zone[]>;
  egress: EgressPlan;
  hub: TransitHub;
  /** That of the egress VPC. */
  attachment: TransitAttachment;
  /** Whether AWS refuses to delete the firewall. */
  protect: boolean;
  /** Key for the log groups of the network account. */
  logKeyArn: pulumi.Input<string>;
}

/**
 * What stands at the hub of a region: the firewall on the way out, the routes through it, the record of all that passes. It is the
 * same in both postures, see docs/decisions/0017. Children: 1 of each, and 1 Appliances where the plan has some.
 */
export class RegionTransit extends pulumi.ComponentResource {
  /** VPC of appliances, where there are some. */
  readonly applianceVpcId: pulumi.Output<string> | undefined;

  constructor(name: string, args: RegionTransitArgs, opts?: pulumi.ComponentResourceOptions) {
    const { accounts, region, cidr: regionCidr, peerCidr, egress, hub, attachment } = args;
    super("novamind:stacks:RegionTransit", name, { region, regionCidr, peerCidr, egress }, opts);

    const child = { parent: this };
    const home = accounts.home("network", region);
    const { logKeyArn, protect } = args;
    const firewall = new EgressFirewall(
      `${name}-firewall`,
      {
        home,
        transitGatewayId: attachment.gatewayId,
        zoneIds: (args.zones.get("network") ?? []).map(({ id }) => id),
        regionCidr,
        allowedDomains: egress.allowedDomains,
        logKeyArn,
        protect,
        certificateAuthorityArn: egress.tlsInspection?.certificateAuthorityArn,
      },
      child,
    );
    const { attachmentId: firewallAttachmentId } = firewall;
    const { attachmentId: egressAttachmentId } = attachment;
    const appliances = appliancesOf(name, args, this);
    const applianceAttachmentId = appliances?.attachmentId;
    const attachments = { firewallAttachmentId, egressAttachmentId, applianceAttachmentId };
    new EgressRoutes(name, { hub, ...attachments, regionCidr, peerCidr }, child);
    new TransitFlowLogs(
      `${name}-transit-flow`,
      {
        transitGatewayId: hub.gatewayId,
        home,
        logKeyArn,
        logRetentionDays: AUDIT_RETENTION_DAYS,
        vaultArn: vaultOf(accounts, region).bucketArn,
      },
      child,
    );
    this.applianceVpcId = appliances?.vpcId;
    this.registerOutputs({ applianceVpcId: this.applianceVpcId });
  }
}

function appliancesOf(
  name: string,
  args: RegionTransitArgs,
  parent: pulumi.Resource,
): Appliances | undefined {
  const { accounts, region, cidr: regionCidr, peerCidr, egress, hub, organizationId } = args;
  if (egress.appliances === undefined) return undefined;
  const provider = accounts.provider("network", region);
  return new Appliances(
    `${name}-appliances`,
    {
      ...{ hub, regionCidr, peerCidr, organizationId, provider, logKeyArn: args.logKeyArn },
      ...egress.appliances,
      home: accounts.home("network", region),
      zones: args.zones.get("network") ?? [],
      vaultArn: vaultOf(accounts, region).bucketArn,
    },
    { parent, provider },
  );
}
