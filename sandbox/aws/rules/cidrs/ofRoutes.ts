import { Netmask } from "netmask";

import { AwsError } from "../../awsError.ts";
import { rangesOf } from "./ofNetworks.ts";
import type { AccountRule } from "../request.ts";

/**
 * Every table has a local route for each range of its network. A route for the same range is there already; a narrower one has to be
 * for exactly one subnet.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/subnet-route-tables.html
 */
export const refuseRoute: AccountRule = ({ inputs, world }) => {
  const { routeTableId, destinationCidrBlock: destination } = inputs;
  if (typeof destination !== "string" || typeof routeTableId !== "string") return;
  const vpcId = world.byId(routeTableId)?.outputs["vpcId"];
  const range = new Netmask(destination);
  const local = rangesOf(world, vpcId).find((whole) => whole.contains(range));
  if (local === undefined) return;
  if (local.bitmask === range.bitmask) {
    throw new AwsError(
      "RouteAlreadyExists",
      `The route identified by ${destination} already exists.`,
    );
  }
  const subnets = world.having("aws:ec2/subnet:Subnet", "vpcId", vpcId);
  if (!subnets.some(({ outputs }) => outputs["cidrBlock"] === destination)) {
    throw new AwsError(
      "InvalidParameterValue",
      "Route destination doesn't match any subnet CIDR blocks.",
    );
  }
};
