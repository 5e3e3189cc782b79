import { typeSchema, type TypeSchema } from "../../typeSchema.ts";
import { checkValues } from "../check.ts";
import { entriesOf, type Row, type Table } from "../table.ts";
import { type Example, examplesIn } from "./examples.ts";
import { NAMED_OVERRIDES } from "./namedOverrides.ts";
import { type Override, OVERRIDES } from "./overrides.ts";
import { packageTypes, type PackageType } from "./packageTypes.ts";
import { ALWAYS_IN_PLACE, OF_A_BUCKET, REPLACEMENTS } from "./replacements.ts";
import { statedTable } from "./rows.ts";

/** An example of the package, with the schema of its type. */
interface Declared {
  readonly key: string;
  readonly schema: TypeSchema;
  readonly inputs: Example["inputs"];
}

/** The table of checks, from the specification, the package's comments and examples, and the overrides. */
export function deriveTable(types: readonly PackageType[] = packageTypes()): Table {
  const stated = statedTable(types);
  const examples = new Map<string, Declared[]>(types.map(({ key }) => [key, []]));
  for (const example of declaredExamples(types)) examples.get(example.key)?.push(example);
  return Object.fromEntries(
    types.flatMap((type) => {
      const sound = withoutContradicted(stated[type.key] ?? {}, examples.get(type.key) ?? []);
      const row = compact(withReplacements(type, withOverrides(type.key, sound)));
      return Object.keys(row).length === 0 ? [] : [[type.key, row]];
    }),
  );
}

/** Every resource that an example of the package declares: each is a program that works. */
export function declaredExamples(types: readonly PackageType[] = packageTypes()): Declared[] {
  const keys = new Map(types.map(({ key }) => [className(key), key]));
  return types.flatMap(({ text }) =>
    examplesIn(text).flatMap(({ type, inputs }) => {
      const key = keys.get(type);
      const schema =
        key === undefined ? undefined : typeSchema(`aws:${key}:${type.split(".")[1] ?? ""}`);
      return key === undefined || schema === undefined ? [] : [{ key, schema, inputs }];
    }),
  );
}

/** `ec2.RouteTable` of `ec2/routeTable`. */
function className(key: string): string {
  const [module = "", file = ""] = key.split("/");
  return `${module}.${file.charAt(0).toUpperCase()}${file.slice(1)}`;
}

/** Without the checks that an example of the package fails: there the comment is misread, or wrong. */
function withoutContradicted(row: Row, examples: readonly Declared[]): Row {
  const fails = (rules: Row) =>
    examples.some(
      ({ schema, inputs }) =>
        checkValues(schema, inputs, rules).length > checkValues(schema, inputs, {}).length,
    );
  if (!fails(row)) return row;
  const wrong = entriesOf(row).filter(({ alone }) => fails(alone));
  return wrong.reduce((kept, { kind, name }) => {
    const entry = entriesOf(kept).find((one) => one.kind === kind && one.name === name);
    return entry?.without ?? kept;
  }, row);
}

function withOverrides(key: string, row: Row): Row {
  const own = [...OVERRIDES, ...NAMED_OVERRIDES].filter(({ types }) => types.includes(key));
  return own.reduce(withOverride, row);
}

function withOverride(row: Row, { set = {}, drop = [] }: Override): Row {
  const merged: Record<string, unknown> = { ...row };
  for (const kind of ["values", "ranges", "lengths"] as const) {
    const others = Object.entries(row[kind] ?? {}).filter(([path]) => !drop.includes(path));
    merged[kind] = Object.fromEntries(others);
  }
  for (const [kind, added] of Object.entries(set) as [keyof Row, object][]) {
    const present = merged[kind];
    merged[kind] = Array.isArray(added)
      ? [...((present as unknown[] | undefined) ?? []), ...(added as unknown[])]
      : { ...(present as object | undefined), ...added };
  }
  return merged;
}

function withReplacements({ key, members }: PackageType, row: Row): Row {
  const inputs = new Set(members.map(({ name }) => name));
  const own = REPLACEMENTS.filter(({ types }) => types.includes(key));
  const inPlace = new Set(own.flatMap((one) => one.inPlace ?? []));
  const added = [
    ...own.flatMap((one) => one.replaces ?? []),
    ...(OF_A_BUCKET.test(key) ? ["bucket", "expectedBucketOwner"] : []),
  ];
  const all = [...(row.replaces ?? []), ...added].filter((path) => {
    const [name = ""] = path.split(/[.[]/);
    return inputs.has(name) && !inPlace.has(path) && !ALWAYS_IN_PLACE.test(path);
  });
  return { ...row, replaces: [...new Set(all)].sort() };
}

/** Without kinds that say nothing, in one order. */
function compact(row: Row): Row {
  const said = Object.entries(row).filter(([, rules]) => Object.keys(rules as object).length > 0);
  return Object.fromEntries(
    said
      .sort(([one], [other]) => one.localeCompare(other))
      .map(([kind, rules]: [string, unknown]) => [
        kind,
        Array.isArray(rules) ? rules : sorted(rules as object),
      ]),
  );
}

function sorted(rules: object): object {
  return Object.fromEntries(Object.entries(rules).sort(([one], [other]) => (one < other ? -1 : 1)));
}
