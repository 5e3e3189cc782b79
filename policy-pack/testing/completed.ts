import { evaluate } from "../evaluate.ts";
import { fromDeclared, type Declared } from "../resources.ts";
import type { Rule } from "../rule.ts";
import { stepsOf } from "../shapes.ts";
import { stacksOf, subjectTypes } from "./examples.ts";

type Props = Declared["props"];

/** A finding of another rule, and the resource that it is on. */
interface Found {
  rule: Rule;
  urn: string;
}

/** Steps within which an example is completed, or is not. */
const MOST_STEPS = 24;

/**
 * Completes one of a rule's violating examples by what the other rules ask for, from their own complying examples, until it is a stack that
 * the rule alone finds fault with. Nothing when there is no such stack: the rule then says what others say as well.
 */
export function caughtAlone(rule: Rule, rules: readonly Rule[]): Declared[] | undefined {
  for (const stack of stacksOf(rule, "violates")) {
    const alone = completed(stack, rule, rules);
    if (alone) return alone;
  }
  return undefined;
}

function completed(given: Declared[], rule: Rule, rules: readonly Rule[]): Declared[] | undefined {
  const seen = new Set<string>();
  let stack = given;
  let others = othersIn(stack, rule, rules);
  for (let step = 0; others && others.length > 0 && step < MOST_STEPS; step += 1) {
    seen.add(JSON.stringify(stack));
    const next = improved(stack, others, seen, [rule, rules]);
    if (!next) return undefined;
    [stack, others] = next;
  }
  return others?.length === 0 ? stack : undefined;
}

/** A stack with fewer findings or, for want of one, with another finding in place of one. */
function improved(
  stack: Declared[],
  others: Found[],
  seen: ReadonlySet<string>,
  [rule, rules]: [Rule, readonly Rule[]],
): [Declared[], Found[]] | undefined {
  let other: [Declared[], Found[]] | undefined;
  for (const [found, candidate] of candidatesFor(stack, others, seen)) {
    const left = othersIn(candidate, rule, rules);
    if (!left) continue;
    if (left.length < others.length) return [candidate, left];
    if (isGone(found, left) && isFewer(left, other?.[1])) other = [candidate, left];
  }
  return other;
}

function* candidatesFor(
  stack: Declared[],
  others: Found[],
  seen: ReadonlySet<string>,
): Generator<[Found, Declared[]]> {
  for (const found of others) {
    for (const candidate of repairsOf(stack, found)) {
      if (!seen.has(JSON.stringify(candidate))) yield [found, candidate];
    }
  }
}

const isGone = (found: Found, left: Found[]) =>
  !left.some(({ rule, urn }) => rule === found.rule && urn === found.urn);

const isFewer = (some: Found[], others: Found[] | undefined) =>
  !others || some.length < others.length;

/** What rules but one find; nothing when that one finds nothing. */
function othersIn(stack: Declared[], rule: Rule, rules: readonly Rule[]): Found[] | undefined {
  const found = evaluate(rulesOn(stack, rules), fromDeclared(stack)).rest.filter(
    ({ outcome }) => outcome === "violated",
  );
  const others = found.filter((one) => one.rule !== rule);
  return others.length < found.length ? others : undefined;
}

/** The rules that may have anything to say of a stack, since most have not. */
function rulesOn(stack: Declared[], rules: readonly Rule[]): Rule[] {
  const types = new Set(stack.map(({ type }) => type));
  return rules.filter((rule) => {
    const its = rule.kind === "stack" && rule.about ? rule.about : subjectTypes(rule);
    return its.some((type) => types.has(type));
  });
}

/** The stack with what a complying example of a rule has: in the resource that it found fault with, and beside it. */
function* repairsOf(stack: Declared[], { rule, urn }: Found): Generator<Declared[]> {
  const subject = stack.find(({ type, name }) => urn.endsWith(`::${type}::${name}`));
  for (const example of stacksOf(rule, "complies")) {
    const model = example.find(({ type }) => subjectTypes(rule).includes(type));
    const beside = example.filter((one) => one !== model);
    const named = model && subject ? renamed(beside, model.name, subject.name) : beside;
    const mixes = model && subject ? mixesOf(subject, model) : [undefined];
    for (const mix of mixes) {
      const its = stack.map((one) => (one === subject && mix ? mix : one));
      for (const some of [named, ...named.map((one) => [one])]) {
        yield joined(its, some, "first");
        yield joined(its, some, "last");
      }
    }
  }
}

/** The subject as it is, with one property of the model, and with all. */
function mixesOf(subject: Declared, model: Declared): Declared[] {
  if (subject.type !== model.type) return [subject];
  const ones = Object.entries(model.props).map(([key, value]) => ({ [key]: value }));
  const mixes = [...ones, model.props].flatMap((more) => [
    { ...subject, props: merged(more, subject.props) as Props },
    { ...subject, props: merged(subject.props, more) as Props },
  ]);
  return [subject, ...mixes];
}

/** Both, the later's values where they have the same property, at any depth, and in JSON too; lists are taken item by item. */
function merged(first: unknown, later: unknown): unknown {
  const [under, over] = [jsonOf(first), jsonOf(later)];
  if (under !== undefined && over !== undefined) return JSON.stringify(merged(under, over));
  if (Array.isArray(first) && Array.isArray(later)) return mergedLists(first, later);
  return isFields(first) && isFields(later) ? mergedFields(first, later) : (later ?? first);
}

function mergedLists(first: unknown[], later: unknown[]): unknown[] {
  const longer = first.length > later.length ? first : later;
  return longer.map((_, index) => merged(first[index], later[index]));
}

function mergedFields(first: Props, later: Props): Props {
  const keys = [...new Set([...Object.keys(first), ...Object.keys(later)])];
  return Object.fromEntries(keys.map((key) => [key, merged(first[key], later[key])]));
}

/** What a text holds that is JSON of a list or an object. */
function jsonOf(value: unknown): unknown {
  return typeof value === "string" && stepsOf(value, "").length > 0 ? JSON.parse(value) : undefined;
}

const isFields = (value: unknown): value is Props =>
  typeof value === "object" && value !== null && !Array.isArray(value) && !("$ref" in value);

/** Resources that refer to `to` where they did to `from`. */
function renamed(list: Declared[], from: string, to: string): Declared[] {
  const text = JSON.stringify(list.map(({ props }) => props));
  const props = JSON.parse(text.replaceAll(`"$ref":"${from}.`, `"$ref":"${to}.`)) as Props[];
  return list.map((one, index) => ({ ...one, props: props[index] ?? {} }));
}

/** Adds resources; one that is there already is made to have the properties of both. */
function joined(stack: Declared[], more: Declared[], wins: "first" | "last"): Declared[] {
  const isSame = (one: Declared) => (other: Declared) =>
    one.type === other.type && one.name === other.name;
  const both = stack.map((one) => {
    const other = more.find(isSame(one));
    if (!other) return one;
    const [under, over] = wins === "first" ? [other, one] : [one, other];
    return { ...one, props: merged(under.props, over.props) as Props };
  });
  return [...both, ...more.filter((one) => !stack.some(isSame(one)))];
}
