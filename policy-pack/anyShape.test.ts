import { expect } from "chai";
import fc from "fast-check";

import { judgeResource, judgeStack, type Judged } from "./evaluate.ts";
import { Resources, type Resource } from "./resources.ts";
import type { ResourceRule, StackRule } from "./rule.ts";
import { rules } from "./rules/index.ts";
import { shapesOf } from "./shapes.ts";
import { propsFor, stackFor, type Manner } from "./testing/arbitrary.ts";
import { pathsOf, unlessUndecided } from "./testing/paths.ts";
import { guarded } from "./undecided.ts";

/** The same shapes in every run, so that a failure is there for whoever looks next. */
const RUNS = { seed: 164_312, numRuns: 60 };

describe("rules on any shape", () => {
  for (const rule of rules) {
    it(`${rule.id} answers whatever it is given`, () => {
      if (rule.kind === "stack")
        stacksFor(rule, "any", (said) => {
          judgeAll(rule, said);
        });
      else {
        propsOf(rule, "any", (type, props) => {
          isVerdict(judgeResource(rule, { urn: "urn", type, props: { ...props } }));
        });
      }
    });

    it(`${rule.id} throws at nothing of the kinds that it has examples of`, () => {
      if (rule.kind === "stack")
        stacksFor(rule, "fitting", (stack) => {
          askAll(rule, stack);
        });
      else {
        propsOf(rule, "fitting", (type, props) => {
          const its = rule.cases.find(({ types }) => types.includes(type));
          unlessUndecided(() => its?.check(guarded(props) as never));
        });
      }
    });
  }
});

function propsOf(
  rule: ResourceRule,
  manner: Manner,
  ask: (type: string, props: object) => void,
): void {
  const [shapes, paths] = [shapesOf(rule), pathsOf(rule)];
  for (const its of rule.cases) {
    const [type = ""] = its.types;
    const known = propsFor(its, [shapes.get(type) ?? new Map(), paths.get(type) ?? []], manner);
    fc.assert(
      fc.property(known, (props) => {
        for (const one of its.types) ask(one, props);
      }),
      RUNS,
    );
  }
}

function stacksFor(rule: StackRule, manner: Manner, ask: (stack: Resource[]) => void): void {
  fc.assert(fc.property(stackFor(rule, pathsOf(rule), manner), ask), RUNS);
}

function judgeAll(rule: StackRule, stack: Resource[]): void {
  for (const said of judgeStack(rule, new Resources(stack))) isVerdict(said);
}

function askAll(rule: StackRule, stack: Resource[]): void {
  const resources = new Resources(stack);
  const subjects = rule.about ? [resources.stack] : resources.ofToken(rule.type);
  for (const subject of subjects) {
    unlessUndecided(() => rule.check(subject as never, resources));
  }
}

function isVerdict(said: Judged | undefined): void {
  expect(said?.outcome).to.be.oneOf(["passed", "violated", "undecided"]);
  expect(JSON.stringify(said)).not.to.include("cannot be checked");
}
