import { letters } from "../deterministic.ts";
import type { Values } from "../naming.ts";
import type { Context } from "../template.ts";

/** Another resource of the simulated AWS, by id. */
export type Find = (id: string) => { inputs: Values; outputs: Values } | undefined;

/** What an output may depend on. */
export interface Facts extends Context {
  readonly id: string;
  readonly find: Find;
}

/**
 * One output: a template (see `identities/rows.ts`), a constant, or what a function makes of the
 * facts. An undefined result leaves the output out.
 */
export type Rule = string | number | boolean | ((facts: Facts) => unknown);

/**
 * Outputs by type key, then by property. A rule for an input tells what AWS takes when the program
 * does not say.
 */
export type Rules = Readonly<Record<string, Readonly<Record<string, Rule>>>>;

/** A property of the resource that `input` names by id. */
export function referred(input: string, property: string): Rule {
  return ({ inputs, find }) => {
    const other = find(String(inputs[input]));
    return other?.outputs[property] ?? other?.inputs[property];
  };
}

/** What `otherwise` gives, unless the input of this name has the value `value`. */
export function unless(input: string, value: unknown, otherwise: (facts: Facts) => unknown): Rule {
  return (facts) => (facts.inputs[input] === value ? undefined : otherwise(facts));
}

/** A list input, or an empty list. */
export function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

/** An address that looks public; the label tells several of one resource apart. */
export function publicAddress(seed: string): string {
  return ["52", octet(`${seed}1`), octet(`${seed}2`), octet(`${seed}3`)].join(".");
}

/** An address inside an IPv4 block, among its first 200 hosts where the block has that many. */
export function addressIn(cidr: unknown, seed: string): string {
  const [base = "10.0.0.0", length = "24"] = typeof cidr === "string" ? cidr.split("/") : [];
  const octets = base.split(".").slice(0, 3);
  const last = Number(base.split(".")[3] ?? 0);
  // AWS keeps the first four addresses of a subnet and the last.
  const room = Math.min(200, 2 ** (32 - Number(length)) - 5);
  return [...octets, String(last + 4 + (Number(octet(seed)) % Math.max(room, 1)))].join(".");
}

function octet(seed: string): string {
  return String(Number.parseInt(letters(seed, 2, "0123456789abcdef"), 16));
}

/** The version asked for; what AWS takes by default changes too often to be told here. */
export const givenVersion: Rule = ({ inputs }) => inputs["engineVersion"];

/** The VPC of a group of subnets. */
export const vpcOfSubnets: Rule = ({ inputs, find }) =>
  find(String(listOf(inputs["subnetIds"])[0]))?.inputs["vpcId"];

/** The value a function rule gives. */
export function call(rule: Rule, facts: Facts): unknown {
  return typeof rule === "function" ? rule(facts) : rule;
}
