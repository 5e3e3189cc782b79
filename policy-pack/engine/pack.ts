import { judgeGuarded, judgeStack, type Verdict } from "../evaluate.ts";
import { readExemptions, type Exemption } from "../exemptions.ts";
import { Resources, STACK, type Resource } from "../resources.ts";
import type { Rule } from "../rule.ts";
import { indexed, type RuleIndex } from "../ruleIndex.ts";
import { guarded } from "../undecided.ts";
import { EXEMPTIONS, explained } from "./policies.ts";

/** How much a finding weighs: CrossGuard's own words. What is `remediate` and still found is mandatory. */
export type Level = "advisory" | "mandatory" | "remediate" | "disabled";

/** What is configured for one policy. */
export interface Settings {
  enforcementLevel: Level;
  properties: Record<string, unknown>;
}

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

/**
 * What the engine asks of a pack, without the protocol: rules are looked up by type, and all that are about a stack share what is read of
 * it. Each rule keeps its name, its configuration and its level.
 */
export class Pack {
  readonly #rules: readonly Rule[];
  readonly #today: string;
  readonly #index: RuleIndex;
  readonly #others = new Map<string, readonly string[]>();
  #settings: Readonly<Record<string, Settings>> = {};
  #exemptions: readonly Exemption[] = [];
  #problems: readonly string[] = [];

  /** @param today `YYYY-MM-DD`, for exemptions that expire */
  constructor(rules: readonly Rule[], today: string) {
    this.#rules = rules;
    this.#today = today;
    this.#index = indexed(rules);
  }

  /** Takes what is configured, by policy; the engine says it once, before it asks. */
  configure(settings: Readonly<Record<string, Settings>>): void {
    this.#settings = settings;
    const ids = new Set(this.#rules.map(({ id }) => id));
    const list = settings[EXEMPTIONS.name]?.properties["list"];
    const { valid, problems } = readExemptions(list, ids, this.#today);
    this.#exemptions = valid;
    this.#problems = problems;
  }

  /** Whether any policy is about resources of this type; if none is, nobody has to read their properties. */
  concerns(type: string): boolean {
    // The engine asks about the stack before any other resource: that is when problems of exemptions are said.
    return type === STACK || this.#index.onResource.has(type);
  }

  analyze(resource: Pick<Resource, "urn" | "type" | "props">): Answer {
    const { urn, type } = resource;
    const subject = { urn, props: guarded(resource.props) };
    const findings = (this.#index.onResource.get(type) ?? []).flatMap((asked) => {
      if (this.#levelOf(asked.rule.id) === "disabled") return [];
      return this.#findingOf(asked.rule, urn, judgeGuarded(asked, subject, this.#exemptions));
    });
    return {
      findings: type === STACK ? [...this.#ofExemptions(urn), ...findings] : findings,
      notApplicable: this.#othersThan(type),
    };
  }

  analyzeStack(all: readonly Resource[]): Answer {
    const resources = new Resources(all);
    const answer = { findings: [] as Finding[], notApplicable: [] as string[] };
    for (const rule of this.#index.onStack) {
      if (this.#levelOf(rule.id) === "disabled") continue;
      const judged = judgeStack(rule, resources, this.#exemptions);
      if (judged.length === 0) answer.notApplicable.push(rule.id);
      for (const said of judged) answer.findings.push(...this.#findingOf(rule, said.urn, said));
    }
    return answer;
  }

  #levelOf(policy: string): Level {
    return this.#settings[policy]?.enforcementLevel ?? "mandatory";
  }

  #findingOf(rule: Rule, urn: string, said: Verdict): Finding[] {
    const policy = rule.id;
    switch (said.outcome) {
      case "passed":
        return [];
      case "undecided":
        return [{ policy, urn, message: `undecided: ${said.message}`, level: "advisory" }];
      case "exempt": {
        const { expires, owner } = said.exemption;
        const message = `exempt until ${expires} (${owner}): ${said.message}`;
        return [{ policy, urn, message, level: "advisory" }];
      }
      case "violated":
        return [
          { policy, urn, message: explained(rule, said.message), level: this.#weight(policy) },
        ];
    }
  }

  #ofExemptions(urn: string): Finding[] {
    const { name: policy, description } = EXEMPTIONS;
    const level = this.#weight(policy);
    return this.#problems.map((one) => ({ policy, urn, message: `${description}\n${one}`, level }));
  }

  #weight(policy: string): Finding["level"] {
    return this.#levelOf(policy) === "advisory" ? "advisory" : "mandatory";
  }

  #othersThan(type: string): readonly string[] {
    const known = this.#others.get(type);
    if (known) return known;
    const about = new Set((this.#index.onResource.get(type) ?? []).map(({ rule }) => rule.id));
    const others = this.#rules
      .filter(({ kind, id }) => kind === "resource" && !about.has(id))
      .map(({ id }) => id);
    const all = type === STACK ? others : [...others, EXEMPTIONS.name];
    this.#others.set(type, all);
    return all;
  }
}
