import { entriesOf, type Row, type Table } from "./table.ts";

/** How much is known of the types that something uses. */
export interface Coverage {
  /** Number of checks of each type, by kind; replacements are counted as `replaces`. */
  readonly byType: Readonly<Record<string, Readonly<Partial<Record<keyof Row, number>>>>>;
  /** Types whose values have no check. */
  readonly unchecked: readonly string[];
  /** Types of which not even replacements are known. */
  readonly unknown: readonly string[];
}

/** What a table says of the types with these keys. */
export function coverageOf(table: Table, keys: Iterable<string>): Coverage {
  const byType = Object.fromEntries(
    [...keys].sort().map((key) => [key, countsOf(table[key] ?? {})]),
  );
  const without = (...kinds: readonly string[]) =>
    Object.keys(byType).filter((key) =>
      Object.keys(byType[key] ?? {}).every((kind) => kinds.includes(kind)),
    );
  return { byType, unchecked: without("replaces"), unknown: without() };
}

/** Number of entries of each kind in a whole table. */
export function totals(table: Table): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const row of Object.values(table)) {
    for (const [kind, count] of Object.entries(countsOf(row)))
      sums[kind] = (sums[kind] ?? 0) + count;
  }
  return sums;
}

function countsOf(row: Row): Partial<Record<keyof Row, number>> {
  const counts: Partial<Record<keyof Row, number>> = {};
  for (const { kind } of entriesOf(row)) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}
