import { readConfiguration, type Configuration, type PolicySettings } from "../configuration.ts";
import { EXEMPTIONS, SETTINGS } from "../engine/policies.ts";
import { isLevel, type Level, LEVELS, unknownRule } from "../levels.ts";
import { isObject } from "../lib/isObject.ts";
import type { Rule } from "../rule.ts";

/** Stands for every policy. */
const ALL = "all";

/** The CLI takes this one for itself. */
const ENVIRONMENTS = "environments";

/**
 * Reads the file that `pulumi up --policy-pack-config` takes, as the engine does: by policy, or for `all`, a level or
 * `{ enforcementLevel, … }`.
 *
 * @param config as parsed
 * @param today `YYYY-MM-DD`
 * @throws Error that names every entry with which the engine would not start, and every rule that there is not
 */
export function readSettings(
  config: unknown,
  rules: readonly Rule[],
  today: string,
): Configuration {
  if (!isObject(config)) throw new Error("is not an object of rules and their levels");
  const policies = [EXEMPTIONS.name, SETTINGS.name, ...rules.map(({ id }) => id)];
  const given = givenIn(config, policies);
  const all = given.get(ALL)?.level ?? "mandatory";
  const settings: Record<string, PolicySettings> = {};
  for (const policy of policies) {
    const { level, properties = {} } = given.get(policy) ?? {};
    settings[policy] = { enforcementLevel: level ?? all, properties };
  }
  return readConfiguration(settings, rules, today);
}

interface Given {
  level: Level | undefined;
  properties: Record<string, unknown>;
}

function givenIn(config: Record<string, unknown>, policies: readonly string[]) {
  const given = new Map<string, Given>();
  const problems: string[] = [];
  for (const [name, entry] of Object.entries(config)) {
    if (name === ENVIRONMENTS) continue;
    const one = givenFor(entry);
    if (name !== ALL && !policies.includes(name)) problems.push(unknownRule(name, policies));
    else if (one) given.set(name, one);
    else problems.push(`the level of ${name} is none of ${LEVELS.join(", ")}`);
  }
  if (problems.length > 0) throw new Error(problems.join(", "));
  return given;
}

/** What one policy is given; nothing when its level is none. */
function givenFor(entry: unknown): Given | undefined {
  if (isLevel(entry)) return { level: entry, properties: {} };
  if (!isObject(entry)) return undefined;
  const { enforcementLevel: level, ...properties } = entry;
  return level === undefined || isLevel(level) ? { level, properties } : undefined;
}
