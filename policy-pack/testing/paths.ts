import { judgeStack } from "../evaluate.ts";
import { fromDeclared, Resources, type Declared, type Resource } from "../resources.ts";
import type { Case, Rule, StackRule } from "../rule.ts";
import { shapesOf, stepsOf } from "../shapes.ts";
import { guarded, Undecided } from "../undecided.ts";

const LIST = "[]";

/** `props` with the value at a path made other; what is missing on the way is made, and of a list the first item is meant. */
export function edited(props: object, path: string, value: unknown): Record<string, unknown> {
  const steps = path.replaceAll(LIST, `.${LIST}`).split(".");
  return put(props, steps, value) as Record<string, unknown>;
}

function put(holder: unknown, [step, ...rest]: string[], value: unknown): unknown {
  if (step === undefined) return value;
  if (typeof holder === "string" && stepsOf(holder, "").length > 0) {
    return JSON.stringify(put(JSON.parse(holder), [step, ...rest], value));
  }
  if (step === LIST) {
    const [first, ...others] = (Array.isArray(holder) ? holder : []) as unknown[];
    return [put(first, rest, value), ...others];
  }
  const fields: Record<string, unknown> = isFields(holder) ? { ...holder } : {};
  fields[step] = put(fields[step], rest, value);
  return fields;
}

const isFields = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The paths that a rule reads or has examples of, by type. */
export function pathsOf(rule: Rule): ReadonlyMap<string, readonly string[]> {
  const paths = new Map<string, Set<string>>();
  for (const [type, shape] of shapesOf(rule)) paths.set(type, new Set(shape.keys()));
  const meet = (type: string) => (path: string) => {
    paths.set(type, (paths.get(type) ?? new Set()).add(path));
  };
  if (rule.kind === "stack") readByStack(rule, meet);
  else for (const its of rule.cases) readByCase(its, meet);
  return new Map(Array.from(paths, ([type, all]) => [type, [...all].filter(Boolean)]));
}

type Meet = (type: string) => (path: string) => void;

function readByCase({ types, check, complies, violates }: Case, meet: Meet): void {
  for (const type of types) {
    for (const example of [{}, ...complies, ...violates]) {
      unlessUndecided(() => check(guarded(watched(example, meet(type))) as never));
    }
  }
}

function readByStack(rule: StackRule, meet: Meet): void {
  for (const stack of [rule.complies, rule.violates].flat()) {
    const list = fromDeclared(stack).map((one) => ({
      ...one,
      props: watched(one.props, meet(one.type)),
    }));
    judgeStack(rule, new Resources(list));
  }
}

/** Runs a check that may be undecided; whatever else it throws is its fault. */
export function unlessUndecided(check: () => unknown): void {
  try {
    check();
  } catch (error) {
    if (!(error instanceof Undecided)) throw error;
  }
}

function watched<T extends object>(value: T, meet: (path: string) => void, path = ""): T {
  return new Proxy(value, {
    get(target, key) {
      const inner: unknown = Reflect.get(target, key);
      if (typeof key === "symbol" || (Array.isArray(target) && !/^\d+$/.test(key))) return inner;
      const step = Array.isArray(target) ? `${path}${LIST}` : path === "" ? key : `${path}.${key}`;
      meet(step);
      return typeof inner === "object" && inner !== null ? watched(inner, meet, step) : inner;
    },
  });
}

/** A stack's resources as rules see them, some of them with what only an update gives. */
export function born(stack: readonly Declared[], ids: readonly (string | undefined)[]): Resource[] {
  return fromDeclared(stack).map((one, index) => {
    const id = ids[index];
    return id === undefined ? one : { ...one, id };
  });
}
