/** How an attribute value looks in a stream record, one level deep: the type's letter and what it holds. */
export type Attribute = Readonly<Record<string, unknown>>;

/** An item, or its keys, by attribute name. */
export type Image = Readonly<Record<string, Attribute>>;

/** Who made a change. */
export type Actor =
  /** As the writer put it into the item. */
  | { type: "user"; id: string }
  /** As DynamoDB itself says, of deletions by time to live. */
  | { type: "service"; id: string }
  /** The item says nothing, or what it says is no identifier. */
  | { type: "unknown" };

/** What every line of the audit stream says. */
interface Line {
  /** The same for every delivery of one record: a reader of the stream drops what it has already. */
  eventId: string;
  /** Version of this form. */
  version: 1;
  region: string;
  /** Seconds since 1970 at which DynamoDB took the write, as ISO 8601; null when the record does not say. */
  occurredAt: string | null;
}

/** One change of one item: who, what, when, and which fields; never a value. */
export interface AuditEntry extends Line {
  kind: "change";
  table: string;
  operation: "INSERT" | "MODIFY" | "REMOVE";
  actor: Actor;
  /** Pseudonym of the item's key: the same for the same item, and of no use without the HMAC key. */
  itemPseudonym: string;
  /** Paths of the fields that changed, in alphabetical order; not all of them when {@link changedFieldCount} says more. */
  changedFields: string[];
  changedFieldCount: number;
}

/** A record that cannot be understood: that it was there is evidence too. */
export interface UnreadableEntry extends Line {
  kind: "unreadable";
  table: string | null;
  /** One of a fixed list, since anything quoted from the record could be PHI. */
  reason: Unreadable;
}

/** Why a record cannot be understood. */
export type Unreadable =
  "no table" | "unknown table" | "no operation" | "no key" | "malformed image" | "image missing";

export type Entry = AuditEntry | UnreadableEntry;
