import { EXEMPTIONS, SETTINGS } from "./engine/policies.ts";
import { readExemptions, stackOf, type Exemption } from "./exemptions.ts";
import { type Level, levelIn, readLevels, unknownRule } from "./levels.ts";
import type { Facts } from "./rule.ts";

/** What is configured for one policy. */
export interface PolicySettings {
  enforcementLevel: Level;
  properties: Readonly<Record<string, unknown>>;
}

/** What is configured and cannot be meant: a violation of the policy whose configuration it is. */
export interface Problem {
  policy: string;
  message: string;
}

/** What is configured for the pack. */
export interface Configuration {
  exemptions: readonly Exemption[];
  problems: readonly Problem[];
  /** The level of a rule for the resource with this URN. */
  levelOf: (rule: Pick<Facts, "id" | "severity">, urn: string) => Level;
  /** The level of a policy that is no rule. */
  levelOfPolicy: (policy: string) => Level;
}

/** The policies that are no rules, with the property that each has. */
const PROPERTIES: ReadonlyMap<string, string> = new Map([
  [EXEMPTIONS.name, "list"],
  [SETTINGS.name, "levels"],
]);

/** The engine passes on what is given for all policies beside what it made of it for each. */
const ALL = "all";

/**
 * Reads what is configured, by policy, as the engine has it: it gives every policy a level, so that `mandatory` is also what nobody chose. Any
 * other is a rule's own and goes before what `levels` of {@link SETTINGS} say.
 *
 * @param today `YYYY-MM-DD`
 */
export function readConfiguration(
  settings: Readonly<Record<string, PolicySettings>>,
  rules: readonly Facts[],
  today: string,
): Configuration {
  const ids = rules.map(({ id }) => id);
  const propertyOf = (policy: string) => settings[policy]?.properties[PROPERTIES.get(policy) ?? ""];
  const levels = readLevels(propertyOf(SETTINGS.name), ids);
  const exemptions = readExemptions(propertyOf(EXEMPTIONS.name), new Set(ids), today);
  const levelOfPolicy = (policy: string) => settings[policy]?.enforcementLevel ?? "mandatory";
  const ofSettings = [...unknownPolicies(settings, ids), ...levels.problems];
  return {
    exemptions: exemptions.valid,
    problems: [
      ...ofSettings.map((message) => ({ policy: SETTINGS.name, message })),
      ...exemptions.problems.map((message) => ({ policy: EXEMPTIONS.name, message })),
    ],
    levelOf: rememberedBy(stackOf, ({ id, severity }, stack) => {
      const own = levelOfPolicy(id);
      return own === "mandatory" ? levelIn(levels, { id, severity }, stack) : own;
    }),
    levelOfPolicy,
  };
}

function unknownPolicies(
  settings: Readonly<Record<string, PolicySettings>>,
  ids: readonly string[],
): string[] {
  const known = new Set([...ids, ...PROPERTIES.keys(), ALL]);
  return Object.entries(settings).flatMap(([policy, { properties }]) => {
    if (!known.has(policy)) return [unknownRule(policy, [...ids, ...PROPERTIES.keys()])];
    const own = PROPERTIES.get(policy);
    const allowed = [...(own === undefined ? [] : [own]), "enforcementLevel"];
    return Object.keys(properties)
      .filter((key) => key !== own)
      .map((key) => `${policy}.${key} is none of ${allowed.join(", ")}`);
  });
}

/** A level is asked for with every rule on every resource, and is the same for all of a stack. */
function rememberedBy(
  stackOf: (urn: string) => string,
  find: (rule: Pick<Facts, "id" | "severity">, stack: string) => Level,
): Configuration["levelOf"] {
  const known = new Map<string, Map<string, Level>>();
  return (rule, urn) => {
    const stack = stackOf(urn);
    const ofStack = known.get(stack) ?? new Map<string, Level>();
    known.set(stack, ofStack);
    const level = ofStack.get(rule.id) ?? find(rule, stack);
    ofStack.set(rule.id, level);
    return level;
  };
}
