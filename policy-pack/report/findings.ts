import { EXEMPTIONS } from "../engine/policies.ts";
import type { Facts, Rule } from "../rule.ts";
import { SAFEGUARDS, type Safeguard } from "../safeguards.ts";
import { SEVERITY_RANKS } from "./formats/text.ts";
import type { ExemptLine, Line, Report } from "./report.ts";

/** What a rule says of a resource that is not plainly right; the worst first. */
export const OUTCOMES = ["violated", "undecided", "exempt"] as const;

export type Outcome = (typeof OUTCOMES)[number];

/** A line of a report, with where it stands. */
export type Finding =
  | (Line & { outcome: "violated" | "undecided"; file: string })
  | (ExemptLine & { outcome: "exempt"; file: string });

/** What a report says of one rule. */
export interface Judgement {
  rule: Facts;
  /** The worst of its findings; passed when there are none, among them rules that no resource is subject to. */
  outcome: Outcome | "passed";
  findings: readonly Finding[];
}

/** All findings: by outcome, then by severity, then as the report has them. */
export function findingsOf({ files }: Pick<Report, "files">): Finding[] {
  const all = files.flatMap(({ file, violations, undecided, exempt }): Finding[] => [
    ...violations.map((line) => ({ ...line, outcome: "violated" as const, file })),
    ...undecided.map((line) => ({ ...line, outcome: "undecided" as const, file })),
    ...exempt.map((line) => ({ ...line, outcome: "exempt" as const, file })),
  ]);
  return all.sort(
    (a, b) =>
      OUTCOMES.indexOf(a.outcome) - OUTCOMES.indexOf(b.outcome) ||
      SEVERITY_RANKS[b.severity] - SEVERITY_RANKS[a.severity],
  );
}

/**
 * Every rule with its findings, those on exemptions among them: by outcome, then by severity, then by id.
 *
 * @throws Error when a finding is of none of the rules
 */
export function judgementsOf(report: Pick<Report, "files">, rules: readonly Facts[]): Judgement[] {
  const its = new Map<string, Finding[]>(rules.map(({ id }) => [id, []]));
  its.set(ON_EXEMPTIONS.id, []);
  for (const finding of findingsOf(report)) {
    const found = its.get(finding.rule);
    if (!found) throw new Error(`the report has a finding of ${finding.rule}, which is no rule`);
    found.push(finding);
  }
  const ranks = [...OUTCOMES, "passed"] as const;
  return [...rules, ON_EXEMPTIONS]
    .map((rule): Judgement => {
      const findings = its.get(rule.id) ?? [];
      return { rule, findings, outcome: findings[0]?.outcome ?? "passed" };
    })
    .sort(
      (a, b) =>
        ranks.indexOf(a.outcome) - ranks.indexOf(b.outcome) ||
        SEVERITY_RANKS[b.rule.severity] - SEVERITY_RANKS[a.rule.severity] ||
        (a.rule.id < b.rule.id ? -1 : 1),
    );
}

/** How many findings there are of each outcome. */
export function counted(findings: readonly Finding[]): Record<Outcome, number> {
  const counts = { violated: 0, undecided: 0, exempt: 0 };
  for (const { outcome } of findings) counts[outcome] += 1;
  return counts;
}

/** A paragraph as people cite it. */
export const cited = (safeguard: Safeguard): string =>
  `45 CFR ${safeguard} ${SAFEGUARDS[safeguard].title}`;

/** The policy on exemptions, which is no rule, in the shape of one. */
const ON_EXEMPTIONS: Facts = {
  id: EXEMPTIONS.name,
  title: EXEMPTIONS.displayName,
  safeguards: EXEMPTIONS.safeguards,
  severity: EXEMPTIONS.severity,
  requires: EXEMPTIONS.description,
  rationale: "What is exempt without end or reason is forgotten.",
  fix: EXEMPTIONS.remediationSteps,
  source: EXEMPTIONS.url as Rule["source"],
};
