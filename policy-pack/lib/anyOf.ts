import type { Answer } from "../rule.ts";
import { Undecided } from "../undecided.ts";

/**
 * As `Array.some`, but an item that is not known does not hide one that is: a known yes wins.
 *
 * @throws Undecided when no item is a yes, and one may be
 */
export function anyOf<T>(items: readonly T[], test: (item: T) => boolean): boolean {
  let open: Undecided | undefined;
  for (let index = 0; index < items.length; index += 1) {
    try {
      if (test(items[index] as T)) return true;
    } catch (error) {
      if (!(error instanceof Undecided)) throw error;
      open ??= error;
    }
  }
  if (open) throw open;
  return false;
}

/** The first finding among the answers for each item; {@link anyOf} says what comes of unknown ones. */
export function firstFinding<T>(items: readonly T[], ask: (item: T) => Answer): Answer {
  let found: string | undefined;
  anyOf(items, (item) => {
    const answer = ask(item);
    if (answer instanceof Undecided) throw answer;
    found = answer;
    return answer !== undefined;
  });
  return found;
}

/** The value that is read, or nothing when it is not known yet; for what is joined by reference instead. */
export function ifKnown<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof Undecided) return undefined;
    throw error;
  }
}

/** The items that are known. */
export function knownOf<T>(items: readonly T[]): T[] {
  const known: T[] = [];
  for (let index = 0; index < items.length; index += 1) {
    const item = ifKnown(() => items[index]);
    if (item !== undefined) known.push(item);
  }
  return known;
}
