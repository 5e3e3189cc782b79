import type { Facts, Rule } from "../../rule.ts";
import { cited, counted, judgementsOf, OUTCOMES, type Finding, type Outcome } from "../findings.ts";
import type { Report } from "../report.ts";
import { placed } from "./text.ts";

/** The longest comment that GitHub takes. */
export const MAX_CHARACTERS = 65_536;

/** Kept for the line that says what was left out, and to close what is open. */
const RESERVED_CHARACTERS = 400;

/** One finding, or one name, must not use up what is for all of them. */
const MAX_VALUE_CHARACTERS = 600;

/** Rows of the summary, which is to leave room for what it sums up. */
const MAX_ROWS = 50;

/** Text that is cut at an entry, not within one. */
class Comment {
  #text = "";
  #full = false;

  /** Adds `entry`, unless it or one before it is too much. */
  add(entry: string): boolean {
    const length = this.#text.length + entry.length;
    this.#full ||= length > MAX_CHARACTERS - RESERVED_CHARACTERS;
    if (!this.#full) this.#text += entry;
    return !this.#full;
  }

  /** Adds what there is room for in any case. */
  close(entry: string): void {
    this.#text += entry;
  }

  toString(): string {
    return this.#text;
  }
}

/** The report as a comment on a pull request: what stops it first, the rest folded, within the length that GitHub takes. */
export function markdown(report: Report, rules: readonly Rule[]): string {
  const judgements = judgementsOf(report, rules);
  const findings = judgements.flatMap((one) => one.findings);
  const comment = new Comment();
  comment.add(`## HIPAA technical safeguards\n\n${verdict(report, findings)}\n`);
  for (const row of [...summary(report), ...unusable(report)]) comment.add(row);

  const told = { violated: 0, undecided: 0, exempt: 0 };
  if (counted(findings).violated > 0) comment.add("\n### Violations\n");
  for (const { rule, findings: all } of judgements) {
    told.violated += violations(comment, rule, of(all, "violated"));
  }
  told.undecided = folded(comment, "Undecided", of(findings, "undecided"), undecidedLine);
  told.exempt = folded(comment, "Exempt", of(findings, "exempt"), exemptLine);
  comment.close(leftOut(counted(findings), told));
  return comment.toString();
}

const of = <O extends Outcome>(findings: readonly Finding[], outcome: O) =>
  findings.filter((one): one is Extract<Finding, { outcome: O }> => one.outcome === outcome);

function verdict({ unusable: unread }: Report, findings: readonly Finding[]): string {
  const violated = of(findings, "violated");
  const stopping = violated.filter(({ level }) => level === "mandatory").length;
  const said = [
    stopping > 0 ? `**${plural(stopping, "violation")} to resolve.**` : "**Nothing to resolve.**",
    ...(violated.length > stopping ? [`${String(violated.length - stopping)} advisory.`] : []),
    ...(unread.length > 0 ? [`**${plural(unread.length, "file")} could not be read.**`] : []),
  ];
  return said.join(" ");
}

function summary({ files }: Report): string[] {
  if (files.length === 0) return [];
  const head =
    "\n| File | Resources | Violations | Undecided | Exempt | Passed |\n| --- | ---: | ---: | ---: | ---: | ---: |\n";
  const worst = [...files].sort((a, b) => b.violations.length - a.violations.length);
  const rows = worst.slice(0, MAX_ROWS).map((one) => {
    const { file, resources, violations: violated, undecided, exempt, passed } = one;
    const counts = [resources, violated.length, undecided.length, exempt.length, passed];
    return `| ${code(file).replaceAll("|", "\\|")} | ${counts.map(String).join(" | ")} |\n`;
  });
  return [head, ...rows, more(files)];
}

function unusable({ unusable: unread }: Report): string[] {
  if (unread.length === 0) return [];
  const rows = unread.slice(0, MAX_ROWS).map((one) => `- ${code(placed(one))}\n`);
  return ["\n", ...rows, more(unread)];
}

const more = ({ length }: readonly unknown[]): string =>
  length > MAX_ROWS ? `\n…and ${plural(length - MAX_ROWS, "file")} more.\n` : "";

/** How many of the findings there was room for. */
function violations(comment: Comment, rule: Facts, findings: readonly Finding[]): number {
  if (findings.length === 0 || !comment.add(heading(rule))) return 0;
  return findings.filter((one) => comment.add(violatedLine(one))).length;
}

function heading({ id, title, severity, requires, fix, safeguards, source }: Facts): string {
  return [
    `\n#### ${severity}: ${prose(title)} (${code(id)})\n`,
    prose(requires),
    `\n${fenced(fix)}\n`,
    `${safeguards.map(cited).join("; ")}. [Source](${source})\n\n`,
  ].join("\n");
}

function folded<F extends Finding>(
  comment: Comment,
  title: string,
  findings: readonly F[],
  line: (finding: F) => string,
): number {
  const start = `\n<details>\n<summary>${title} (${String(findings.length)})</summary>\n\n`;
  if (findings.length === 0 || !comment.add(start)) return 0;
  const told = findings.filter((one) => comment.add(line(one))).length;
  comment.close("\n</details>\n");
  return told;
}

const violatedLine = ({ resource, message, level }: Finding): string =>
  `- ${code(resource)}: ${prose(message)}${level === "advisory" ? " (advisory)" : ""}\n`;

const undecidedLine = ({ rule, resource, message }: Finding): string =>
  `- ${code(rule)} on ${code(resource)}: ${prose(message)}\n`;

const exemptLine = (finding: Extract<Finding, { outcome: "exempt" }>): string => {
  const { rule, resource, reason, owner, expires } = finding;
  return `- ${code(rule)} on ${code(resource)} until ${expires}: ${prose(reason)} (${prose(owner)})\n`;
};

function leftOut(all: Record<Outcome, number>, told: Record<Outcome, number>): string {
  const missing = OUTCOMES.filter((outcome) => all[outcome] > told[outcome]);
  if (missing.length === 0) return "";
  const counts = missing.map((outcome) => `${String(all[outcome] - told[outcome])} ${outcome}`);
  return `\n_Left out, as a comment has no room for more: ${counts.join(", ")}. The HTML report has all._\n`;
}

const plural = (count: number, noun: string): string =>
  `${String(count)} ${noun}${count === 1 ? "" : "s"}`;

/** On one line, and no longer than one value may be. */
function inline(text: string): string {
  const line = text.replace(/\s+/gu, " ").trim();
  if (line.length <= MAX_VALUE_CHARACTERS) return line;
  return `${line.slice(0, MAX_VALUE_CHARACTERS).replace(/\p{Surrogate}$/u, "")}…`;
}

/** As code, which neither markup nor a mention leaves. */
function code(text: string): string {
  const line = inline(text);
  const fence = "`".repeat(longestRun(line) + 1);
  const space = /^`|`$/.test(line) || line === "" ? " " : "";
  return `${fence}${space}${line}${space}${fence}`;
}

function fenced(text: string): string {
  const fence = "`".repeat(Math.max(3, longestRun(text) + 1));
  return `${fence}ts\n${text}\n${fence}`;
}

const longestRun = (text: string): number =>
  Math.max(0, ...(text.match(/`+/g) ?? []).map(({ length }) => length));

/** As text, without markup; a word joiner keeps names from being told of it, and numbers from becoming links. */
const prose = (text: string): string =>
  inline(text)
    .replace(/[\\`*_{}[\]()<>&|~!+$-]/g, "\\$&")
    .replace(/[@#]/g, "$&\u2060");
