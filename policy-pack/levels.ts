import { isObject } from "./lib/isObject.ts";
import { like } from "./lib/like.ts";
import { matches } from "./lib/glob.ts";
import type { Facts } from "./rule.ts";

/** CrossGuard's own words. What is `remediate` and still found is mandatory. */
export const LEVELS = ["advisory", "mandatory", "remediate", "disabled"] as const;

/** How much a finding weighs. */
export type Level = (typeof LEVELS)[number];

/** What a finding of this level does: it stops a deployment, or only tells. */
export const weightOf = (level: Level): "advisory" | "mandatory" =>
  level === "advisory" ? "advisory" : "mandatory";

/** The mildest first. */
export const SEVERITIES = [
  "low",
  "medium",
  "high",
  "critical",
] as const satisfies readonly Facts["severity"][];

/** Levels of one environment, or of all. */
interface Scale {
  bySeverity: ReadonlyMap<string, Level>;
  byRule: ReadonlyMap<string, Level>;
}

/** Levels as configured, the more exact before the less. */
export interface ConfiguredLevels {
  /** By a pattern of the stack's name; the one with the most characters that are not `*` comes first. */
  environments: readonly (Scale & { pattern: string })[];
  all: Scale;
  /** What is configured and means nothing, one line each. */
  problems: readonly string[];
}

const SCALE_KEYS = ["bySeverity", "byRule"] as const;

const KEYS = [...SCALE_KEYS, "byEnvironment"] as const;

/** Reads `levels` of the pack's configuration. What has no meaning changes no level, and is a problem. */
export function readLevels(given: unknown, ruleIds: readonly string[]): ConfiguredLevels {
  const reader = new Reader(ruleIds);
  const { byEnvironment, ...rest } = reader.fields(given, "levels", KEYS);
  const environments = Object.entries(reader.fields(byEnvironment, "levels.byEnvironment")).map(
    ([pattern, one]) => {
      const path = `levels.byEnvironment.${pattern}`;
      return { pattern, ...reader.scale(reader.fields(one, path, SCALE_KEYS), path) };
    },
  );
  const exactness = (pattern: string) => pattern.replaceAll("*", "").length;
  environments.sort((a, b) => exactness(b.pattern) - exactness(a.pattern));
  return { environments, all: reader.scale(rest, "levels"), problems: reader.problems };
}

/** The level of a rule in a stack: by rule before by severity, and the environment's before that of all. */
export function levelIn(
  { environments, all }: ConfiguredLevels,
  { id, severity }: Pick<Facts, "id" | "severity">,
  stack: string,
): Level {
  const scales = [...environments.filter(({ pattern }) => matches(pattern, stack)), all];
  const said = [
    ...scales.map(({ byRule }) => byRule.get(id)),
    ...scales.map(({ bySeverity }) => bySeverity.get(severity)),
  ];
  return said.find((level) => level !== undefined) ?? "mandatory";
}

class Reader {
  readonly problems: string[] = [];
  readonly #ruleIds: readonly string[];

  constructor(ruleIds: readonly string[]) {
    this.#ruleIds = ruleIds;
  }

  /** The fields of an object, of which those that are not among `keys` are problems. */
  fields(given: unknown, path: string, keys?: readonly string[]): Record<string, unknown> {
    if (given === undefined) return {};
    if (!isObject(given)) {
      this.problems.push(`${path} is not an object`);
      return {};
    }
    for (const key of keys ? Object.keys(given).filter((one) => !keys.includes(one)) : []) {
      this.problems.push(`${path}.${key} is none of ${(keys ?? []).join(", ")}`);
    }
    return given;
  }

  scale({ bySeverity, byRule }: Record<string, unknown>, path: string): Scale {
    const ruleProblem = (id: string) =>
      this.#ruleIds.includes(id) ? undefined : unknownRule(id, this.#ruleIds);
    const severityProblem = (one: string) =>
      SEVERITIES.some((known) => known === one)
        ? undefined
        : `${one} is none of ${SEVERITIES.join(", ")}`;
    return {
      bySeverity: this.#levels(bySeverity, `${path}.bySeverity`, severityProblem),
      byRule: this.#levels(byRule, `${path}.byRule`, ruleProblem),
    };
  }

  #levels(
    given: unknown,
    path: string,
    problemOf: (key: string) => string | undefined,
  ): Map<string, Level> {
    const levels = new Map<string, Level>();
    for (const [key, level] of Object.entries(this.fields(given, path))) {
      const problem = problemOf(key);
      if (problem !== undefined) this.problems.push(`${path}: ${problem}`);
      else if (isLevel(level)) levels.set(key, level);
      else this.problems.push(`${path}.${key} is none of ${LEVELS.join(", ")}`);
    }
    return levels;
  }
}

export const isLevel = (level: unknown): level is Level => LEVELS.some((known) => known === level);

/** Says that there is no such rule, and which are like it. */
export function unknownRule(id: string, ruleIds: readonly string[]): string {
  const meant = like(ruleIds, id);
  return `there is no rule ${id}${meant.length > 0 ? ` (like it: ${meant.join(", ")})` : ""}`;
}
