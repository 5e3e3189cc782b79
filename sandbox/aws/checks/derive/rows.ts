import type { Bounds, Row, Table } from "../table.ts";
import { type Member, packageTypes, type PackageType } from "./packageTypes.ts";
import { knownByName } from "./everywhere.ts";
import { type Specified, specifiedType } from "./specification.ts";
import { defaultIn, type Facts, factsIn } from "./statements.ts";

/** Nesting beyond which nothing is looked at: WAF and QuickSight repeat themselves without end. */
const DEEPEST = 5;

type LookUp = (name: string) => Specified | undefined;

/** Rows in the making. */
interface Draft {
  values: Record<string, readonly (string | number)[]>;
  ranges: Record<string, Bounds>;
  formats: Record<string, string>;
  lengths: Record<string, Bounds>;
  conflicts: string[][];
  exactlyOne: string[][];
  atLeastOne: string[][];
  replaces: string[];
}

/** What the specification and the package's comments say of every type, without the overrides. */
export function statedTable(types: readonly PackageType[] = packageTypes()): Table {
  return Object.fromEntries(types.map((type) => [type.key, statedRow(type)]));
}

function statedRow({ key, members }: PackageType): Row {
  const draft: Draft = {
    values: {},
    ranges: {},
    formats: {},
    lengths: {},
    conflicts: [],
    exactlyOne: [],
    atLeastOne: [],
    replaces: [],
  };
  note(draft, members, specifiedType(key), []);
  for (const { path, format, range } of knownByName(key, members)) {
    if (format !== undefined) draft.formats[path] ??= format;
    if (range !== undefined && draft.values[path] === undefined) draft.ranges[path] ??= range;
  }
  const row = { ...draft, conflicts: withoutRepeats(draft.conflicts, draft.exactlyOne) };
  return {
    ...row,
    exactlyOne: withoutRepeats(draft.exactlyOne),
    atLeastOne: withoutRepeats(draft.atLeastOne),
  };
}

function note(draft: Draft, members: readonly Member[], lookUp: LookUp, outer: readonly string[]) {
  const names = new Set(members.map(({ name }) => name));
  for (const member of members) {
    const { name, list, kind } = member;
    const path = [...outer, name].join(".");
    const specified = lookUp(name);
    const facts = combined(member, specified);
    noteValues(draft, facts, list ? `${path}[]` : path);
    noteGroups(draft, facts, name, names, outer);
    if (facts.replaces === true || isReplacing(specified, outer)) draft.replaces.push(path);
    if (kind === "object" && outer.length < DEEPEST) {
      const inner: LookUp = (one) => specified?.member(one);
      note(draft, member.members(), inner, [...outer, list ? `${name}[]` : name]);
    }
  }
}

/** CloudFormation's types replace as wholes, so that what it says of a property inside another may be meant of all of that. */
function isReplacing(specified: Specified | undefined, outer: readonly string[]): boolean {
  return specified?.replaces === true && outer.length === 0;
}

function noteValues(draft: Draft, { values, range, length }: Facts, path: string) {
  if (values !== undefined) draft.values[path] = values;
  if (range !== undefined) draft.ranges[path] = range;
  if (length !== undefined) draft.lengths[path] = length;
}

/** Groups whose members are all inputs; a name that is none means that the text speaks of something else. */
function noteGroups(
  draft: Draft,
  facts: Facts,
  name: string,
  siblings: ReadonlySet<string>,
  outer: readonly string[],
) {
  const paths = (group: readonly string[]) => group.map((one) => [...outer, one].join(".")).sort();
  const holds = (group: readonly string[]) =>
    group.length > 1 && group.every((one) => siblings.has(one));
  for (const other of facts.conflicts ?? []) {
    if (other !== name && siblings.has(other)) draft.conflicts.push(paths([name, other]));
  }
  for (const kind of ["exactlyOne", "atLeastOne"] as const) {
    const group = [...new Set(facts[kind] ?? [])];
    if (holds(group)) draft[kind].push(paths(group));
  }
}

/** Groups once each, without those that a group of `stricter` already covers. */
function withoutRepeats(
  groups: readonly string[][],
  stricter: readonly string[][] = [],
): string[][] {
  const covered = (group: string[]) =>
    stricter.some((one) => group.every((path) => one.includes(path)));
  const texts = new Set(groups.filter((one) => !covered(one)).map((one) => JSON.stringify(one)));
  return [...texts].sort().map((text) => JSON.parse(text) as string[]);
}

/** What the comment says, and what the specification adds to it. */
function combined(member: Member, specified: Specified | undefined): Facts {
  const stated = factsIn(member);
  if (specified === undefined) return stated;
  const added = addedBy(specified, member);
  const values = eitherList(stated.values, listed(member, specified) ?? added.values, member.text);
  return {
    ...stated,
    ...(values === undefined ? {} : { values }),
    ...hull("range", stated.range, added.range),
    ...hull("length", stated.length, added.length),
  };
}

/** What the specification's prose states, unless the package has conditions to it: text with numbers or values that stated nothing. */
function addedBy(specified: Specified, member: Member): Facts {
  const conditional =
    /\d[`\d,]* ?(?:and|to|-|–) ?`?\d|valid (?:values?|options?)|(?:min|max)imum/i.test(member.text);
  return conditional ? {} : factsIn({ ...member, text: specified.text });
}

function listed({ kind }: Member, { values }: Specified) {
  return kind === "string" ? values : undefined;
}

/** Both lists, where they speak of the same values; the package's spelling, where CloudFormation's is another. */
function eitherList(
  stated: Facts["values"],
  specified: Facts["values"],
  text: string,
): Facts["values"] {
  if (specified === undefined) return stated;
  if (stated !== undefined) {
    const shared = stated.some((one) => specified.includes(one));
    return shared ? [...new Set([...stated, ...specified])] : stated;
  }
  return text
    .split("\n")
    .flatMap(defaultIn)
    .every((one) => specified.includes(one))
    ? specified
    : undefined;
}

/** The wider of two bounds: what either source takes is taken. */
function hull(kind: "range" | "length", ...given: readonly (Bounds | undefined)[]): Facts {
  const bounds = given.filter((one) => one !== undefined);
  if (bounds.length === 0) return {};
  const least = Math.min(...bounds.map(([lowest]) => lowest ?? -Infinity));
  const most = Math.max(...bounds.map(([, highest]) => highest ?? Infinity));
  return { [kind]: [least, most].map((one) => (Number.isFinite(one) ? one : null)) };
}
