import { AwsError } from "../../awsError.ts";
import { leaves } from "../../leaves.ts";
import { typeKey } from "../../naming.ts";
import type { World } from "../../world.ts";
import { bearers, referenceIn } from "./find.ts";
import type { AccountRule } from "../request.ts";

/** The networks that each group or subnet of a request belongs to, its own first. */
type Networks = Map<string, unknown[]>;

/**
 * Groups guard interfaces of their own network alone. A rule of a group may name a group of another network only where the two are
 * joined: by a peering, or by a transit gateway, over which groups can be referred to too.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
 */
export const refuseGroupsOfOtherNetworks: AccountRule = ({ schema, inputs, world }) => {
  const groups: Networks = new Map();
  const subnets: Networks = new Map();
  for (const { value } of leaves(inputs)) {
    if (typeof value !== "string" || !/^(sg|subnet)-/.test(value)) continue;
    (value.startsWith("sg-") ? groups : subnets).set(value, networksOf(world, value));
  }
  if (/\/securityGroup\w*Rule$/.test(typeKey(schema.token))) refuseUnjoined(world, groups);
  else refuseStrangers(groups, subnets);
};

function networksOf(world: World, id: string): unknown[] {
  const reference = referenceIn(id);
  if (reference === undefined) return [];
  // A network's first group is known by the network itself, until it is managed.
  const own = bearers(world, reference).map(({ id: vpc, outputs }) => outputs["vpcId"] ?? vpc);
  const associated = world
    .having(
      "aws:vpc/securityGroupVpcAssociation:SecurityGroupVpcAssociation",
      "securityGroupId",
      id,
    )
    .map(({ outputs }) => outputs["vpcId"]);
  return [...own, ...associated];
}

function refuseStrangers(groups: Networks, subnets: Networks): void {
  for (const [group, networks] of groups) {
    const [stranger] = [...subnets].find(([, [own]]) => !networks.includes(own)) ?? [];
    if (stranger === undefined) continue;
    throw new AwsError(
      "InvalidParameter",
      `Security group ${group} and subnet ${stranger} belong to different networks.`,
    );
  }
}

function refuseUnjoined(world: World, groups: Networks): void {
  const [one, other] = new Set([...groups.values()].map(([own]) => own));
  if (one === undefined || other === undefined || areJoined(world, one, other)) return;
  throw new AwsError(
    "InvalidGroup.NotFound",
    "You have specified two resources that belong to different networks.",
  );
}

function areJoined(world: World, one: unknown, other: unknown): boolean {
  const peers = (vpc: unknown) =>
    world
      .having("aws:ec2/vpcPeeringConnection:VpcPeeringConnection", "vpcId", vpc)
      .map(({ outputs }) => outputs["peerVpcId"]);
  const gateways = (vpc: unknown) =>
    world
      .having("aws:ec2transitgateway/vpcAttachment:VpcAttachment", "vpcId", vpc)
      .map(({ outputs }) => outputs["transitGatewayId"]);
  const shared = new Set(gateways(one));
  return (
    peers(one).includes(other) ||
    peers(other).includes(one) ||
    gateways(other).some((gateway) => shared.has(gateway))
  );
}
