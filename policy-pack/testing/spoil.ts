import { STACK, type Declared, type Resource } from "../resources.ts";
import type { Rule } from "../rule.ts";
import { changedBy, differences, type Change } from "./differences.ts";
import { stacksOf, subjectTypes } from "./examples.ts";

/** A stack in which one resource, or what is beside it, is as in a rule's violating example. */
export interface Spoilt {
  /** URNs of the resources that are made other. */
  touched: readonly string[];
  list: Resource[];
}

/** How many of the resources that a rule is about are spoilt in turn, until the rule alone finds one. */
const MOST_SUBJECTS = 40;
/** How many differences between a complying and a violating example are tried, of both kinds. */
const MOST_DIFFERENCES = 12;

/** What makes a complying example into a violating one. */
interface Difference {
  /** Of the resource that the rule is about. */
  own: readonly Change[];
  /** Of the others, by type; nothing when the violating example has none. */
  beside: readonly { type: string; changes: readonly Change[] | undefined }[];
}

/** Spoils a stack in every way that the rule's examples know of, the slightest first. */
export function* spoilsOf(rule: Rule, stack: readonly Resource[]): Generator<Spoilt> {
  const byType = typesOf(stack);
  for (const type of new Set(subjectTypes(rule))) {
    const subjects = type === STACK ? [undefined] : (byType.get(type) ?? []);
    for (const difference of differencesOf(rule, type)) {
      for (const subject of subjects.slice(0, MOST_SUBJECTS)) {
        const spoilt = spoiltBy(difference, subject, byType);
        if (spoilt.size > 0) yield { touched: [...spoilt.keys()], list: replaced(stack, spoilt) };
      }
    }
  }
}

function typesOf(stack: readonly Resource[]): ReadonlyMap<string, readonly Resource[]> {
  const byType = new Map<string, Resource[]>();
  for (const one of stack) {
    const list = byType.get(one.type);
    if (list) list.push(one);
    else byType.set(one.type, [one]);
  }
  return byType;
}

function replaced(stack: readonly Resource[], spoilt: ReadonlyMap<string, Resource | undefined>) {
  return stack.flatMap((one) => (spoilt.has(one.urn) ? (spoilt.get(one.urn) ?? []) : one));
}

function differencesOf(rule: Rule, type: string): Difference[] {
  const isOf = (stack: Declared[]) => type === STACK || stack.some((one) => one.type === type);
  const complying = stacksOf(rule, "complies").filter(isOf);
  const pairs = stacksOf(rule, "violates")
    .filter(isOf)
    .flatMap((bad) => complying.map((good) => [good, bad] as const));
  const deep = pairs.map(([good, bad]) => differenceOf(good, bad, type, differences));
  const whole = pairs.map(([good, bad]) => differenceOf(good, bad, type, properties));
  return [...nearest(deep), ...nearest(whole)];
}

const nearest = (all: Difference[]): Difference[] =>
  all.sort((one, other) => sizeOf(one) - sizeOf(other)).slice(0, MOST_DIFFERENCES);

/** As {@link differences}, of whole properties, for values that make sense together alone. */
function properties(from: Declared["props"], to: Declared["props"]): Change[] {
  const names = new Set(differences(from, to).map(({ path: [first = ""] }) => String(first)));
  return Array.from(names, (name) =>
    name in to ? { path: [name], value: to[name] } : { path: [name] },
  );
}

function differenceOf(
  good: Declared[],
  bad: Declared[],
  type: string,
  changesOf: (from: Declared["props"], to: Declared["props"]) => Change[],
): Difference {
  const subject = good.find((one) => one.type === type);
  const its = bad.find((one) => one.type === type);
  const rest = bad.filter((one) => one !== its);
  const beside = good.flatMap((one) => {
    if (one === subject) return [];
    const index = rest.findIndex((other) => other.type === one.type);
    const [same] = index < 0 ? [] : rest.splice(index, 1);
    const changes = same && changesOf(one.props, same.props);
    return changes?.length === 0 ? [] : [{ type: one.type, changes }];
  });
  return { own: subject && its ? changesOf(subject.props, its.props) : [], beside };
}

const sizeOf = ({ own, beside }: Difference): number =>
  own.length + beside.reduce((sum, { changes }) => sum + (changes?.length ?? 1), 0);

/** What becomes of each resource, nothing where it is taken away; of those beside the subject, the ones that name it. */
function spoiltBy(
  { own, beside }: Difference,
  subject: Resource | undefined,
  byType: ReadonlyMap<string, readonly Resource[]>,
): Map<string, Resource | undefined> {
  const spoilt = new Map<string, Resource | undefined>();
  if (subject && own.length > 0) spoilt.set(subject.urn, withChanges(subject, own));
  for (const { type, changes } of beside) {
    const all = byType.get(type) ?? [];
    for (const one of all.filter((other) => !subject || names(other, subject))) {
      spoilt.set(one.urn, changes && withChanges(one, changes));
    }
  }
  return spoilt;
}

function withChanges(one: Resource, changes: readonly Change[]): Resource {
  const props = changes.reduce<unknown>((made, change) => changedBy(made, change), one.props);
  return { ...one, props: props as Resource["props"] };
}

/** Whether one resource has another's id, ARN or name anywhere in its properties. */
function names(one: Resource, { id, name, props }: Resource): boolean {
  const text = JSON.stringify(one.props);
  return [id, props["arn"], props["name"], name].some(
    (key) => typeof key === "string" && text.includes(JSON.stringify(key)),
  );
}
