import {
  type Configuration,
  type PolicySettings,
  type Problem,
  readConfiguration,
} from "../configuration.ts";
import { judgeGuarded, judgeStack, type Judged } from "../evaluate.ts";
import type { Exemption } from "../exemptions.ts";
import { weightOf } from "../levels.ts";
import { remedied, remedyFor } from "../remedy.ts";
import { Resources, STACK, type Resource } from "../resources.ts";
import type { Rule } from "../rule.ts";
import { indexed, remediesOf, type Remedied, type RuleIndex } from "../ruleIndex.ts";
import { guarded } from "../undecided.ts";
import { needlessIn } from "./needless.ts";
import { EXEMPTIONS, explained, SETTINGS } from "./policies.ts";
import { unwrapped } from "./values.ts";

/** One line of an answer to the engine. */
export interface Finding {
  policy: string;
  urn: string;
  message: string;
  level: "advisory" | "mandatory";
}

export interface Answer {
  findings: Finding[];
  /** Policies that are not about what was asked, so that the engine does not count them as passed. */
  notApplicable: readonly string[];
}

/** What a rule makes of a resource's properties. */
export interface Remediation {
  rule: Rule;
  properties: Record<string, unknown>;
}

/**
 * What the engine asks of a pack, without the protocol: rules are looked up by type, and all that are about a stack share what is read of
 * it. Each rule keeps its name, its configuration and its level.
 */
export class Pack {
  readonly #rules: readonly Rule[];
  readonly #today: string;
  readonly #index: RuleIndex;
  readonly #remedies: ReadonlyMap<string, readonly Remedied[]>;
  readonly #others = new Map<string, readonly string[]>();
  readonly #needed = new Set<Exemption>();
  #configuration: Configuration;

  /** @param today `YYYY-MM-DD`, for exemptions that expire */
  constructor(rules: readonly Rule[], today: string) {
    this.#rules = rules;
    this.#today = today;
    this.#index = indexed(rules);
    this.#remedies = remediesOf(rules);
    this.#configuration = readConfiguration({}, rules, today);
  }

  /** Takes what is configured, by policy; the engine says it once, before it asks. */
  configure(settings: Readonly<Record<string, PolicySettings>>): void {
    this.#configuration = readConfiguration(settings, this.#rules, this.#today);
    this.#needed.clear();
  }

  /** Whether any policy is about resources of this type; if none is, nobody has to read their properties. */
  concerns(type: string): boolean {
    // The engine asks about the stack before any other resource: that is when problems of the configuration are said.
    return type === STACK || this.#index.onResource.has(type);
  }

  analyze(resource: Pick<Resource, "urn" | "type" | "props">): Answer {
    const { urn, type } = resource;
    const subject = { urn, props: guarded(resource.props) };
    const { exemptions, levelOf, problems } = this.#configuration;
    const findings = (this.#index.onResource.get(type) ?? []).flatMap((asked) => {
      if (levelOf(asked.rule, urn) === "disabled") return [];
      return this.#findingOf(judgeGuarded(asked, subject, exemptions));
    });
    return {
      findings: type === STACK ? [...this.#ofProblems(problems, urn), ...findings] : findings,
      notApplicable: this.#othersThan(type),
    };
  }

  /** Which rules of level `remediate` may set something on resources of this type; if none, nobody has to read their properties. */
  remedies(urn: string, type: string): readonly Remedied[] {
    const { levelOf } = this.#configuration;
    return (this.#remedies.get(type) ?? []).filter(
      ({ rule }) => levelOf(rule, urn) === "remediate",
    );
  }

  /** What those rules make of a resource, one after the other. @param raw properties as the engine sends them */
  remediate(urn: string, type: string, raw: Record<string, unknown>): Remediation[] {
    const remediations: Remediation[] = [];
    let properties = raw;
    for (const one of this.remedies(urn, type)) {
      const props = unwrapped(properties) as Record<string, unknown>;
      const set = remedyFor(one, { urn, props }, this.#configuration.exemptions);
      if (set === undefined) continue;
      properties = remedied(properties, set);
      remediations.push({ rule: one.rule, properties });
    }
    return remediations;
  }

  analyzeStack(all: readonly Resource[]): Answer {
    const resources = new Resources(all);
    const answer = { findings: [] as Finding[], notApplicable: [] as string[] };
    const { exemptions, levelOf } = this.#configuration;
    const urn = resources.stack?.urn ?? "";
    for (const rule of this.#index.onStack) {
      if (levelOf(rule, urn) === "disabled") continue;
      const judged = judgeStack(rule, resources, exemptions);
      if (judged.length === 0) answer.notApplicable.push(rule.id);
      for (const said of judged) answer.findings.push(...this.#findingOf(said));
    }
    const needless = needlessIn(all, this.#rules, this.#configuration, this.#needed);
    const policy = EXEMPTIONS.name;
    const problems = needless.map((message) => ({ policy, message }));
    answer.findings.push(...this.#ofProblems(problems, urn));
    return answer;
  }

  #findingOf(said: Judged): Finding[] {
    const { rule, urn } = said;
    const policy = rule.id;
    switch (said.outcome) {
      case "passed":
        return [];
      case "undecided":
        return [{ policy, urn, message: `undecided: ${said.message}`, level: "advisory" }];
      case "exempt": {
        this.#needed.add(said.exemption);
        const { expires, owner } = said.exemption;
        const message = `exempt until ${expires} (${owner}): ${said.message}`;
        return [{ policy, urn, message, level: "advisory" }];
      }
      case "violated": {
        const level = weightOf(this.#configuration.levelOf(rule, urn));
        return [{ policy, urn, message: explained(rule, said.message), level }];
      }
    }
  }

  #ofProblems(problems: readonly Problem[], urn: string): Finding[] {
    return problems.flatMap(({ policy, message }) => {
      const level = this.#configuration.levelOfPolicy(policy);
      if (level === "disabled") return [];
      const { description } = policy === SETTINGS.name ? SETTINGS : EXEMPTIONS;
      return [{ policy, urn, message: `${description}\n${message}`, level: weightOf(level) }];
    });
  }

  #othersThan(type: string): readonly string[] {
    const known = this.#others.get(type);
    if (known) return known;
    const about = new Set((this.#index.onResource.get(type) ?? []).map(({ rule }) => rule.id));
    const others = this.#rules
      .filter(({ kind, id }) => kind === "resource" && !about.has(id))
      .map(({ id }) => id);
    const all = type === STACK ? others : [...others, EXEMPTIONS.name, SETTINGS.name];
    this.#others.set(type, all);
    return all;
  }
}
