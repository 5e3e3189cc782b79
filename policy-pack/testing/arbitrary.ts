import fc from "fast-check";

import type { Declared, Resource } from "../resources.ts";
import type { Case, StackRule } from "../rule.ts";
import { shapesOf, type Kind, type Shape } from "../shapes.ts";
import { HIDDEN, UNKNOWN } from "../undecided.ts";
import { born, edited } from "./paths.ts";

/** Longest list that is made: longer than any that AWS takes of what rules read. */
const LONG = 300;
/** Most properties of an example that are made other at once. */
const EDITS = 4;
const MOST_RESOURCES = 8;

const text = fc.oneof(
  fc.constantFrom(
    "",
    " ",
    "*",
    "-1",
    "true",
    "0.0.0.0/0",
    "::/0",
    "arn:aws:s3:::",
    "arn:",
    ":::::",
  ),
  fc.constantFrom("{", "[]", "{}", "null", "[null]", "[{}]", '{"Statement":[null]}'),
  fc.constantFrom('{"Statement":5}', '{"Statement":{"Effect":"Allow"}}', "__proto__", "length"),
  fc.string({ maxLength: 12, unit: "grapheme" }),
);
const mark = fc.constantFrom(
  UNKNOWN,
  "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
  "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
  "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
  HIDDEN,
);
const reference = fc.constantFrom({ $ref: "" }, { $ref: "phi.id" }, { $ref: "it.arn" });
const leaf = fc.oneof(text, mark, fc.constant(null), fc.boolean(), fc.double(), reference);

/** Any JSON, with marks of what is not known, nulls and references in any place. */
const anything = fc.letrec<{ any: unknown }>((tie) => ({
  any: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    leaf,
    fc.array(tie("any"), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom("name", "value", "enabled", "type", "a"), tie("any"), {
      maxKeys: 3,
    }),
    leaf.map((item) => new Array<unknown>(LONG).fill(item)),
  ),
})).any;

/** What is odd of a kind, but of that kind; null and what is not known stand for every kind. */
const OF_KIND: Readonly<Record<Kind, fc.Arbitrary<unknown>>> = {
  string: text,
  number: fc.constantFrom(0, -1, 1, 65_535, 1e9, 0.5, -2_147_483_648),
  boolean: fc.boolean(),
  list: fc.constantFrom([], [null], [UNKNOWN], [null, UNKNOWN, null]),
  object: fc.constantFrom({}, { name: null }, { enabled: UNKNOWN }),
};

type Edit = [path: string, value: unknown];

const anyEdit = (paths: readonly string[]): fc.Arbitrary<Edit> =>
  fc.tuple(fc.constantFrom(...paths), anything);

function fittingEdit(shape: Shape): fc.Arbitrary<Edit> {
  const each = Array.from(shape)
    .filter(([path]) => path !== "")
    .map(([path, kinds]) => {
      const values = Array.from(kinds, (kind) => OF_KIND[kind]);
      return fc.tuple(fc.constant(path), fc.oneof(...values, mark, fc.constant(null)));
    });
  return fc.oneof(...each);
}

/** Examples with some properties made other: anything at all, or `"fitting"`, of the kinds that they are of in examples. */
export type Manner = "any" | "fitting";

/** Props for a case of a rule. */
export function propsFor(
  { complies, violates }: Case,
  [shape, paths]: [Shape, readonly string[]],
  manner: Manner,
): fc.Arbitrary<object> {
  const example = fc.constantFrom<object[]>({}, ...complies, ...violates);
  if (paths.length === 0) return example;
  const edit = manner === "fitting" && shape.size > 1 ? fittingEdit(shape) : anyEdit(paths);
  return fc
    .tuple(example, fc.array(edit, { minLength: 1, maxLength: EDITS }))
    .map(([base, edits]) => edits.reduce((props, [path, to]) => edited(props, path, to), base));
}

/** Stacks of resources that a stack rule has in its examples: some of an example, or a mix of all. */
export function stackFor(
  rule: StackRule,
  paths: ReadonlyMap<string, readonly string[]>,
  manner: Manner,
): fc.Arbitrary<Resource[]> {
  const shapes = shapesOf(rule);
  const examples = [...rule.complies, ...rule.violates];
  const editOf = ({ type }: Declared): fc.Arbitrary<Edit[]> => {
    const [shape, known] = [shapes.get(type), paths.get(type) ?? []];
    if (known.length === 0) return fc.constant([]);
    const edit =
      manner === "fitting" && shape && shape.size > 1 ? fittingEdit(shape) : anyEdit(known);
    return fc.array(edit, { maxLength: EDITS });
  };
  const withEdits = (one: Declared): fc.Arbitrary<Declared> =>
    editOf(one).map((edits) => ({
      ...one,
      props: edits.reduce((props, [path, to]) => edited(props, path, to), { ...one.props }),
    }));
  const stack = fc.oneof(
    fc.constantFrom(...examples),
    fc.array(fc.constantFrom(...examples.flat()), { maxLength: MOST_RESOURCES }),
  );
  const ids = fc.array(fc.constantFrom(undefined, "", "phi", "vpc-1"), {
    maxLength: MOST_RESOURCES,
  });
  return fc
    .tuple(
      stack.chain((list) => fc.tuple(...list.map(withEdits))),
      ids,
    )
    .map(([list, given]) => born(list, given));
}
