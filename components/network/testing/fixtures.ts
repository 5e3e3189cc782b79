import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import type { Home, Zone } from "../../lib/home.ts";
import { HipaaVpc, type HipaaVpcArgs } from "../hipaaVpc.ts";
import type { Hub, Spoke } from "../transitAttachment.ts";
import { TransitHub } from "../transitHub.ts";
import { eachLevel } from "../trust.ts";
import { type VpcLayout, vpcLayouts } from "../vpcLayouts.ts";

export const NETWORK_ACCOUNT = "111111111111";
export const SPOKE_ACCOUNT = "222222222222";
export const ORGANIZATION_ARN = "arn:aws:organizations::333333333333:organization/o-a1b2c3d4e5";

export const home = (accountId: string, region = "us-east-2"): Home => ({
  accountId,
  region,
  partition: "aws",
});

export const zones = (count: number): Zone[] =>
  ["a", "b", "c", "d", "e"]
    .slice(0, count)
    .map((letter, index) => ({ id: `use2-az${String(index + 1)}`, name: `us-east-2${letter}` }));

export const vpcArgs = (args: Partial<HipaaVpcArgs> = {}): HipaaVpcArgs => ({
  cidr: "10.0.0.0/16",
  zones: zones(3),
  layout: vpcLayouts.data,
  home: home(SPOKE_ACCOUNT),
  organizationId: "o-a1b2c3d4e5",
  logKeyArn: "arn:aws:kms:us-east-2:222222222222:key/logs",
  vaultArn: "arn:aws:s3:::vault",
  ...args,
});

/** A region's network account and one spoke account, each with its provider, as a stack would have them. */
export function region() {
  const network = new aws.Provider("network", {});
  const spoke = new aws.Provider("spoke", {});
  const hub = new TransitHub(
    "hub",
    {
      home: home(NETWORK_ACCOUNT),
      organizationArn: ORGANIZATION_ARN,
      amazonSideAsn: 64512,
    },
    { provider: network },
  );
  const vpc = (name: string, args: Partial<HipaaVpcArgs> = {}) => {
    const full = vpcArgs(args);
    const provider = full.home.accountId === NETWORK_ACCOUNT ? network : spoke;
    return new HipaaVpc(name, full, { provider });
  };
  return { network, spoke, hub, vpc };
}

/** What a TransitHub answers with, without the resources. */
export const plainHub = (): Hub => ({
  home: home(NETWORK_ACCOUNT),
  gatewayId: pulumi.output("tgw"),
  sharedGatewayId: pulumi.output("tgw-shared"),
  routeTableIds: eachLevel((level) => pulumi.output(level)),
});

/** What a HipaaVpc in two zones answers with, without the resources. */
export const plainSpoke = (layout: VpcLayout, cidr = "10.0.0.0/16"): Spoke => {
  const tier = (name: string) => {
    const ids = (kind: string) =>
      Object.fromEntries(zones(2).map(({ id }) => [id, pulumi.output(`${kind}-${name}-${id}`)]));
    return { subnetIds: ids("subnet"), routeTableIds: ids("rtb") };
  };
  const tiers = Object.fromEntries(Object.keys(layout.tiers).map((name) => [name, tier(name)]));
  return {
    home: home(SPOKE_ACCOUNT),
    vpcId: pulumi.output("vpc"),
    cidr,
    layout,
    tiers: { ...tiers, transit: tier("transit") },
  };
};

/** Name of the provider that a declared resource was given. */
export function providerOf({ provider }: { provider: string }): string {
  return /::([^:]+)::[^:]+$/.exec(provider)?.[1] ?? "none";
}

/** Waits for each of the outputs. */
export function valuesOf(
  outputs: Record<string, pulumi.Output<string>>,
): Promise<Record<string, string>> {
  return new Promise((resolve) => {
    pulumi.all(outputs).apply(resolve);
  });
}
