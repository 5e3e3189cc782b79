import type { Declared } from "../resources.ts";
import type { Rule } from "../rule.ts";

/** Name of the resource of an example that is props alone. */
const IT = "it";

/** A rule's examples as stacks, whatever its shape. */
export function stacksOf(rule: Rule, which: "complies" | "violates"): Declared[][] {
  if (rule.kind === "stack") return rule[which].map((stack) => [...stack]);
  return rule.cases.flatMap((its) =>
    its.types.flatMap((type) =>
      its[which].map((props) => [{ type, name: IT, props: { ...props } }]),
    ),
  );
}

/** The types whose resources a rule has findings on. */
export const subjectTypes = (rule: Rule): readonly string[] =>
  rule.kind === "stack" ? [rule.type] : rule.cases.flatMap(({ types }) => types);
