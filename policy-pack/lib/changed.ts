/** An example with some properties made other, or taken away where `changes` says `undefined`. */
export function changed<T extends object>(base: T, changes: Partial<T>): T {
  const given = Object.entries({ ...base, ...changes }).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given) as T;
}
