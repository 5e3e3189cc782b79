import type { Level } from "../engine/pack.ts";
import { EXEMPTIONS } from "../engine/policies.ts";
import { readExemptions, type Exemptions } from "../exemptions.ts";
import type { Rule } from "../rule.ts";

/** What is configured for a run: how much each rule weighs, and what is exempt. */
export interface ScanSettings extends Exemptions {
  levelOf: (rule: string) => Level;
}

const LEVELS: readonly unknown[] = [
  "advisory",
  "mandatory",
  "remediate",
  "disabled",
] satisfies Level[];

/**
 * Reads the file that `pulumi up --policy-pack-config` takes: by rule, or for `all`, a level or `{ enforcementLevel, … }`.
 *
 * @param config as parsed
 * @param today `YYYY-MM-DD`
 * @throws Error that names every entry that is none
 */
export function readSettings(config: unknown, rules: readonly Rule[], today: string): ScanSettings {
  if (!isObject(config)) throw new Error("is not an object of rules and their levels");
  const ids = new Set(rules.map(({ id }) => id));
  const levels = levelsIn(config, new Set([...ids, EXEMPTIONS.name, "all"]));
  const exemptions = config[EXEMPTIONS.name];
  return {
    ...readExemptions(isObject(exemptions) ? exemptions["list"] : undefined, ids, today),
    levelOf: (rule) => levels.get(rule) ?? levels.get("all") ?? "mandatory",
  };
}

function levelsIn(config: Record<string, unknown>, known: ReadonlySet<string>): Map<string, Level> {
  const levels = new Map<string, Level>();
  const problems: string[] = [];
  for (const [name, given] of Object.entries(config)) {
    // The CLI takes this one for itself.
    if (name === "environments") continue;
    const level = isObject(given) ? given["enforcementLevel"] : given;
    if (!known.has(name)) problems.push(`there is no rule ${name}`);
    else if (isLevel(level)) levels.set(name, level);
    else if (level !== undefined) problems.push(`${name} has a level that is none`);
  }
  if (problems.length > 0) throw new Error(problems.join(", "));
  return levels;
}

const isLevel = (level: unknown): level is Level => LEVELS.includes(level);

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
