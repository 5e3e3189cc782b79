import { leaves } from "./leaves.ts";
import type { SimulatedResource } from "./world.ts";

type Keys = Map<unknown, Set<string>>;

/** Finds resources by the value of an output, or by a value within it: an index per type and property, made when it is first asked for. */
export class PropertyIndex {
  readonly #all: ReadonlyMap<string, SimulatedResource>;
  readonly #byType = new Map<string, Map<string, Keys>>();

  /** @param all the resources by key; {@link added} and {@link removed} tell how it changes */
  constructor(all: ReadonlyMap<string, SimulatedResource>) {
    this.#all = all;
  }

  /** Keys of the resources of `type` whose output `property` is `value`, or holds it at any depth. */
  keys(type: string, property: string, value: unknown): ReadonlySet<string> {
    const ofType = this.#byType.get(type) ?? new Map<string, Keys>();
    this.#byType.set(type, ofType);
    let index = ofType.get(property);
    if (index === undefined) {
      index = new Map();
      ofType.set(property, index);
      for (const [key, one] of this.#all) if (one.type === type) add(index, one, property, key);
    }
    return index.get(value) ?? new Set();
  }

  added(key: string, resource: SimulatedResource): void {
    for (const [property, index] of this.#byType.get(resource.type) ?? []) {
      add(index, resource, property, key);
    }
  }

  removed(key: string, resource: SimulatedResource): void {
    for (const [property, index] of this.#byType.get(resource.type) ?? []) {
      for (const { value } of leaves(resource.outputs[property])) index.get(value)?.delete(key);
    }
  }
}

function add(index: Keys, resource: SimulatedResource, property: string, key: string): void {
  for (const { value } of leaves(resource.outputs[property])) {
    const keys = index.get(value) ?? new Set();
    index.set(value, keys.add(key));
  }
}
