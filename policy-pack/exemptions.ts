/** A rule that a resource need not follow, for a while and for a reason. */
export interface Exemption {
  /** Id of the rule. */
  rule: string;
  /** URN of the resource; `*` stands for any characters. */
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
    if (wrong.length === 0) read.valid.push(entry as Exemption);
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

/** Compares part by part: a pattern with many stars stays cheap, as it would not in a regular expression. */
function matches(pattern: string, urn: string): boolean {
  const parts = pattern.split("*");
  const first = parts.shift() ?? "";
  const last = parts.pop();
  if (last === undefined) return pattern === urn;
  if (!urn.startsWith(first) || !urn.endsWith(last)) return false;
  let at = first.length;
  for (const part of parts) {
    const found = urn.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return at <= urn.length - last.length;
}
