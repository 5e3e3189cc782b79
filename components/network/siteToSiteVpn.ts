import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { demand } from "../lib/demand.ts";
import { AUDIT_RETENTION_DAYS } from "../lib/limits.ts";
import { isCustomerAsn } from "./asn.ts";
import { joinLevel } from "./joinLevel.ts";
import type { Hub } from "./transitAttachment.ts";

/** The largest number that goes into the customer gateway's first field for it; larger ones have another. */
const LARGEST_SHORT_ASN = 2147483647;

/**
 * How log groups begin whose deliveries AWS allows in one statement: the policy that holds a statement for each other is full after
 * a few.
 *
 * @see https://docs.aws.amazon.com/vpn/latest/s2svpn/monitoring-logs.html
 */
const VENDED_LOGS = "/aws/vendedlogs/";

/**
 * The only proposals that a tunnel accepts: key exchange over NIST's P-384 and P-521 (groups 20 and 21), AES-256 in GCM, SHA-2 of
 * 384 bits and more. All are approved by FIPS 140-3; the groups above 21 are not.
 *
 * @see https://docs.aws.amazon.com/vpn/latest/s2svpn/VPNTunnels.html
 * @see https://csrc.nist.gov/pubs/sp/800/77/r1/final
 */
const DH_GROUPS = [20, 21];
const ENCRYPTION = ["AES256-GCM-16"];
const INTEGRITY = ["SHA2-384", "SHA2-512"];

export interface SiteToSiteVpnArgs {
  hub: Pick<Hub, "gatewayId" | "routeTableIds">;
  /** Autonomous system number of the network on premises. */
  customerAsn: number;
  /** Public IPv4 address of the device on premises that ends the tunnels. */
  customerAddress: string;
  /** Key that encrypts the log group; its policy lets CloudWatch Logs of this region use it. */
  logKeyArn: pulumi.Input<string>;
  /** Days the log group keeps records; six years unless said. */
  logRetentionDays?: number;
}

/**
 * Two encrypted tunnels over the internet from the transit gateway to a network on premises. Both are up all the time and exchange
 * routes by BGP; where Direct Connect announces the same networks, the transit gateway prefers that, and falls back on these. The
 * pre-shared keys are made by AWS and kept in Secrets Manager, where only who configures the device reads them. Children: 1 log
 * group, 1 customer gateway, 1 VPN connection, and on the transit gateway 1 association with the `onPremises` table and 1
 * propagation per level that has a path with it (2).
 *
 * @throws ResourceError when the autonomous system number is nobody's
 * @see 45 CFR 164.312(e)(2)(ii), encryption
 * @see https://docs.aws.amazon.com/vpc/latest/tgw/how-transit-gateways-work.html#tgw-route-evaluation-overview
 * @see docs/decisions/0022-direct-connect-with-vpn-backup.md
 */
export class SiteToSiteVpn extends pulumi.ComponentResource {
  /** The connection as the transit gateway's attachment. */
  readonly attachmentId: pulumi.Output<string>;
  /** Secret with the pre-shared keys of both tunnels, for who configures the device on premises. */
  readonly presharedKeyArn: pulumi.Output<string>;
  /** Name of the log group of both tunnels: IKE and BGP. */
  readonly logGroupName: pulumi.Output<string>;

  constructor(name: string, args: SiteToSiteVpnArgs, opts?: pulumi.ComponentResourceOptions) {
    const { hub, customerAsn, customerAddress, logKeyArn } = args;
    const { logRetentionDays = AUDIT_RETENTION_DAYS } = args;
    super("novamind:network:SiteToSiteVpn", name, { customerAsn, customerAddress }, opts);
    demand(this, {
      [`a customerAsn of a network, not ${String(customerAsn)}`]: isCustomerAsn(customerAsn),
    });

    const child = { parent: this };
    const tags = { Name: name };
    const group = new aws.cloudwatch.LogGroup(
      name,
      {
        namePrefix: `${VENDED_LOGS}${name}-`,
        kmsKeyId: logKeyArn,
        retentionInDays: logRetentionDays,
      },
      child,
    );
    const customer = new aws.ec2.CustomerGateway(
      name,
      { type: "ipsec.1", ipAddress: customerAddress, ...asnField(customerAsn), tags },
      child,
    );
    const vpn = new aws.ec2.VpnConnection(
      name,
      {
        type: "ipsec.1",
        transitGatewayId: hub.gatewayId,
        customerGatewayId: customer.id,
        staticRoutesOnly: false,
        presharedKeyStorage: "SecretsManager",
        ...firstTunnel(group.arn),
        ...secondTunnel(group.arn),
        tags,
      },
      child,
    );
    joinLevel(name, "onPremises", vpn.transitGatewayAttachmentId, hub, this);

    this.attachmentId = vpn.transitGatewayAttachmentId;
    this.presharedKeyArn = vpn.presharedKeyArn;
    this.logGroupName = group.name;
    this.registerOutputs({
      attachmentId: this.attachmentId,
      presharedKeyArn: this.presharedKeyArn,
      logGroupName: this.logGroupName,
    });
  }
}

function asnField(asn: number): Pick<aws.ec2.CustomerGatewayArgs, "bgpAsn" | "bgpAsnExtended"> {
  return asn > LARGEST_SHORT_ASN ? { bgpAsnExtended: String(asn) } : { bgpAsn: String(asn) };
}

/** AWS calls, and calls again when the other side has gone; what happens is logged. */
function firstTunnel(logGroupArn: pulumi.Input<string>): Partial<aws.ec2.VpnConnectionArgs> {
  return {
    tunnel1IkeVersions: ["ikev2"],
    tunnel1Phase1DhGroupNumbers: DH_GROUPS,
    tunnel1Phase1EncryptionAlgorithms: ENCRYPTION,
    tunnel1Phase1IntegrityAlgorithms: INTEGRITY,
    tunnel1Phase2DhGroupNumbers: DH_GROUPS,
    tunnel1Phase2EncryptionAlgorithms: ENCRYPTION,
    tunnel1Phase2IntegrityAlgorithms: INTEGRITY,
    tunnel1StartupAction: "start",
    tunnel1DpdTimeoutAction: "restart",
    tunnel1LogOptions: logsTo(logGroupArn),
  };
}

/** As the first. */
function secondTunnel(logGroupArn: pulumi.Input<string>): Partial<aws.ec2.VpnConnectionArgs> {
  return {
    tunnel2IkeVersions: ["ikev2"],
    tunnel2Phase1DhGroupNumbers: DH_GROUPS,
    tunnel2Phase1EncryptionAlgorithms: ENCRYPTION,
    tunnel2Phase1IntegrityAlgorithms: INTEGRITY,
    tunnel2Phase2DhGroupNumbers: DH_GROUPS,
    tunnel2Phase2EncryptionAlgorithms: ENCRYPTION,
    tunnel2Phase2IntegrityAlgorithms: INTEGRITY,
    tunnel2StartupAction: "start",
    tunnel2DpdTimeoutAction: "restart",
    tunnel2LogOptions: logsTo(logGroupArn),
  };
}

function logsTo(arn: pulumi.Input<string>): aws.types.input.ec2.VpnConnectionTunnel1LogOptions {
  return {
    cloudwatchLogOptions: {
      logEnabled: true,
      logGroupArn: arn,
      logOutputFormat: "json",
      bgpLogEnabled: true,
      bgpLogGroupArn: arn,
      bgpLogOutputFormat: "json",
    },
  };
}
