import { exemptionFor, type Exemption } from "./exemptions.ts";
import type { Resource } from "./resources.ts";
import { Resources } from "./resources.ts";
import type { Answer, ResourceRule, Rule, StackRule } from "./rule.ts";
import { indexed, type Asked } from "./ruleIndex.ts";
import { misshapen, misshapenIn } from "./shapes.ts";
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
): Judged | undefined {
  const its = rule.cases.find(({ types }) => types.includes(resource.type));
  if (!its) return undefined;
  const { urn, props } = resource;
  return judgeGuarded({ rule, check: its.check }, { urn, props: guarded(props) }, exemptions);
}

/** As {@link judgeResource}, for a resource whose guard several rules share. */
export function judgeGuarded(
  { rule, check }: Asked,
  { urn, props }: Pick<Resource, "urn" | "props">,
  exemptions: readonly Exemption[],
): Judged {
  const answer = answerOf(
    () => check(props as never),
    () => misshapen(rule, check, props),
  );
  return judged(answer, rule, urn, exemptions);
}

/** Judges every resource that a stack rule is about. */
export function judgeStack(
  rule: StackRule,
  resources: Resources,
  exemptions: readonly Exemption[] = [],
): Judged[] {
  return subjectsOf(rule, resources).map((subject) => {
    const { urn } = subject;
    const answer = answerOf(
      () => rule.check(subject as never, resources),
      () => misshapenIn(rule, resources),
    );
    return judged(answer, rule, urn, exemptions);
  });
}

function subjectsOf({ type, about }: StackRule, resources: Resources): readonly Resource[] {
  const declaredOf = (one: string) => resources.ofToken(one).filter(({ external }) => !external);
  if (about === undefined) return declaredOf(type);
  const { stack } = resources;
  return stack && about.some((one) => declaredOf(one).length > 0) ? [stack] : [];
}

/** Judges resources by rules: pure, and without an engine. */
export function evaluate(
  rules: readonly Rule[],
  list: readonly Resource[],
  exemptions: readonly Exemption[] = [],
): Evaluation {
  const { onResource, onStack } = indexed(rules);
  const evaluation: Evaluation = { passed: 0, rest: [] };
  for (const { urn, type, props, external } of list) {
    const asked = onResource.get(type);
    if (!asked || external) continue;
    judgeAll(asked, { urn, props: guarded(props) }, exemptions, evaluation);
  }
  const resources = new Resources(list);
  for (const rule of onStack) {
    for (const one of judgeStack(rule, resources, exemptions)) {
      if (one.outcome === "passed") evaluation.passed += 1;
      else evaluation.rest.push(one);
    }
  }
  return evaluation;
}

function judgeAll(
  all: readonly Asked[],
  subject: Pick<Resource, "urn" | "props">,
  exemptions: readonly Exemption[],
  evaluation: Evaluation,
): void {
  for (const asked of all) {
    const one = judgeGuarded(asked, subject, exemptions);
    if (one.outcome === "passed") evaluation.passed += 1;
    else evaluation.rest.push(one);
  }
}

function judged(answer: Answer, rule: Rule, urn: string, exemptions: readonly Exemption[]): Judged {
  if (answer === undefined) return { outcome: "passed", rule, urn };
  const exemption = exemptionFor(rule.id, urn, exemptions);
  if (exemption) return { outcome: "exempt", message: exemption.reason, exemption, rule, urn };
  return answer instanceof Undecided
    ? { outcome: "undecided", message: answer.message, rule, urn }
    : { outcome: "violated", message: answer, rule, urn };
}

/** A check that throws has met props of a shape it does not know: that is a finding, never a pass; `explain` says which. */
function answerOf(check: () => Answer, explain: () => string | undefined): Answer {
  try {
    return check();
  } catch (error) {
    if (error instanceof Undecided) return error;
    return explain() ?? `cannot be checked: ${String(error)}`;
  }
}
