import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { Faults } from "./faults.ts";
import { Census } from "./census.ts";
import { PropertyIndex } from "./propertyIndex.ts";

/** What simulated AWS holds for one resource. */
export interface SimulatedResource {
  /** Stack that created it; AWS itself would not know, nor the URN. */
  stack: string;
  urn: string;
  /** Pulumi type token, for example `aws:kms/key:Key`. */
  type: string;
  id: string;
  accountId: string;
  region: string;
  inputs: Record<string, unknown>;
  outputs: Record<string, unknown>;
  /** Set once its deletion was asked for and AWS only schedules it, as KMS does with keys. */
  pendingDeletion?: true;
}

/** One request to simulated AWS. */
export interface Call {
  /** ISO 8601, UTC. */
  time: string;
  stack: string;
  accountId: string;
  region: string;
  /** AWS's service prefix, for example `kms`. */
  service: string;
  action: "create" | "read" | "update" | "delete" | "invoke";
  /** The resource's id, or the function's name; a create that failed has none yet, and gives the URN. */
  resource: string;
  /** Ids and ARNs of other resources that the request named. */
  uses?: string[];
  /** AWS's error code, when the request failed. */
  error?: string;
}

type Change = { put: SimulatedResource } | { removed: string };

/**
 * The memory of simulated AWS: what exists in every account and region, and every call ever made. Both survive the process as
 * append-only files in `folder`, written before a call is answered, so that killing the process loses nothing that was answered.
 */
export class World {
  /** What goes wrong at the moment. */
  readonly faults = new Faults();
  /** Whether it refuses what AWS refuses, or takes whatever can be declared: what that costs is measured. */
  strict = true;
  /** The calls that this process was told of, in order; {@link calls} has those before it too. */
  readonly recent: Call[] = [];
  readonly #resources = new Map<string, SimulatedResource>();
  readonly #byId = new Map<string, Set<string>>();
  readonly #byProperty = new PropertyIndex(this.#resources);
  readonly #census = new Census();
  readonly #journal: string;
  readonly #calls: string;

  constructor(folder: string) {
    mkdirSync(folder, { recursive: true });
    this.#journal = join(folder, "resources.jsonl");
    this.#calls = join(folder, "calls.jsonl");
    for (const change of lines<Change>(this.#journal)) this.#apply(change);
    const puts = this.inventory().map((put) => `${JSON.stringify({ put })}\n`);
    writeFileSync(this.#journal, puts.join(""));
  }

  /** Everything that exists, in order of creation. */
  inventory(): SimulatedResource[] {
    return [...this.#resources.values()];
  }

  /**
   * The first resource with this id that `matches`. Ids of AWS are unique; names, which serve as ids for many types, are so only
   * within a type, an account and sometimes a region.
   */
  byId(
    id: string,
    matches: (one: SimulatedResource) => boolean = () => true,
  ): SimulatedResource | undefined {
    return [...(this.#byId.get(id) ?? [])]
      .map((key) => this.#resources.get(key))
      .find((one): one is SimulatedResource => one !== undefined && matches(one));
  }

  /** The resources of a type whose output `property` is or holds `value`; takes as long as the answer is large. */
  having(type: string, property: string, value: unknown): SimulatedResource[] {
    const keys = this.#byProperty.keys(type, property, value);
    return [...keys].flatMap((key) => this.#resources.get(key) ?? []);
  }

  /** How many resources an account has: of a type, where it is given, and in one region, where that is given too. */
  count(accountId: string, type?: string, region?: string): number {
    return this.#census.count(accountId, type, region);
  }

  /** What a stack's resource stands for: nothing before it is created, two resources in the middle of its replacement. */
  ofUrn(urn: string): SimulatedResource[] {
    return this.inventory().filter((one) => one.urn === urn);
  }

  put(resource: SimulatedResource): void {
    this.#write({ put: resource });
  }

  remove(resource: SimulatedResource): void {
    this.#write({ removed: keyOf(resource) });
  }

  record(call: Omit<Call, "time">): void {
    const entry: Call = { time: new Date().toISOString(), ...call };
    appendFileSync(this.#calls, `${JSON.stringify(entry)}\n`);
    this.recent.push(entry);
  }

  calls(): Call[] {
    return lines<Call>(this.#calls);
  }

  #write(change: Change): void {
    appendFileSync(this.#journal, `${JSON.stringify(change)}\n`);
    this.#apply(change);
  }

  #apply(change: Change): void {
    const key = "removed" in change ? change.removed : keyOf(change.put);
    const before = this.#resources.get(key);
    if (before !== undefined) {
      this.#byProperty.removed(key, before);
      this.#census.removed(before);
    }
    if ("removed" in change) {
      this.#resources.delete(key);
      return;
    }
    this.#resources.set(key, change.put);
    this.#byProperty.added(key, change.put);
    this.#census.added(change.put);
    const keys = this.#byId.get(change.put.id) ?? new Set();
    this.#byId.set(change.put.id, keys.add(key));
  }
}

function keyOf(one: { accountId: string; region: string; type: string; id: string }): string {
  return [one.accountId, one.region, one.type, one.id].join("/");
}

/** The entries of a JSON Lines file; a last line cut short by a killed process was never answered and does not count. */
function lines<T>(file: string): T[] {
  if (!existsSync(file)) return [];
  const text = readFileSync(file, "utf8");
  const whole = text.slice(0, text.lastIndexOf("\n") + 1);
  return whole
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as T);
}
