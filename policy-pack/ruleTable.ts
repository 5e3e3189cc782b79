import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import type { Rule } from "./rule.ts";
import { rules } from "./rules/index.ts";

const START = "<!-- rules -->";
const END = "<!-- /rules -->";
const README = fileURLToPath(new URL("../README.md", import.meta.url));

/** The table of all rules in Markdown, laid out as the formatter leaves it. */
export function ruleTable(all: readonly Rule[]): string {
  const rows = [
    ["Rule", "Requires", "45 CFR", "Severity"],
    ...all.map(({ id, requires, safeguards, severity }) => [
      `\`${id}\``,
      requires.replaceAll("|", "\\|").replaceAll("*", "\\*"),
      safeguards.join(", "),
      severity,
    ]),
  ];
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  const lines = rows.map((row) => line(row.map((cell, i) => cell.padEnd(widths[i] ?? 0))));
  lines.splice(1, 0, line(widths.map((width) => "-".repeat(width))));
  return lines.join("\n");
}

/** `readme` with `table` between its two markers. @throws when they are not there */
export function withTable(readme: string, table: string): string {
  const start = readme.indexOf(START);
  const end = readme.indexOf(END, start);
  if (start < 0 || end < 0) throw new Error(`README.md has no ${START} … ${END}`);
  return `${readme.slice(0, start)}${START}\n\n${table}\n\n${readme.slice(end)}`;
}

const line = (cells: string[]) => `| ${cells.join(" | ")} |`;

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(README, withTable(readFileSync(README, "utf8"), ruleTable(rules)));
}
