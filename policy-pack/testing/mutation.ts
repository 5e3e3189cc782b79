import { evaluate, judgeResource, judgeStack } from "../evaluate.ts";
import { Resources, type Resource } from "../resources.ts";
import type { Rule } from "../rule.ts";
import { spoilsOf, type Spoilt } from "./spoil.ts";

/** How many spoilings that several rules find are looked at for one that the rule finds alone. */
const MOST_TRIES = 40;

/** A stack, and what rules say of it as it is, which is not the spoiling's doing. */
export interface Unspoilt {
  stack: readonly Resource[];
  known: ReadonlySet<string>;
}

export function unspoilt(rules: readonly Rule[], stack: readonly Resource[]): Unspoilt {
  return { stack, known: new Set(saidOf(rules, stack)) };
}

/**
 * Spoils a stack until one rule finds it and no other says anything new. What each spoiling comes to otherwise is `others`: the rules that
 * found it as well, those of the slightest such case.
 */
export function foundAlone(
  rule: Rule,
  rules: readonly Rule[],
  { stack, known }: Unspoilt,
): { isAlone: boolean; others: string[] } | undefined {
  const stackRules = rules.filter(({ kind }) => kind === "stack");
  const onResource = rules.filter(({ kind }) => kind === "resource");
  let others: string[] | undefined;
  let tries = 0;
  for (const spoilt of spoilsOf(rule, stack)) {
    if (!isFound(rule, spoilt, known)) continue;
    const touched = spoilt.list.filter(({ urn }) => spoilt.touched.includes(urn));
    const said = [...saidOf(onResource, touched), ...saidOf(stackRules, spoilt.list)];
    const fresh = said.filter((one) => !known.has(one));
    const its = new Set(fresh.map((one) => one.split(" ")[1] ?? ""));
    its.delete(rule.id);
    if (its.size === 0) return { isAlone: true, others: [] };
    if (!others || its.size < others.length) others = [...its];
    if ((tries += 1) === MOST_TRIES) break;
  }
  return others && { isAlone: false, others };
}

/** Whether the rule itself finds what is spoilt: asked first, since most spoilings come to nothing. */
function isFound(rule: Rule, { touched, list }: Spoilt, known: ReadonlySet<string>): boolean {
  const said =
    rule.kind === "stack"
      ? judgeStack(rule, new Resources(list))
      : list
          .filter(({ urn }) => touched.includes(urn))
          .flatMap((one) => judgeResource(rule, one) ?? []);
  return said.some(
    ({ outcome, urn }) => outcome === "violated" && !known.has(`${outcome} ${rule.id} ${urn}`),
  );
}

function saidOf(rules: readonly Rule[], stack: readonly Resource[]): string[] {
  return evaluate(rules, stack).rest.map(
    ({ outcome, rule, urn }) => `${outcome} ${rule.id} ${urn}`,
  );
}
