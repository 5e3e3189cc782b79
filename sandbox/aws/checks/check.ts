import { typeKey, type Values } from "../naming.ts";
import type { CheckFailure, TypeSchema } from "../typeSchema.ts";
import { fargateSize } from "./fargate.ts";
import { FORMATS, isFormat } from "./formats.ts";
import { below, isGiven, leaf, parentsOf, valuesAt } from "./paths.ts";
import { type Bounds, type Row, rowOf } from "./table.ts";

/** What is wrong with one value, in the words of the provider, or nothing. */
type Judge<Rule> = (rule: Rule, value: string | number, name: string) => string | undefined;

/** Checks of what no single entry of the table can say. */
const ACROSS: Readonly<Record<string, (inputs: Values) => CheckFailure[]>> = {
  "ecs/taskDefinition": fargateSize,
};

/**
 * Refuses the values that the real provider refuses before any call.
 *
 * @param row what is known of the type; the shipped table's by default
 */
export function checkValues(
  schema: TypeSchema,
  inputs: Values,
  row: Row = rowOf(schema.token),
): CheckFailure[] {
  return [
    ...each(row.values, inputs, amongValues),
    ...each(row.ranges, inputs, inRange),
    ...each(row.lengths, inputs, ofLength),
    ...each(row.patterns, inputs, matching),
    ...each(row.formats, inputs, inFormat),
    ...groups(row.conflicts, inputs, atMostOne),
    ...groups(row.exactlyOne, inputs, (all, given) => atMostOne(all, given) ?? some(all, given)),
    ...groups(row.atLeastOne, inputs, some),
    ...(ACROSS[typeKey(schema.token)]?.(inputs) ?? []),
  ];
}

function each<Rule>(
  rules: Readonly<Record<string, Rule>> | undefined,
  inputs: Values,
  judge: Judge<Rule>,
): CheckFailure[] {
  return Object.entries(rules ?? {}).flatMap(([path, rule]) =>
    valuesAt(inputs, path).flatMap(({ path: property, value }) => {
      if (typeof value !== "string" && typeof value !== "number") return [];
      const reason = judge(rule, value, terraformName(property));
      return reason === undefined ? [] : [{ property, reason }];
    }),
  );
}

function amongValues(allowed: readonly (string | number)[], value: string | number, name: string) {
  if (allowed.some((one) => String(one) === String(value))) return undefined;
  const list = allowed.map((one) => (typeof one === "string" ? `"${one}"` : String(one)));
  return `expected ${name} to be one of [${list.join(" ")}], got ${String(value)}`;
}

function inRange(bounds: Bounds, value: string | number, name: string) {
  const number = Number(value);
  if (Number.isNaN(number) || isWithin(bounds, number)) return undefined;
  return `expected ${name} to be ${wanted(bounds)}, got ${String(value)}`;
}

function ofLength(bounds: Bounds, value: string | number, name: string) {
  const text = String(value);
  return isWithin(bounds, text.length)
    ? undefined
    : `expected length of ${name} to be ${wanted(bounds)}, got ${text}`;
}

function matching(
  [pattern, says]: readonly [string, string],
  value: string | number,
  name: string,
) {
  return new RegExp(pattern).test(String(value))
    ? undefined
    : `invalid value for ${name} (${says})`;
}

function inFormat(format: string, value: string | number, name: string) {
  return isFormat(format) ? FORMATS[format](name, String(value)) : undefined;
}

function isWithin([lowest, highest]: Bounds, number: number): boolean {
  return number >= (lowest ?? -Infinity) && number <= (highest ?? Infinity);
}

function wanted([lowest, highest]: Bounds): string {
  if (lowest === null) return `at most (${String(highest)})`;
  if (highest === null) return `at least (${String(lowest)})`;
  return `in the range (${String(lowest)} - ${String(highest)})`;
}

/** Judges each group in each object that has its properties, by those that are given; what is not known yet is given. */
function groups(
  all: readonly (readonly string[])[] | undefined,
  inputs: Values,
  judge: (names: readonly string[], given: readonly string[]) => string | undefined,
): CheckFailure[] {
  return (all ?? []).flatMap((paths) => {
    const names = paths.map(leaf);
    return parentsOf(inputs, paths[0] ?? "").flatMap(({ path, value }) => {
      const given = names.filter((name) => isGiven((value as Values)[name]));
      const reason = judge(names, given);
      return reason === undefined
        ? []
        : [{ property: below(path, given[0] ?? names[0] ?? ""), reason }];
    });
  });
}

function atMostOne(_: readonly string[], [first, second]: readonly string[]) {
  if (first === undefined || second === undefined) return undefined;
  return `"${terraformName(first)}": conflicts with ${terraformName(second)}`;
}

function some(names: readonly string[], given: readonly string[]) {
  const list = names.map(terraformName);
  return given.length > 0
    ? undefined
    : `"${list[0] ?? ""}": one of \`${list.join(",")}\` must be specified`;
}

/** `ingress.0.from_port` of `ingress[0].fromPort`: what the provider's own messages call it. */
function terraformName(path: string): string {
  return path
    .replace(/\[(\d+)\]/g, ".$1")
    .replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
