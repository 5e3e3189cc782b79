import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { configSchema } from "./configSchema.ts";
import type { Rule } from "./rule.ts";
import { rules } from "./rules/index.ts";
import { SAFEGUARDS } from "./safeguards.ts";

/** The law's own section on technical safeguards, of which people ask whether every paragraph is covered. */
const TECHNICAL = "164.312";

/** Where the tables of rules are. */
export const RULES_DOC = fileURLToPath(new URL("../docs/rules.md", import.meta.url));

/** Where the schema of the pack's configuration is. */
export const CONFIG_SCHEMA = fileURLToPath(new URL("config.schema.json", import.meta.url));

/** The schema of the pack's configuration as its file has it. */
export const schemaFile = (all: readonly Rule[]): string =>
  `${JSON.stringify(configSchema(all), null, 2)}\n`;

/** All rules in Markdown, with the paragraphs that they cite, laid out as the formatter leaves it. */
export function rulesDoc(all: readonly Rule[]): string {
  const onResource = all.filter(({ kind }) => kind === "resource").length;
  const counts = `${String(all.length)} rules: ${String(onResource)} on one resource, ${String(all.length - onResource)} on a resource and others of its stack.`;
  return `# Rules of the policy pack

${counts} \`npm run rules:doc\` writes this file from
\`policy-pack/rules\`; \`npm run policy -- explain RULE\` tells why a rule is, how to comply, and where its facts come from.

## 45 CFR §164.312

A rule that cites several paragraphs counts for each.

${table(paragraphRows(all))}

## Rules

${table(ruleRows(all))}
`;
}

function paragraphRows(all: readonly Rule[]): string[][] {
  const technical = Object.entries(SAFEGUARDS).filter(([one]) => one.startsWith(TECHNICAL));
  const rows = technical.map(([paragraph, { title, kind }]) => {
    const its = all.filter(({ safeguards }) => safeguards.some((one) => one === paragraph));
    return [paragraph, title, kind, String(its.length)];
  });
  return [["Paragraph", "Safeguard", "Kind", "Rules"], ...rows];
}

function ruleRows(all: readonly Rule[]): string[][] {
  const rows = all.map(({ id, requires, safeguards, severity }) => [
    `\`${id}\``,
    requires.replaceAll("|", "\\|").replaceAll("*", "\\*"),
    safeguards.join(", "),
    severity,
  ]);
  return [["Rule", "Requires", "45 CFR", "Severity"], ...rows];
}

function table(rows: string[][]): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  const lines = rows.map((row) => line(row.map((cell, i) => cell.padEnd(widths[i] ?? 0))));
  lines.splice(1, 0, line(widths.map((width) => "-".repeat(width))));
  return lines.join("\n");
}

const line = (cells: string[]) => `| ${cells.join(" | ")} |`;

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(RULES_DOC, rulesDoc(rules));
  writeFileSync(CONFIG_SCHEMA, schemaFile(rules));
}
