import type { Rule } from "../rule.ts";
import { SAFEGUARDS } from "../safeguards.ts";

/** All rules, one a line. */
export function list(rules: readonly Rule[]): string {
  const rows = rules.map(({ id, severity, title }) => [id, severity, title]);
  return table([["RULE", "SEVERITY", "WHAT"], ...rows]);
}

/** All there is to know of a rule; nothing when there is no such rule. */
export function explain(rules: readonly Rule[], id: string): string | undefined {
  const found = rules.find((rule) => rule.id === id);
  if (!found) return undefined;
  const { title, severity, requires, rationale, fix, safeguards, source } = found;
  const laws = safeguards.map((one) => `  45 CFR ${one}  ${SAFEGUARDS[one].title}`);
  return [
    `${id}: ${title} (${severity})`,
    ...["", requires, rationale],
    ...["", "Fix:", `  ${fix}`],
    ...["", "Law:", ...laws],
    ...["", "Asked of:", ...typesOf(found).map((type) => `  ${type}`)],
    ...["", `See ${source}`, ""],
  ].join("\n");
}

/** Every paragraph that rules may cite, and those that do. */
export function matrix(rules: readonly Rule[]): string {
  const rows = Object.entries(SAFEGUARDS).map(([paragraph, { title, kind }]) => {
    const its = rules.filter(({ safeguards }) => safeguards.some((one) => one === paragraph));
    const [first = "none", ...others] = its.map(({ id }) => id);
    return [
      [paragraph, kind, title, String(its.length), first],
      ...others.map((id) => ["", "", "", "", id]),
    ];
  });
  return table([["45 CFR", "KIND", "SAFEGUARD", "RULES", ""], ...rows.flat()]);
}

function typesOf(rule: Rule): readonly string[] {
  if (rule.kind === "resource") return rule.cases.flatMap(({ types }) => types);
  return rule.about ? rule.about.map((type) => `the stack, when it has ${type}`) : [rule.type];
}

function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  const lines = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
  return `${lines.join("\n")}\n`;
}
