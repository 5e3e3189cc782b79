/** One value that has no parts, and where it stands: `rules[].destination.bucket`. */
export interface Leaf {
  readonly path: string;
  readonly value: unknown;
}

/** What a value is made of at its deepest; a value without parts, also an absent one, is its own leaf. */
export function* leaves(value: unknown, path = ""): Generator<Leaf> {
  if (Array.isArray(value)) {
    for (const one of value) yield* leaves(one, `${path}[]`);
  } else if (typeof value === "object" && value !== null) {
    for (const [name, one] of Object.entries(value)) {
      yield* leaves(one, path === "" ? name : `${path}.${name}`);
    }
  } else yield { path, value };
}
