import type { Attribute, Image } from "./auditEntry.ts";

/**
 * Paths named in one entry. An item of 400 KB can have a hundred thousand of them, which an entry has to stay far below.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html
 */
export const MAX_NAMED_FIELDS = 200;

/**
 * Levels followed into maps: what lies deeper is told as a change of the map that holds it. DynamoDB itself allows 32.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html
 */
export const MAX_DEPTH = 8;

/** What a part of a path may be for it to be told: a name that a programmer gives to a field. */
const FIELD_NAME = /^[A-Za-z_][A-Za-z_-]{0,63}$/;

/** Stands for names that are not told: maps are also kept by date, by phone number, by person. */
const WITHHELD = "*";

/** Which fields differ: how many, and the paths of the first of them. */
export interface ChangedFields {
  paths: string[];
  count: number;
}

/**
 * Which fields two images of an item differ in. Follows maps; a list or a set that differs anywhere differs as a whole,
 * since an index says nothing. A name that does not look like one is told as `*`, and so is every name with a digit in it:
 * map keys are data as often as they are names.
 */
export function changedFields(before: Image, after: Image): ChangedFields {
  const paths = new Set<string>();
  let count = 0;
  const visit = (older: Image, newer: Image, prefix: string, depth: number): void => {
    for (const name of new Set([...Object.keys(older), ...Object.keys(newer)])) {
      const [was, is] = [own(older, name), own(newer, name)];
      if (equal(was, is)) continue;
      const path = prefix + told(name);
      const maps = depth < MAX_DEPTH ? mapsOf(was, is) : undefined;
      if (maps !== undefined) {
        visit(...maps, `${path}.`, depth + 1);
        continue;
      }
      count += 1;
      if (paths.size < MAX_NAMED_FIELDS) paths.add(path);
    }
  };
  visit(before, after, "", 1);
  return { paths: [...paths].sort(), count };
}

function told(name: string): string {
  return FIELD_NAME.test(name) ? name : WITHHELD;
}

/** Both sides as maps, if they are maps or nothing, and one of them holds something to name. */
function mapsOf(was: Attribute | undefined, is: Attribute | undefined): [Image, Image] | undefined {
  const [older, newer] = [mapOf(was), mapOf(is)];
  const others =
    (was !== undefined && older === undefined) || (is !== undefined && newer === undefined);
  if (others || Object.keys({ ...older, ...newer }).length === 0) return undefined;
  return [older ?? {}, newer ?? {}];
}

function own(image: Image, name: string): Attribute | undefined {
  return Object.hasOwn(image, name) ? image[name] : undefined;
}

function mapOf(attribute: Attribute | undefined): Image | undefined {
  const map = attribute?.["M"];
  return typeof map === "object" && map !== null ? (map as Image) : undefined;
}

/** Sets have no order: DynamoDB may write the same one differently into two images. */
function equal(was: Attribute | undefined, is: Attribute | undefined): boolean {
  return was === is || canonical(was) === canonical(is);
}

function canonical(attribute: Attribute | undefined): string {
  return JSON.stringify(attribute ?? null, (name, value: unknown) => {
    if (Array.isArray(value) && /^[SNB]S$/.test(name))
      return (value as unknown[]).map(String).sort();
    if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
    return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
