import type { DynamoDBRecord } from "aws-lambda";

import { actorOf } from "./actor.ts";
import type { AuditEntry, Entry, Unreadable, UnreadableEntry } from "./auditEntry.ts";
import { changedFields } from "./changedFields.ts";
import { isImage } from "./images.ts";

/** `arn:aws:dynamodb:us-east-2:111122223333:table/records/stream/2026-11-24T00:00:00.000` */
const STREAM_ARN =
  /^arn:[a-z-]+:dynamodb:([a-z0-9-]+):\d{12}:table\/([A-Za-z0-9_.-]{3,255})\/stream\//;

/** Which images a record of a stream with NEW_AND_OLD_IMAGES has, by operation. */
const IMAGES = {
  INSERT: { before: false, after: true },
  MODIFY: { before: true, after: true },
  REMOVE: { before: true, after: false },
} as const;

/** What an entry needs of the world around it. */
export interface Surroundings {
  /** Names of the tables whose streams the function reads. */
  tables: ReadonlySet<string>;
  /** A keyed hash of an item's key, which cannot be computed without the HMAC key. */
  pseudonym: (text: string) => Promise<string>;
}

/**
 * The entry about one record, of which there is always one: a record that cannot be understood gives an entry that says so.
 * It holds no value of the item but its attribution.
 *
 * @throws whatever `pseudonym` throws: then the record has to come again
 */
export async function audit(record: DynamoDBRecord, around: Surroundings): Promise<Entry> {
  const { region, table } = sourceOf(record);
  const line = {
    eventId: record.eventID ?? "",
    version: 1,
    region,
    occurredAt: occurredAt(record),
  } as const;
  const unreadable = (reason: Unreadable): UnreadableEntry => {
    const known = table !== undefined && around.tables.has(table);
    return { ...line, kind: "unreadable", table: known ? table : null, reason };
  };

  if (table === undefined) return unreadable("no table");
  if (!around.tables.has(table)) return unreadable("unknown table");
  const read = readingOf(record);
  if (typeof read === "string") return unreadable(read);

  const { operation, keys, before, after } = read;
  const { paths, count } = changedFields(before ?? {}, after ?? {});
  return {
    ...line,
    kind: "change",
    table,
    operation,
    actor: actorOf(after, record.userIdentity),
    itemPseudonym: await around.pseudonym(itemKey(table, keys)),
    changedFields: paths,
    changedFieldCount: count,
  };
}

function sourceOf({ eventSourceARN = "" }: DynamoDBRecord) {
  const [, region = "", table] = STREAM_ARN.exec(eventSourceARN) ?? [];
  return { region, table };
}

function occurredAt({ dynamodb }: DynamoDBRecord): string | null {
  const seconds: unknown = dynamodb?.ApproximateCreationDateTime;
  if (typeof seconds !== "number") return null;
  const time = new Date(seconds * 1000);
  return Number.isNaN(time.getTime()) ? null : time.toISOString();
}

type Images = Partial<Record<"before" | "after", Parameters<typeof changedFields>[0]>>;
type Reading = Images & {
  operation: AuditEntry["operation"];
  keys: Parameters<typeof changedFields>[0];
};

function readingOf({ eventName, dynamodb }: DynamoDBRecord): Reading | Unreadable {
  if (eventName === undefined || !Object.hasOwn(IMAGES, eventName)) return "no operation";
  const keys: unknown = dynamodb?.Keys;
  if (!isImage(keys) || Object.keys(keys).length === 0) return "no key";
  const images = imagesOf(dynamodb, IMAGES[eventName]);
  return typeof images === "string" ? images : { operation: eventName, keys, ...images };
}

function imagesOf(
  dynamodb: DynamoDBRecord["dynamodb"],
  has: Record<"before" | "after", boolean>,
): Images | Unreadable {
  const found: Images = {};
  const given = { before: dynamodb?.OldImage, after: dynamodb?.NewImage };
  for (const side of ["before", "after"] as const) {
    if (!has[side]) continue;
    const image: unknown = given[side];
    if (image === undefined || image === null) return "image missing";
    if (!isImage(image)) return "malformed image";
    found[side] = image;
  }
  return found;
}

/** The key in one spelling, whichever order its attributes came in, and the same in both regions. */
function itemKey(table: string, keys: Reading["keys"]): string {
  const sorted = Object.entries(keys).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([table, sorted]);
}
