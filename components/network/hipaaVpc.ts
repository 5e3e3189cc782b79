import * as aws from "@pulumi/aws";
import * as awsx from "@pulumi/awsx";
import * as pulumi from "@pulumi/pulumi";

import { fits, isVpcCidr } from "../lib/cidr.ts";
import { demand } from "../lib/demand.ts";
import type { Home, Zone } from "../lib/home.ts";
import { AUDIT_RETENTION_DAYS } from "../lib/limits.ts";
import { GatewayEndpoints } from "./gatewayEndpoints.ts";
import { privateAddresses } from "./privateAddresses.ts";
import { TIER_TAG, type Tiers, tiersOf } from "./tiers.ts";
import { VpcFlowLogs } from "./vpcFlowLogs.ts";
import {
  type Leaves,
  MAX_ZONES,
  MIN_ZONES,
  type TierLayout,
  type VpcLayout,
} from "./vpcLayouts.ts";

/** What `awsx` calls a subnet, by how its packets leave: it adds the routes to internet and NAT gateways itself. */
const SUBNET_TYPES: Record<Leaves, awsx.types.enums.ec2.SubnetType> = {
  internet: "Public",
  nat: "Private",
  transit: "Isolated",
  region: "Isolated",
  nowhere: "Isolated",
};

export interface HipaaVpcArgs {
  /** IPv4 network of the VPC, /16 to /28. */
  cidr: string;
  /** Two to four zones; their order decides which part of `cidr` each gets. */
  zones: Zone[];
  layout: VpcLayout;
  home: Home;
  /** For example `o-a1b2c3d4e5`; gateway endpoints serve its identities and resources only. */
  organizationId: string;
  /** Key that encrypts the flow log group. */
  logKeyArn: pulumi.Input<string>;
  /** Days the flow log group keeps records; six years unless said. */
  logRetentionDays?: number;
  /** Bucket of the log archive, for flow logs. */
  vaultArn: pulumi.Input<string>;
}

/**
 * A VPC of named tiers in which nothing is open until someone opens it. It has no route to the transit gateway: those come with
 * the attachment. Children: 1 `awsx` VPC (whose subnets hand out no public addresses; one NAT gateway per zone when a tier
 * leaves by NAT, otherwise none), 1 default security group without rules, 1 VpcFlowLogs, 1 GatewayEndpoints.
 *
 * @throws ResourceError when `cidr`, `zones` and `layout` cannot make a VPC
 * @see 45 CFR 164.312(a)(1), access control
 * @see 45 CFR 164.312(e)(1), transmission security
 */
export class HipaaVpc extends pulumi.ComponentResource {
  readonly vpcId: pulumi.Output<string>;
  /** IPv4 network, as given. */
  readonly cidr: string;
  /** Layout and place, as given, for what attaches to the VPC. */
  readonly layout: VpcLayout;
  readonly home: Home;
  /** Subnets and route tables: tier, then zone id. */
  readonly tiers: Tiers;
  /** Ids of the S3 and DynamoDB gateway endpoints, for resource policies that name them. */
  readonly endpointIds: GatewayEndpoints["endpointIds"];
  /** AWS's prefix lists of S3 and DynamoDB, for security groups that name them. */
  readonly storageListIds: GatewayEndpoints["prefixListIds"];
  /** Log group of the flow logs. */
  readonly flowLogGroupName: pulumi.Output<string>;
  /** Network ACL that AWS makes with the VPC, for `TierNetworkAcls` to strip. */
  readonly defaultNetworkAclId: pulumi.Output<string>;

  constructor(name: string, args: HipaaVpcArgs, opts?: pulumi.ComponentResourceOptions) {
    super("novamind:network:HipaaVpc", name, args, opts);
    const { cidr, zones, layout, home, organizationId } = args;
    const { logKeyArn, logRetentionDays = AUDIT_RETENTION_DAYS, vaultArn } = args;
    const tiers = Object.entries(layout.tiers);
    const masks = tiers.map(([, { cidrMask }]) => cidrMask);
    demand(this, {
      [`a canonical cidr from /16 to /28, not ${cidr}`]: isVpcCidr(cidr),
      [`${String(MIN_ZONES)} to ${String(MAX_ZONES)} different zones`]: areZones(zones),
      [`a cidr with room for its tiers, not ${cidr}`]: fits(cidr, zones.length, masks),
      "a transit tier": "transit" in layout.tiers,
    });

    const child = { parent: this };
    const vpc = new awsx.ec2.Vpc(
      name,
      {
        cidrBlock: cidr,
        availabilityZoneNames: zones.map((zone) => zone.name),
        enableDnsHostnames: true,
        natGateways: { strategy: leavesByNat(layout) ? "OnePerAz" : "None" },
        subnetStrategy: "Auto",
        subnetSpecs: tiers.map(specOf),
      },
      { ...child, transforms: [privateAddresses] },
    );
    const { vpcId } = vpc;
    new aws.ec2.DefaultSecurityGroup(name, { vpcId, ingress: [], egress: [] }, child);

    this.vpcId = vpcId;
    this.defaultNetworkAclId = vpc.vpc.defaultNetworkAclId;
    this.cidr = cidr;
    this.layout = layout;
    this.home = home;
    this.tiers = tiersOf(vpc, layout, zones);

    const flowLogs = new VpcFlowLogs(
      `${name}-flow`,
      { vpcId, home, logKeyArn, logRetentionDays, vaultArn },
      child,
    );
    const routeTableIds = routeTablesOf(this.tiers);
    const endpoints = new GatewayEndpoints(
      name,
      { vpcId, routeTableIds, home, organizationId },
      child,
    );

    this.endpointIds = endpoints.endpointIds;
    this.storageListIds = endpoints.prefixListIds;
    this.flowLogGroupName = flowLogs.logGroupName;
    this.registerOutputs({
      vpcId,
      cidr,
      tiers: this.tiers,
      endpointIds: this.endpointIds,
      storageListIds: this.storageListIds,
      flowLogGroupName: this.flowLogGroupName,
      defaultNetworkAclId: this.defaultNetworkAclId,
    });
  }
}

function specOf([tier, { leaves, cidrMask }]: [string, TierLayout]) {
  const type = SUBNET_TYPES[leaves];
  return {
    name: tier,
    type,
    tags: { [TIER_TAG]: tier },
    ...(cidrMask !== undefined && { cidrMask }),
  };
}

function routeTablesOf(tiers: Tiers): pulumi.Output<string>[] {
  return Object.values(tiers).flatMap(({ routeTableIds }) => Object.values(routeTableIds));
}

function areZones(zones: readonly Zone[]): boolean {
  const ids = new Set(zones.map(({ id }) => id));
  const names = new Set(zones.map(({ name }) => name));
  const counts = [zones.length, ids.size, names.size];
  return new Set(counts).size === 1 && zones.length >= MIN_ZONES && zones.length <= MAX_ZONES;
}

function leavesByNat({ tiers }: VpcLayout): boolean {
  return Object.values(tiers).some(({ leaves }) => leaves === "nat");
}
