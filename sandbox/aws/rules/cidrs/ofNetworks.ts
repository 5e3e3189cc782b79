import { Netmask } from "netmask";

import type { World } from "../../world.ts";

/** All the ranges that a network has: its first and those added later. */
export function rangesOf(world: World, vpcId: unknown): Netmask[] {
  const added = "aws:ec2/vpcIpv4CidrBlockAssociation:VpcIpv4CidrBlockAssociation";
  const all = [
    ...world.having("aws:ec2/vpc:Vpc", "id", vpcId),
    ...world.having(added, "vpcId", vpcId),
  ];
  return all.flatMap(({ outputs }) => {
    const range = outputs["cidrBlock"];
    return typeof range === "string" ? [new Netmask(range)] : [];
  });
}
