import { isIPv4, isIPv6 } from "node:net";

import { Netmask } from "netmask";

/** @returns what is wrong, in the words of the provider; undefined when nothing is */
type Format = (name: string, value: string) => string | undefined;

/** Notations that texts have to be in. */
export const FORMATS: Readonly<Record<FormatName, Format>> = {
  cidr: (name, value) => (isCidr(value) ? undefined : notCidr(name, value)),
  network,
  vpc: (name, value) => network(name, value) ?? ofVpcSize(name, value),
};

/** `cidr`: a block of either version, of which AWS itself clears what the mask does not cover. `network`: nothing is to be cleared. `vpc`: and it has the size of a VPC's. */
export type FormatName = "cidr" | "network" | "vpc";

export function isFormat(name: string): name is FormatName {
  return Object.hasOwn(FORMATS, name);
}

function network(name: string, value: string): string | undefined {
  if (!isCidr(value)) return notCidr(name, value);
  if (!isIPv4(value.split("/")[0] ?? "")) return undefined;
  const { base, bitmask } = new Netmask(value);
  const whole = `${base}/${String(bitmask)}`;
  return whole === value
    ? undefined
    : `"${value}" is not a valid IPv4 CIDR block; did you mean "${whole}"?`;
}

/** @see https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html (from /16 to /28) */
function ofVpcSize(name: string, value: string): string | undefined {
  const { bitmask } = new Netmask(value);
  return bitmask >= 16 && bitmask <= 28
    ? undefined
    : `expected "${name}" to contain a network Value with between 16 and 28 significant bits, got: ${String(bitmask)}`;
}

function notCidr(name: string, value: string): string {
  return `expected "${name}" to be a valid CIDR block: invalid CIDR address: ${value}`;
}

function isCidr(value: string): boolean {
  const [address = "", bits = "", ...more] = value.split("/");
  if (more.length > 0 || !/^\d{1,3}$/.test(bits)) return false;
  return (isIPv4(address) && Number(bits) <= 32) || (isIPv6(address) && Number(bits) <= 128);
}
