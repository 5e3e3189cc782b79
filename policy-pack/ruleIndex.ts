import type { Case, ResourceRule, Rule, StackRule } from "./rule.ts";

/** A rule on one resource, with its check for the type of that resource. */
export interface Asked {
  rule: ResourceRule;
  check: Case["check"];
}

/** Rules as they are looked up, so that a resource meets those of its type alone. */
export interface RuleIndex {
  /** By type of resource, in the order of the rules. */
  onResource: ReadonlyMap<string, readonly Asked[]>;
  onStack: readonly StackRule[];
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

function append(lists: Map<string, Asked[]>, type: string, asked: Asked): void {
  const list = lists.get(type);
  if (list) list.push(asked);
  else lists.set(type, [asked]);
}
