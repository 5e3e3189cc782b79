import type { SubnetSpec } from "./subnetLayout.ts";

/** What the simulated `awsx:ec2:Vpc` takes of all that the real one does. */
export interface VpcInputs {
  cidrBlock: string;
  availabilityZoneNames: string[];
  subnetSpecs: SubnetSpec[];
  subnetStrategy: "Auto";
  natGateways?: { strategy?: "None" | "Single" | "OnePerAz" };
  tags?: Record<string, string>;
  enableDnsHostnames?: boolean;
  enableDnsSupport?: boolean;
}

type Given = Readonly<Record<string, unknown>>;

const REQUIRED = ["cidrBlock", "availabilityZoneNames", "subnetSpecs"];
const SIMULATED = [
  ...REQUIRED,
  ...["subnetStrategy", "natGateways", "tags", "enableDnsHostnames", "enableDnsSupport"],
];
const IN_SPEC = ["type", "name", "cidrMask", "tags"];

/**
 * Takes a component's inputs, but none that would silently change nothing here and everything in AWS: other strategies, defaults
 * that the real component asks AWS for, explicit blocks, sizes, zone masks, IPv6, IPAM.
 *
 * @throws Error that names what is not simulated
 */
export function vpcInputs(given: Given): VpcInputs {
  const { subnetStrategy, natGateways = {}, subnetSpecs = [] } = given;
  if (subnetStrategy !== "Auto") {
    throw new Error(`the simulated awsx lays subnets out by subnetStrategy "Auto" only`);
  }
  demandGiven(given);
  demandSimulated("", given, SIMULATED);
  demandSimulated("natGateways.", natGateways as Given, ["strategy"]);
  for (const [index, spec] of (subnetSpecs as Given[]).entries()) {
    demandSimulated(`subnetSpecs[${String(index)}].`, spec, IN_SPEC);
  }
  return given as unknown as VpcInputs;
}

function demandGiven(given: Given): void {
  const missing = REQUIRED.filter((name) => given[name] === undefined);
  if (missing.length > 0) {
    throw new Error(`the simulated awsx has no defaults: give ec2.Vpc ${missing.join(", ")}`);
  }
}

function demandSimulated(where: string, given: Given, simulated: readonly string[]): void {
  const others = Object.keys(given).filter(
    (name) => given[name] !== undefined && !simulated.includes(name),
  );
  if (others.length > 0) {
    const names = others.map((name) => `${where}${name}`);
    throw new Error(`the simulated awsx does not know what ${names.join(", ")} of ec2.Vpc does`);
  }
}
