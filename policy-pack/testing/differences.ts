import { stepsOf } from "../shapes.ts";

/** A step to make one value into another: what is at a path is made other or, without a value, taken away. */
export interface Change {
  path: readonly (string | number)[];
  value?: unknown;
}

/** What makes `from` into `to`, at any depth, and in JSON as well. */
export function differences(
  from: unknown,
  to: unknown,
  path: readonly (string | number)[] = [],
): Change[] {
  const [before, after] = [opened(from), opened(to)];
  if (Array.isArray(before) && Array.isArray(after)) return inLists(before, after, path);
  if (isFields(before) && isFields(after)) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return keys.flatMap((key) => {
      if (!(key in after)) return [{ path: [...path, key] }];
      return differences(before[key], after[key], [...path, key]);
    });
  }
  return JSON.stringify(from) === JSON.stringify(to) ? [] : [{ path, value: to }];
}

function inLists(before: unknown[], after: unknown[], path: readonly (string | number)[]) {
  const shared = before.slice(0, after.length);
  return [
    ...shared.flatMap((item, index) => differences(item, after[index], [...path, index])),
    ...after.slice(before.length).map((value, index) => ({
      path: [...path, before.length + index],
      value,
    })),
    ...before.slice(after.length).map((_, index) => ({ path: [...path, after.length + index] })),
  ];
}

/** The same change on another value; an item that a list has no place for is its last. */
export function changedBy(holder: unknown, { path, ...to }: Change): unknown {
  const [step, ...rest] = path;
  const inner = { path: rest, ...to };
  if (step === undefined) return to.value;
  if (typeof holder === "string" && stepsOf(holder, "").length > 0) {
    return JSON.stringify(changedBy(JSON.parse(holder), { path, ...to }));
  }
  return typeof step === "number"
    ? listWith(Array.isArray(holder) ? holder : [], step, inner)
    : fieldsWith(isFields(holder) ? holder : {}, step, inner);
}

const takesAway = (inner: Change) => inner.path.length === 0 && !("value" in inner);

function listWith(list: readonly unknown[], step: number, inner: Change): unknown[] {
  const at = Math.min(step, list.length);
  const item = takesAway(inner) ? [] : [changedBy(list[at], inner)];
  return [...list.slice(0, at), ...item, ...list.slice(at + 1)];
}

function fieldsWith(fields: Record<string, unknown>, step: string, inner: Change) {
  const others = Object.entries(fields).filter(([key]) => key !== step);
  const own = takesAway(inner) ? [] : [[step, changedBy(fields[step], inner)] as const];
  return Object.fromEntries([...others, ...own]);
}

/** A value, or what it holds if it is JSON of a list or an object. */
function opened(value: unknown): unknown {
  return typeof value === "string" && stepsOf(value, "").length > 0 ? JSON.parse(value) : value;
}

const isFields = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
