import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";

import { coverageOf, totals } from "../coverage.ts";
import { TABLE_FILE, tableText } from "../table.ts";
import { deriveTable } from "./derive.ts";
import type * as stackTypes from "../testing/stackTypes.ts";

const table = deriveTable();
writeFileSync(TABLE_FILE, tableText(table));

// The program's tests are written for CommonJS, which is how mocha loads them.
const { typesOfStacks } = createRequire(import.meta.url)(
  "../testing/stackTypes.ts",
) as typeof stackTypes;
const { byType, unchecked, unknown } = coverageOf(table, await typesOfStacks());
const types = Object.keys(byType);
const print = (line: string) => process.stdout.write(`${line}\n`);

for (const type of types) {
  const counts = Object.entries(byType[type] ?? {}).map(
    ([kind, count]) => `${kind} ${String(count)}`,
  );
  print(`${type.padEnd(46)}${counts.join(", ") || "-"}`);
}
print("");
print(`Types that the stacks use: ${String(types.length)}`);
print(`  with checks of values:   ${String(types.length - unchecked.length)}`);
print(
  `  replacements only:       ${unchecked.filter((one) => !unknown.includes(one)).join(", ") || "none"}`,
);
print(`  nothing known:           ${unknown.join(", ") || "none"}`);
print(
  `The whole table: ${String(Object.keys(table).length)} types; ${JSON.stringify(totals(table))}`,
);
