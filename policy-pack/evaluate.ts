import { exemptionFor, type Exemption } from "./exemptions.ts";
import type { Resource } from "./resources.ts";
import { Resources } from "./resources.ts";
import type { Answer, ResourceRule, Rule, StackRule } from "./rule.ts";
import { guarded, Undecided } from "./undecided.ts";

/** What a rule says of one resource; `message` is the finding, why it is undecided, or the exemption's reason. */
export type Verdict =
  | { outcome: "passed" }
  | { outcome: "violated" | "undecided"; message: string }
  | { outcome: "exempt"; message: string; exemption: Exemption };

/** A verdict, and what it is on. */
export type Judged = Verdict & { rule: Rule; urn: string };

/** All that rules say of a list of resources. */
export interface Evaluation {
  /** Pairs of rule and resource that comply. */
  passed: number;
  /** The pairs that do not, or cannot be told, or are exempt. */
  rest: Judged[];
}

/** Judges one resource by one rule; undefined when the rule is not about its type. */
export function judgeResource(
  rule: ResourceRule,
  resource: Pick<Resource, "urn" | "type" | "props">,
  exemptions: readonly Exemption[] = [],
): Verdict | undefined {
  const its = rule.cases.find(({ types }) => types.includes(resource.type));
  if (!its) return undefined;
  const props = guarded(resource.props);
  return verdict(() => its.check(props as never), exemptionFor(rule.id, resource.urn, exemptions));
}

/** Judges every resource that a stack rule is about. */
export function judgeStack(
  rule: StackRule,
  resources: Resources,
  exemptions: readonly Exemption[] = [],
): Judged[] {
  return subjectsOf(rule, resources).map((subject) => ({
    ...verdict(
      () => rule.check(subject as never, resources),
      exemptionFor(rule.id, subject.urn, exemptions),
    ),
    rule,
    urn: subject.urn,
  }));
}

function subjectsOf({ type, about }: StackRule, resources: Resources): Resource[] {
  if (about === undefined) return resources.ofToken(type);
  const { stack } = resources;
  return stack && about.some((one) => resources.has(one)) ? [stack] : [];
}

/** Judges resources by rules: pure, and without an engine. */
export function evaluate(
  rules: readonly Rule[],
  list: readonly Resource[],
  exemptions: readonly Exemption[] = [],
): Evaluation {
  const resources = new Resources(list);
  const evaluation: Evaluation = { passed: 0, rest: [] };
  for (const rule of rules) {
    for (const one of judge(rule, resources, exemptions)) {
      if (one.outcome === "passed") evaluation.passed += 1;
      else evaluation.rest.push(one);
    }
  }
  return evaluation;
}

function judge(rule: Rule, resources: Resources, exemptions: readonly Exemption[]): Judged[] {
  if (rule.kind === "stack") return judgeStack(rule, resources, exemptions);
  const types = rule.cases.flatMap((one) => one.types);
  return types
    .flatMap((type) => resources.ofToken(type))
    .flatMap((resource) => {
      const said = judgeResource(rule, resource, exemptions);
      return said ? [{ ...said, rule, urn: resource.urn }] : [];
    });
}

function verdict(check: () => Answer, exemption: Exemption | undefined): Verdict {
  const answer = answerOf(check);
  if (answer === undefined) return { outcome: "passed" };
  if (exemption) return { outcome: "exempt", message: exemption.reason, exemption };
  return answer instanceof Undecided
    ? { outcome: "undecided", message: answer.message }
    : { outcome: "violated", message: answer };
}

/** A check that throws has met props of a shape it does not know: that is a finding, never a pass. */
function answerOf(check: () => Answer): Answer {
  try {
    return check();
  } catch (error) {
    return error instanceof Undecided ? error : `cannot be checked: ${String(error)}`;
  }
}
