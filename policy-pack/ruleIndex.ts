import type { Case, Remedy, ResourceRule, Rule, StackRule } from "./rule.ts";

/** A rule on one resource, with its check for the type of that resource. */
export interface Asked {
  rule: ResourceRule;
  check: Case["check"];
}

/** A rule with what it knows to set on a resource of one type. */
export interface Remedied {
  rule: Rule;
  /** What says whether the resource needs it; for a stack rule the remedy itself does. */
  asked?: Asked;
  remedy: Remedy;
}

/** Rules as they are looked up, so that a resource meets those of its type alone. */
export interface RuleIndex {
  /** By type of resource, in the order of the rules. */
  onResource: ReadonlyMap<string, readonly Asked[]>;
  onStack: readonly StackRule[];
}

/** Those that know a remedy, by the type of resource on which it sets something, in the order of the rules. */
export function remediesOf(rules: readonly Rule[]): ReadonlyMap<string, readonly Remedied[]> {
  const remedies = new Map<string, Remedied[]>();
  for (const rule of rules) {
    for (const [type, one] of remediesOfRule(rule)) append(remedies, type, one);
  }
  return remedies;
}

function remediesOfRule(rule: Rule): (readonly [string, Remedied])[] {
  if (rule.kind === "stack") {
    return rule.remedy ? [[rule.remedy.type, { rule, remedy: rule.remedy.set }]] : [];
  }
  return rule.cases.flatMap(({ types, check, remedy }) =>
    remedy ? types.map((type) => [type, { rule, asked: { rule, check }, remedy }] as const) : [],
  );
}

/** Looks through the rules once. A type that several cases of a rule name is the first one's. */
export function indexed(rules: readonly Rule[]): RuleIndex {
  const onResource = new Map<string, Asked[]>();
  const onStack: StackRule[] = [];
  for (const rule of rules) {
    if (rule.kind === "stack") onStack.push(rule);
    else for (const [type, check] of checksOf(rule)) append(onResource, type, { rule, check });
  }
  return { onResource, onStack };
}

function checksOf({ cases }: ResourceRule): Map<string, Case["check"]> {
  const checks = new Map<string, Case["check"]>();
  for (const { types, check } of cases) {
    for (const type of types) if (!checks.has(type)) checks.set(type, check);
  }
  return checks;
}

function append<T>(lists: Map<string, T[]>, type: string, one: T): void {
  const list = lists.get(type);
  if (list) list.push(one);
  else lists.set(type, [one]);
}
