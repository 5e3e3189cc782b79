import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { after } from "../lib/after.ts";
import { demand } from "../lib/demand.ts";
import type { Home } from "../lib/home.ts";
import { isPrivateAsn } from "./asn.ts";
import { shareWithOrganization } from "./organizationShare.ts";
import { eachLevel, type TrustLevel } from "./trust.ts";

/** @see https://docs.aws.amazon.com/organizations/latest/APIReference/API_Organization.html */
const ORGANIZATION_ARN = /^arn:[\w-]+:organizations::\d{12}:organization\/o-[a-z0-9]{10,32}$/;

export interface TransitHubArgs {
  home: Home;
  /** Organization whose accounts may attach, as an ARN: `arn:aws:organizations::<account>:organization/o-…`. */
  organizationArn: string;
  /** Private autonomous system number of the gateway, different in each region. */
  amazonSideAsn: number;
}

/**
 * The router between a region's VPCs. By default it connects nothing: an attachment reaches only what its trust level's table
 * says, and one from another account waits to be accepted. Children: 1 transit gateway, 1 RAM share with its resource and its
 * principal, 1 route table per trust level (10).
 *
 * @throws ResourceError when the number is not a private one or the ARN is not an organization's
 * @see 45 CFR 164.312(a)(1), access control
 * @see https://docs.aws.amazon.com/vpc/latest/tgw/what-is-transit-gateway.html
 */
export class TransitHub extends pulumi.ComponentResource {
  /** The gateway, for the account that owns it. */
  readonly gatewayId: pulumi.Output<string>;
  /** The gateway, for other accounts: known only once it is shared with them. */
  readonly sharedGatewayId: pulumi.Output<string>;
  /** Route table of each trust level. */
  readonly routeTableIds: Record<TrustLevel, pulumi.Output<string>>;
  /** Place, as given, for what attaches to the gateway. */
  readonly home: Home;

  constructor(name: string, args: TransitHubArgs, opts?: pulumi.ComponentResourceOptions) {
    super("novamind:network:TransitHub", name, args, opts);
    const { home, organizationArn, amazonSideAsn } = args;
    demand(this, {
      [`a private amazonSideAsn, not ${String(amazonSideAsn)}`]: isPrivateAsn(amazonSideAsn),
      [`the ARN of an organization, not ${organizationArn}`]:
        ORGANIZATION_ARN.test(organizationArn),
    });

    const child = { parent: this };
    const gateway = new aws.ec2transitgateway.TransitGateway(
      name,
      {
        amazonSideAsn,
        autoAcceptSharedAttachments: "disable",
        defaultRouteTableAssociation: "disable",
        defaultRouteTablePropagation: "disable",
        dnsSupport: "enable",
        securityGroupReferencingSupport: "enable",
        vpnEcmpSupport: "enable",
        tags: { Name: name },
      },
      child,
    );

    const shared = shareWithOrganization(name, gateway.arn, organizationArn, this);

    this.home = home;
    this.gatewayId = gateway.id;
    this.sharedGatewayId = after(gateway.id, ...shared);
    this.routeTableIds = eachLevel((level) => {
      const tags = { Name: `${name}-${level}` };
      const table = { transitGatewayId: gateway.id, tags };
      return new aws.ec2transitgateway.RouteTable(`${name}-${level}`, table, child).id;
    });
    this.registerOutputs({
      gatewayId: this.gatewayId,
      sharedGatewayId: this.sharedGatewayId,
      routeTableIds: this.routeTableIds,
    });
  }
}
