import type { Configuration, Problem } from "../configuration.ts";
import { EXEMPTIONS, SETTINGS } from "../engine/policies.ts";
import type { Judged } from "../evaluate.ts";
import { belongsTo, needless, type Exemption } from "../exemptions.ts";
import { weightOf } from "../levels.ts";
import type { FileReport, Line } from "../report/report.ts";
import type { Rule } from "../rule.ts";
import type { Input } from "./input.ts";

/** Which exemptions a run needs: one of them may be of use in any of the files. */
export class Needs {
  readonly #configuration: Configuration;
  readonly #needed = new Set<Exemption>();
  readonly #urns: string[] = [];
  readonly #stacks: string[] = [];
  #isWhole = true;

  constructor(configuration: Configuration) {
    this.#configuration = configuration;
  }

  /** Takes notice of a file, and of what the rules say of it. */
  see({ resources, leftOut }: Input, rest: readonly Judged[]): void {
    if (this.#configuration.exemptions.length === 0) return;
    if (leftOut > 0) this.#isWhole = false;
    for (const one of rest) if (one.outcome === "exempt") this.#needed.add(one.exemption);
    const [any] = resources;
    if (any) this.#stacks.push(any.urn);
    for (const { urn } of resources) this.#urns.push(urn);
  }

  /** What is wrong with those that belong to a stack of the run and that nothing needs; nothing when a preview leaves resources out. */
  needless(rules: readonly Rule[]): Problem[] {
    const { exemptions, levelOf } = this.#configuration;
    const isDisabled = (id: string, urn: string) => {
      const rule = rules.find((one) => one.id === id);
      return rule !== undefined && levelOf(rule, urn) === "disabled";
    };
    return exemptions
      .filter((one) => this.#isWhole && !this.#needed.has(one))
      .filter((one) =>
        this.#stacks.some((urn) => belongsTo(one, urn) && !isDisabled(one.rule, urn)),
      )
      .map((one) => ({ policy: EXEMPTIONS.name, message: needless(one, this.#urns) }));
  }
}

/** What is wrong with the configuration is found in its file; no report when nothing is. */
export function configurationReport(
  config: string,
  { problems, levelOfPolicy }: Configuration,
  needlessOnes: readonly Problem[],
): FileReport | undefined {
  const violations = [...problems, ...needlessOnes].flatMap(({ policy, message }): Line[] => {
    const level = levelOfPolicy(policy);
    if (level === "disabled") return [];
    const { name: rule, severity, safeguards } = policy === SETTINGS.name ? SETTINGS : EXEMPTIONS;
    const facts = { rule, severity, safeguards, level: weightOf(level) };
    return [{ ...facts, resource: config, type: "", message }];
  });
  if (violations.length === 0) return undefined;
  return { file: config, resources: 0, violations, undecided: [], exempt: [], passed: 0 };
}
