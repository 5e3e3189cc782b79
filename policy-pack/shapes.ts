import { ifKnown } from "./lib/anyOf.ts";
import type { Declared, Resources } from "./resources.ts";
import type { Case, ResourceRule, Rule, StackRule } from "./rule.ts";
import { isUnknown } from "./undecided.ts";

/** What values there are at each path: `listeners`, `listeners[]`, `listeners[].lbPort`. */
export type Shape = ReadonlyMap<string, ReadonlySet<Kind>>;

export type Kind = "string" | "number" | "boolean" | "list" | "object";

const shapes = new WeakMap<object, Shape>();

/**
 * Which property is of another kind than in every example that the rule has of it, such as a text where the provider takes a list. It is asked
 * when a check has thrown, so that people learn what of theirs is wrong; nothing when no property explains it.
 */
export function misshapen(
  { cases }: ResourceRule,
  check: Case["check"],
  props: object,
): string | undefined {
  const its = cases.find((one) => one.check === check);
  return its && wrongIn(props, shapeOf(its, examplesOf(its)), "");
}

/** As {@link misshapen}, among all resources of a stack that a stack rule has examples of; worked out once per rule and stack. */
export function misshapenIn(rule: StackRule, resources: Resources): string | undefined {
  const known = faults.get(resources) ?? new Map<StackRule, string | undefined>();
  faults.set(resources, known);
  if (!known.has(rule)) known.set(rule, faultOf(rule, resources));
  return known.get(rule);
}

const faults = new WeakMap<Resources, Map<StackRule, string | undefined>>();

function faultOf(rule: StackRule, resources: Resources): string | undefined {
  for (const [type, shape] of shapesOf(rule)) {
    for (const { name, props } of resources.ofToken(type)) {
      const wrong = wrongIn(props, shape, "");
      if (wrong !== undefined) return `${name}: ${wrong}`;
    }
  }
  return undefined;
}

/** The shapes of all types of resources that a rule has examples of. */
export function shapesOf(rule: Rule): ReadonlyMap<string, Shape> {
  if (rule.kind === "resource") {
    return new Map(
      rule.cases.flatMap((its) => {
        const shape = shapeOf(its, examplesOf(its));
        return its.types.map((type) => [type, shape] as const);
      }),
    );
  }
  const byType = new Map<string, Declared["props"][]>();
  for (const { type, props } of [rule.complies, rule.violates, rule.undecided].flat(2)) {
    byType.set(type, [...(byType.get(type) ?? []), props]);
  }
  return new Map(Array.from(byType, ([type, list]) => [type, shaped(list)]));
}

const examplesOf = ({ complies, violates, undecided }: Case) => [
  ...complies,
  ...violates,
  ...undecided,
];

function shapeOf(key: object, examples: readonly object[]): Shape {
  const shape = shapes.get(key) ?? shaped(examples);
  shapes.set(key, shape);
  return shape;
}

function shaped(examples: readonly object[]): Shape {
  const shape = new Map<string, Set<Kind>>();
  const visit = (value: unknown, path: string) => {
    const kind = isReference(value) ? undefined : kindOf(value);
    if (kind === undefined) return;
    const kinds = shape.get(path) ?? new Set();
    shape.set(path, kinds.add(kind));
    for (const [inner, step] of stepsOf(value, path)) visit(inner, step);
  };
  for (const example of examples) visit(example, "");
  return shape;
}

const isReference = (value: unknown) =>
  typeof value === "object" && value !== null && "$ref" in value;

/** Nothing for what is not set, or not known. */
function kindOf(value: unknown): Kind | undefined {
  if (isUnknown(value) || value === null) return undefined;
  if (Array.isArray(value)) return "list";
  const kind = typeof value;
  return KINDS.find((one) => one === kind);
}

const KINDS = ["string", "number", "boolean", "object"] as const;

function wrongIn(value: unknown, shape: Shape, path: string): string | undefined {
  const [kind, kinds] = [kindOf(value), shape.get(path)];
  if (kind === undefined || kinds === undefined) return undefined;
  if (!kinds.has(kind)) return `${path || "it"} is a ${kind}, not a ${[...kinds].join(" or ")}`;
  for (const [inner, step] of stepsOf(value, path)) {
    const wrong = wrongIn(inner, shape, step);
    if (wrong !== undefined) return wrong;
  }
  return undefined;
}

/** What is within a value, with the path to it; JSON in a text is looked into as well. */
export function stepsOf(value: unknown, path: string): [inner: unknown, path: string][] {
  const held = typeof value === "string" ? parsed(value) : value;
  if (typeof held !== "object" || held === null) return [];
  const keys = Object.keys(held);
  const read = (key: string) => ifKnown(() => (held as Record<string, unknown>)[key]);
  return keys.map((key) => [read(key), Array.isArray(held) ? `${path}[]` : within(path, key)]);
}

const within = (path: string, key: string) => (path === "" ? key : `${path}.${key}`);

function parsed(text: string): unknown {
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
