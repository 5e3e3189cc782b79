import { matches } from "./lib/glob.ts";

/** A rule that a resource need not follow, for a while and for a reason. */
export interface Exemption {
  /** Id of the rule. */
  rule: string;
  /**
   * URN of the resource; `*` stands for any characters. It belongs to the stack that it names; `urn:pulumi:{prod,dr}::…` belongs to either,
   * and has to be needed in both.
   */
  resource: string;
  reason: string;
  /** Who answers for it. */
  owner: string;
  /** Last day (`YYYY-MM-DD`) on which it holds. */
  expires: string;
}

/** Exemptions that hold, and what is wrong with the others. */
export interface Exemptions {
  valid: Exemption[];
  /** One line each; every one is a violation of its own. */
  problems: string[];
}

const URN_START = "urn:pulumi:";

const FIELDS = ["rule", "resource", "reason", "owner", "expires"] as const;

/**
 * Reads the exemptions of the pack's configuration. What is not a whole, current exemption from a known rule exempts nothing.
 *
 * @param given the list as configured; anything else is one problem
 * @param today `YYYY-MM-DD`
 */
export function readExemptions(
  given: unknown,
  ruleIds: ReadonlySet<string>,
  today: string,
): Exemptions {
  if (given === undefined) return { valid: [], problems: [] };
  if (!Array.isArray(given)) {
    return { valid: [], problems: ["exemptions.list is not a list"] };
  }
  const read: Exemptions = { valid: [], problems: [] };
  for (const [index, entry] of given.entries()) {
    const wrong = problemsOf(entry, ruleIds, today);
    if (wrong.length === 0) read.valid.push(...byStack(entry as Exemption));
    else read.problems.push(`exemption ${String(index + 1)}: ${wrong.join(", ")}`);
  }
  return read;
}

/** The exemption of a rule for the resource with this URN, if there is one. */
export function exemptionFor(
  rule: string,
  urn: string,
  exemptions: readonly Exemption[],
): Exemption | undefined {
  return exemptions.find((one) => one.rule === rule && matches(one.resource, urn));
}

/** An exemption for each of the stacks that a pattern names in braces. */
function byStack(one: Exemption): Exemption[] {
  const [head = "", names] = /^urn:pulumi:\{([^{}]*)\}(?=::)/.exec(one.resource) ?? [];
  if (names === undefined) return [one];
  const rest = one.resource.slice(head.length);
  return names
    .split(",")
    .map((name) => ({ ...one, resource: `${URN_START}${name.trim()}${rest}` }));
}

/** The name of the stack that a URN is of. */
export const stackOf = (urn: string): string =>
  urn.slice(URN_START.length, Math.max(urn.indexOf("::"), URN_START.length));

/**
 * Whether an exemption has to be of use in a stack: unless the text of its pattern before the first `*` names another stack, or another
 * project.
 *
 * @param urn of any resource of the stack
 */
export function belongsTo({ resource }: Exemption, urn: string): boolean {
  const [stack = "", project = ""] = urn.split("::");
  const start = `${stack}::${project}::`;
  const [named = ""] = resource.split("*");
  return start.startsWith(named) || named.startsWith(start);
}

/** What is wrong with an exemption that nothing needs, given the URNs of all resources. */
export function needless({ rule, resource }: Exemption, urns: readonly string[]): string {
  return urns.some((urn) => matches(resource, urn))
    ? `${rule}: nothing that is called ${resource} needs to be exempt`
    : `${rule}: no resource is called ${resource}`;
}

function problemsOf(entry: unknown, ruleIds: ReadonlySet<string>, today: string): string[] {
  const fields = (entry ?? {}) as Record<string, unknown>;
  const missing = FIELDS.filter((field) => !isText(fields[field]));
  if (missing.length > 0) return missing.map((field) => `${field} is missing`);
  const { rule, expires } = fields as unknown as Exemption;
  const wrong: string[] = [];
  if (!ruleIds.has(rule)) wrong.push(`there is no rule ${rule}`);
  if (!isDay(expires)) wrong.push(`expires is ${expires}, not a day such as 2030-12-31`);
  else if (expires < today) wrong.push(`expired on ${expires}`);
  return wrong;
}

const isText = (value: unknown): boolean => typeof value === "string" && value.trim() !== "";

function isDay(value: string): boolean {
  const time = Date.parse(value);
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === value;
}
