import type { AwsType, PropsOf } from "./awsType.ts";
import { currentType } from "./earlierTypes.ts";
import { guarded, isUnknown, undecided, UNKNOWN } from "./undecided.ts";

/** The resource that stands for a whole stack. */
export const STACK = "pulumi:pulumi:Stack";

/** A resource as a rule sees it, from whatever source. */
export interface Resource<Props extends object = Record<string, unknown>> {
  urn: string;
  type: string;
  name: string;
  props: Props;
  /** The provider's id, once there is one. */
  id?: string;
  /** URNs of the resources that a property's value comes from, by property. */
  origins: Readonly<Record<string, readonly string[]>>;
  /** True when the program only reads it: rules join it, and judge it nowhere but where it is declared. */
  external?: boolean;
}

/** A resource in short; `{ $ref: "name.output" }` anywhere in its props is a value that another resource will give. */
export interface Declared {
  type: string;
  name: string;
  props: Readonly<Record<string, unknown>>;
}

/** What a program declares, for the examples of stack rules. */
export function declared<T extends string>(
  type: AwsType<T>,
  name: string,
  props: { [K in keyof PropsOf<T>]?: PropsOf<T>[K] | { $ref: string } } = {},
): Declared {
  return { type, name, props };
}

/** Resources of a list in short form, their references resolved as in a preview: unknown, but of known origin. */
export function fromDeclared(list: readonly Declared[]): Resource[] {
  const urns = new Map<string, string[]>();
  const resources = list.map(({ type, name, props }) => {
    const urn = `urn:pulumi:stack::project::${type}::${name}`;
    append(urns, name, urn);
    return { urn, type, name, props };
  });
  return resources.map(({ props, ...rest }) => {
    const origins: Record<string, string[]> = {};
    const resolved: Record<string, unknown> = {};
    for (const [key, value] of Object.entries(props)) {
      resolved[key] = withoutReferences(value, (ref) => {
        const [name = ""] = ref.split(".");
        origins[key] = [...(origins[key] ?? []), ...(urns.get(name) ?? [])];
      });
    }
    return { ...rest, props: resolved, origins };
  });
}

/** All resources of a stack, indexed as rules ask for them. */
export class Resources {
  readonly #byType = new Map<string, Entry[]>();
  readonly #byUrn = new Map<string, Entry>();
  readonly #pointers = new Map<string, Pointers>();
  readonly #guardedByType = new Map<string, readonly Resource[]>();

  constructor(all: readonly Resource[]) {
    for (const resource of all) {
      const entry = { resource, guarded: undefined };
      this.#byUrn.set(resource.urn, entry);
      append(this.#byType, currentType(resource.type), entry);
    }
  }

  /** What stands for the whole stack, named as the engine does where the list leaves it out; nothing when the list is empty. */
  get stack(): Resource | undefined {
    const [given] = this.ofToken(STACK);
    const [any] = this.#byUrn.keys();
    if (given || any === undefined) return given;
    const [head = "", project = ""] = any.split("::");
    const stack = head.replace("urn:pulumi:", "");
    const name = `${project}-${stack}`;
    return {
      urn: `urn:pulumi:${stack}::${project}::${STACK}::${name}`,
      type: STACK,
      name,
      props: {},
      origins: {},
    };
  }

  /** Resources of a type, their props guarded against reading what is not known yet. */
  ofType<T extends string>(type: AwsType<T>): readonly Resource<PropsOf<T>>[] {
    return this.ofToken(type) as unknown as readonly Resource<PropsOf<T>>[];
  }

  /** As {@link Resources.ofType}, for a token that only the running program knows. */
  ofToken(type: string): readonly Resource[] {
    let known = this.#guardedByType.get(type);
    if (!known) {
      known = (this.#byType.get(type) ?? []).map(guardOf);
      this.#guardedByType.set(type, known);
    }
    return known;
  }

  /**
   * The resources of `type` whose `property`, one value or a list, names `target`: by reference, by id, by ARN or by name.
   *
   * @throws Undecided when there is none, but one exists that may turn out to name it
   */
  pointingAt<T extends string>(
    target: Resource<object>,
    type: AwsType<T>,
    property: keyof PropsOf<T> & string,
  ): Resource<PropsOf<T>>[] {
    const pointers = this.#pointersOf(type, property, target.type);
    const names = namesOf(this.#byUrn.get(target.urn)?.resource ?? target);
    const found = pointersTo(names, pointers);
    for (const one of pointersTo([target.urn], pointers)) {
      if (names.length === 0 || isOpen(one, property)) found.add(one);
    }
    const [first] = pointers.open;
    if (found.size === 0 && first) {
      throw undecided(`which resource ${property} of ${first.resource.name} names is not known`);
    }
    return Array.from(found, guardOf) as unknown as Resource<PropsOf<T>>[];
  }

  /** Made once per question, so that asking it of every bucket stays linear in the number of resources. */
  #pointersOf(type: string, property: string, targetType: string): Pointers {
    const question = `${type} ${property} ${targetType}`;
    const known = this.#pointers.get(question);
    if (known) return known;
    const pointers: Pointers = { byKey: new Map(), open: [] };
    for (const one of this.#byType.get(type) ?? []) {
      const from = this.#originsOf(one.resource, property, targetType);
      const named = valuesOf(one.resource, property).filter(isKnownText);
      if (from.length === 0 && isOpen(one, property)) pointers.open.push(one);
      for (const key of [...from, ...named]) append(pointers.byKey, key, one);
    }
    this.#pointers.set(question, pointers);
    return pointers;
  }

  /** URNs of the resources of a type that a property's value comes from. */
  #originsOf({ origins }: Resource, property: string, type: string): string[] {
    return (origins[property] ?? []).filter((urn) => this.#byUrn.get(urn)?.resource.type === type);
  }
}

interface Pointers {
  byKey: Map<string, Entry[]>;
  /** Those that name something not known yet, and of unknown origin. */
  open: Entry[];
}

/** A resource, and what rules see of it, which is made when a rule first asks. */
interface Entry {
  readonly resource: Resource;
  guarded: Resource | undefined;
}

const guardOf = (entry: Entry): Resource => (entry.guarded ??= withGuard(entry.resource));

function withGuard({ urn, type, name, props, origins, id, external }: Resource): Resource {
  const made: Resource = { urn, type, name, props: guarded(props), origins };
  if (id !== undefined) made.id = id;
  if (external !== undefined) made.external = external;
  return made;
}

function pointersTo(keys: readonly string[], { byKey }: Pointers): Set<Entry> {
  const found = new Set<Entry>();
  for (const key of keys) for (const one of byKey.get(key) ?? []) found.add(one);
  return found;
}

const isOpen = ({ resource }: Entry, property: string): boolean =>
  valuesOf(resource, property).some(isUnknown);

const isKnownText = (value: unknown): value is string =>
  typeof value === "string" && !isUnknown(value);

function valuesOf({ props }: Resource, property: string): unknown[] {
  const value = props[property];
  return Array.isArray(value) ? value : [value];
}

/** The strings by which other resources may name this one, as far as they are known. */
function namesOf({ id, props }: Resource<object>): string[] {
  const { id: given, arn, bucket, clusterIdentifier, name } = props as Record<string, unknown>;
  const known = [id, given, arn, bucket, clusterIdentifier, name];
  return known.filter(isKnownText);
}

function append<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}

function withoutReferences(value: unknown, meet: (ref: string) => void): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => withoutReferences(item, meet));
  if ("$ref" in value && typeof value.$ref === "string") {
    meet(value.$ref);
    return UNKNOWN;
  }
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, withoutReferences(inner, meet)]),
  );
}
