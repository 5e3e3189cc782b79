import type { Resources } from "../resources.ts";

/** What is worked out once per stack, however many of its resources ask: so that a rule's time stays linear in their number. */
export function perStack<T>(make: (resources: Resources) => T): (resources: Resources) => T {
  const known = new WeakMap<Resources, { made: T }>();
  return (resources) => {
    const made = known.get(resources)?.made ?? make(resources);
    known.set(resources, { made });
    return made;
  };
}

/** Lists of what shares a key. */
export function grouped<T>(all: readonly T[], keysOf: (one: T) => readonly string[]) {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    for (const key of keysOf(one)) {
      const group = groups.get(key);
      if (group) group.push(one);
      else groups.set(key, [one]);
    }
  }
  return (keys: readonly string[]): T[] => [
    ...new Set(keys.flatMap((key) => groups.get(key) ?? [])),
  ];
}
