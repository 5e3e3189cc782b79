import { Netmask } from "netmask";

import { AwsError } from "../../awsError.ts";
import { typeKey, type Values } from "../../naming.ts";
import { zonesOf } from "../../zones.ts";
import { rangesOf } from "./ofNetworks.ts";
import { refuseRoute } from "./ofRoutes.ts";
import type { AccountRule, Request } from "../request.ts";

/**
 * Shortest and longest mask of a network or subnet.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html
 */
const MASKS = { shortest: 16, longest: 28 } as const;

const RULES: Readonly<Record<string, AccountRule>> = {
  "ec2/route": refuseRoute,
  "ec2/subnet": refuseSubnet,
  "ec2/vpc": ({ inputs }) => {
    rangeIn(inputs, "InvalidVpc.Range");
  },
  "ec2/vpcIpv4CidrBlockAssociation": refuseSecondRange,
};

/** Ranges of addresses have to fit into the network and may not overlap; they cannot be changed, so that only a create is asked. */
export const refuseRanges: AccountRule = (request) => {
  const key = typeKey(request.schema.token);
  if (request.action === "create" && Object.hasOwn(RULES, key)) RULES[key]?.(request);
};

function refuseSubnet(request: Request): void {
  const { inputs, world } = request;
  const { vpcId } = inputs;
  refuseZone(request);
  const range = rangeIn(inputs, "InvalidSubnet.Range");
  if (range === undefined) return;
  if (!rangesOf(world, vpcId).some((whole) => whole.contains(range))) {
    throw invalid("InvalidSubnet.Range", inputs);
  }
  const others = world.having("aws:ec2/subnet:Subnet", "vpcId", vpcId);
  if (others.some(({ outputs }) => overlap(range, outputs["cidrBlock"]))) {
    throw new AwsError(
      "InvalidSubnet.Conflict",
      `The CIDR '${range.toString()}' conflicts with another subnet`,
    );
  }
}

/** A zone's name means one in the account that asks; AWS lists those of the account. */
function refuseZone({ inputs, place }: Request): void {
  const zones = zonesOf(place);
  for (const [property, kind] of [
    ["availabilityZone", "name"],
    ["availabilityZoneId", "id"],
  ] as const) {
    const value = inputs[property];
    if (typeof value !== "string" || zones.some((zone) => zone[kind] === value)) continue;
    const known = zones.map((zone) => zone[kind]).join(", ");
    throw new AwsError(
      "InvalidParameterValue",
      `Value (${value}) for parameter ${property} is invalid. Subnets can currently only be created in the following availability zones: ${known}.`,
    );
  }
}

function refuseSecondRange({ inputs, world }: Request): void {
  const range = rangeIn(inputs, "InvalidVpc.Range");
  const taken = rangesOf(world, inputs["vpcId"]);
  if (range !== undefined && taken.some((one) => overlap(range, one.toString()))) {
    throw invalid("InvalidVpc.Range", inputs);
  }
}

/**
 * The range that a network or subnet asks for. Bits of the host are no mistake: AWS takes 10.0.0.18/24 for 10.0.0.0/24.
 *
 * @returns undefined when none is given: it then comes from a pool
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSubnet.html
 */
function rangeIn(inputs: Values, code: string): Netmask | undefined {
  const given = inputs["cidrBlock"];
  if (typeof given !== "string") return undefined;
  const range = parsed(given);
  if (range.bitmask < MASKS.shortest || range.bitmask > MASKS.longest) throw invalid(code, inputs);
  return range;
}

function parsed(given: string): Netmask {
  try {
    if (/\/\d+$/.test(given)) return new Netmask(given);
  } catch {
    // Said below, in AWS's words.
  }
  throw new AwsError(
    "InvalidParameterValue",
    `Value (${given}) for parameter cidrBlock is invalid. This is not a valid CIDR block.`,
  );
}

function invalid(code: string, { cidrBlock }: Values): AwsError {
  return new AwsError(code, `The CIDR '${String(cidrBlock)}' is invalid.`);
}

function overlap(range: Netmask, other: unknown): boolean {
  if (typeof other !== "string") return false;
  const block = new Netmask(other);
  return range.contains(block) || block.contains(range);
}
