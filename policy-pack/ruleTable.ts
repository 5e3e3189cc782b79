import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { configSchema } from "./configSchema.ts";
import type { Rule } from "./rule.ts";
import { rules } from "./rules/index.ts";

const START = "<!-- rules -->";
const END = "<!-- /rules -->";
const README = fileURLToPath(new URL("../README.md", import.meta.url));

/** Where the schema of the pack's configuration is. */
export const CONFIG_SCHEMA = fileURLToPath(new URL("config.schema.json", import.meta.url));

/** The schema of the pack's configuration as its file has it. */
export const schemaFile = (all: readonly Rule[]): string =>
  `${JSON.stringify(configSchema(all), null, 2)}\n`;

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
  writeFileSync(CONFIG_SCHEMA, schemaFile(rules));
}
