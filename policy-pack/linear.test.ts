import { expect } from "chai";

import { judgeStack } from "./evaluate.ts";
import { fromDeclared, Resources, type Declared, type Resource } from "./resources.ts";
import type { StackRule } from "./rule.ts";
import { rules } from "./rules/index.ts";

/** Copies of all a rule's examples in the smaller of two stacks. */
const COPIES = 12;
/** How much more may be read of a stack that is twice as large. */
const MOST = 2.2;

/** Properties by which others name a resource. */
const NAMING = ["name", "bucket", "clusterIdentifier"];

/** The examples many times over, each copy with names of its own, which refer to one another. */
function copies(stacks: readonly (readonly Declared[])[], count: number): Declared[] {
  return Array.from({ length: count }).flatMap((_, copy) =>
    stacks.flatMap((stack, index) => {
      const own = (name: string) => `${name}-${String(copy)}-${String(index)}`;
      return stack.map((one) => ({
        ...one,
        name: own(one.name),
        props: renamed(one.props, stack, own),
      }));
    }),
  );
}

/** References and literal names of one copy, so that it joins none of another's resources. */
function renamed(
  props: Declared["props"],
  stack: readonly Declared[],
  own: (name: string) => string,
) {
  const names = new Set(stack.map(({ name }) => name));
  const literal = new Set(stack.flatMap((one) => NAMING.map((key) => one.props[key])));
  const text = JSON.stringify(props, (_, value: unknown) => {
    if (typeof value !== "string") return value;
    const [name = "", ...output] = value.split(".");
    if (output.length === 1 && names.has(name)) return `${own(name)}.${output.join("")}`;
    return literal.has(value) ? own(value) : value;
  });
  return JSON.parse(text) as Declared["props"];
}

/** How many properties a rule reads of a stack. */
function readsOf(rule: StackRule, stack: Declared[]): number {
  let reads = 0;
  const counted = <T extends object>(value: T): T =>
    new Proxy(value, {
      get(target, key) {
        reads += 1;
        const inner: unknown = Reflect.get(target, key);
        return typeof inner === "object" && inner !== null ? counted(inner) : inner;
      },
    });
  const list = fromDeclared(stack).map((one): Resource => ({ ...one, props: counted(one.props) }));
  judgeStack(rule, new Resources(list));
  return reads;
}

describe("rules on a stack read in proportion to its resources", () => {
  for (const rule of rules) {
    if (rule.kind !== "stack") continue;
    it(rule.id, () => {
      const examples = [...rule.complies, ...rule.violates];
      const [once, twice] = [COPIES, 2 * COPIES].map((count) =>
        readsOf(rule, copies(examples, count)),
      );

      expect(once).to.be.greaterThan(0);
      expect(twice).to.be.at.most((once ?? 0) * MOST);
    });
  }
});
