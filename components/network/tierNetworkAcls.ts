import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { tierNetworks } from "../lib/cidr.ts";
import { demand } from "../lib/demand.ts";
import { aclRules, type AclRules, MAX_RULES, type Networks, openRules } from "./aclRules.ts";
import type { HipaaVpc } from "./hipaaVpc.ts";
import type { VpcAccess } from "./tierAccess.ts";

/** What the network ACLs need to know of the VPC, which is a {@link HipaaVpc} of this program. */
export type AclVpc = Pick<HipaaVpc, "vpcId" | "cidr" | "layout" | "tiers" | "defaultNetworkAclId">;

export interface TierNetworkAclsArgs {
  vpc: AclVpc;
  /** Access of each tier but `transit`. */
  access: VpcAccess;
  /** Networks around the VPC. */
  around: Omit<Networks, "vpc" | "tiers">;
}

/**
 * The network ACLs of a VPC: whatever a security group may be opened to by mistake, a tier exchanges packets only with those that
 * its role needs. The default one is stripped: a subnet that no tier has claimed exchanges nothing. Children: 1 network ACL per
 * tier, 1 default network ACL without rules.
 *
 * @throws ResourceError when a tier has no access, or needs more rules than a network ACL takes
 * @see 45 CFR 164.312(a)(1), access control
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html
 */
export class TierNetworkAcls extends pulumi.ComponentResource {
  /** Network ACL of each tier. */
  readonly aclIds: Record<string, pulumi.Output<string>>;

  constructor(name: string, args: TierNetworkAclsArgs, opts?: pulumi.ComponentResourceOptions) {
    const { vpc, access, around } = args;
    super("novamind:network:TierNetworkAcls", name, { cidr: vpc.cidr, access, around }, opts);
    const { vpcId, defaultNetworkAclId } = vpc;
    const rules = rulesOf(args);
    demand(this, {
      "an access of each tier": Object.keys(vpc.layout.tiers).every((tier) => tier in rules),
      [`at most ${String(MAX_RULES)} rules for each tier and direction`]: areFew(rules),
    });

    const child = { parent: this };
    const acls = Object.entries(rules).map(([tier, { ingress, egress }]) => {
      const acl = new aws.ec2.NetworkAcl(
        `${name}-${tier}`,
        {
          vpcId,
          subnetIds: Object.values(vpc.tiers[tier]?.subnetIds ?? {}),
          ingress,
          egress,
          tags: { Name: `${name}-${tier}` },
        },
        child,
      );
      return [tier, acl] as const;
    });
    new aws.ec2.DefaultNetworkAcl(
      name,
      { defaultNetworkAclId, ingress: [], egress: [], tags: { Name: `${name}-default` } },
      {
        ...child,
        // Subnets are in it until a tier's claims them, and again while one is deleted: that is no change of this program's.
        ignoreChanges: ["subnetIds"],
        dependsOn: acls.map(([, acl]) => acl),
      },
    );

    this.aclIds = Object.fromEntries(acls.map(([tier, { id }]) => [tier, id]));
    this.registerOutputs({ aclIds: this.aclIds });
  }
}

function rulesOf({ vpc, access, around }: TierNetworkAclsArgs): Record<string, AclRules> {
  const { cidr, layout, tiers } = vpc;
  const names = Object.keys(layout.tiers);
  const zones = Object.keys(tiers.transit.subnetIds).length;
  const masks = Object.values(layout.tiers).map(({ cidrMask }) => cidrMask);
  const subnets = tierNetworks(cidr, zones, masks);
  const networks = {
    ...around,
    vpc: cidr,
    tiers: Object.fromEntries(names.map((tier, index) => [tier, subnets[index] ?? []])),
  };
  const rules = Object.entries(access).map(([tier, allowed]) => [
    tier,
    aclRules(allowed, networks),
  ]);
  return { ...(Object.fromEntries(rules) as Record<string, AclRules>), transit: openRules() };
}

function areFew(rules: Record<string, AclRules>): boolean {
  return Object.values(rules).every(
    ({ ingress, egress }) => Math.max(ingress.length, egress.length) <= MAX_RULES,
  );
}
