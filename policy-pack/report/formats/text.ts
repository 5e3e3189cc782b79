import type { Rule } from "../../rule.ts";
import type { FileReport, Line, Report, Unusable } from "../report.ts";

/** From the least to the worst. */
export const SEVERITY_RANKS: Readonly<Record<Rule["severity"], number>> = {
  low: 0,
  medium: 1,
  high: 2,
  critical: 3,
};

/** The report for a terminal: by file, then by resource, worst first, with what to do. */
export function text(report: Report, rules: readonly Rule[]): string {
  const fixes = new Map(rules.map(({ id, fix }) => [id, fix]));
  const parts = report.files.map((file) => ofFile(file, fixes));
  return [...parts, ...report.unusable.map((one) => `${placed(one)}\n`)].join("\n");
}

/** A file that could not be read, as `file:line:column: problem`. */
export function placed({ file, line, column, problem }: Unusable): string {
  const place = line === undefined ? [file] : [file, line, column];
  return `${place.join(":")}: ${problem}`;
}

function ofFile(report: FileReport, fixes: ReadonlyMap<string, string>): string {
  const { file, resources, violations, undecided, exempt, passed } = report;
  const counts = [
    `${String(resources)} resources`,
    `${String(violations.length)} violations`,
    `${String(undecided.length)} undecided`,
    `${String(exempt.length)} exempt`,
    `${String(passed)} passed`,
  ];
  const lines = [`${file}: ${counts.join(", ")}`];
  for (const [resource, its] of byResource(violations)) {
    lines.push("", `  ${resource}`, ...its.flatMap((one) => ofViolation(one, fixes)));
  }
  for (const [resource, its] of byResource(undecided)) {
    lines.push("", `  ${resource}`, ...its.map((one) => `    undecided  ${said(one)}`));
  }
  for (const { resource, expires, owner, ...one } of exempt) {
    lines.push("", `  ${resource}`, `    exempt until ${expires} (${owner})  ${said(one)}`);
  }
  return `${lines.join("\n")}\n`;
}

function ofViolation(line: Line, fixes: ReadonlyMap<string, string>): string[] {
  const fix = fixes.get(line.rule);
  return [
    `    ${line.level === "mandatory" ? line.severity : `${line.severity}, advisory`}  ${said(line)}`,
    ...(fix === undefined ? [] : [`      fix: ${fix}`]),
    `      law: 45 CFR ${line.safeguards.join(", ")}`,
  ];
}

const said = ({ rule, message }: Pick<Line, "rule" | "message">) => `${rule}: ${message}`;

function byResource(lines: readonly Line[]): Map<string, Line[]> {
  const groups = new Map<string, Line[]>();
  for (const line of lines) {
    const group = groups.get(line.resource);
    if (group) group.push(line);
    else groups.set(line.resource, [line]);
  }
  for (const group of groups.values())
    group.sort((a, b) => SEVERITY_RANKS[b.severity] - SEVERITY_RANKS[a.severity]);
  return groups;
}
