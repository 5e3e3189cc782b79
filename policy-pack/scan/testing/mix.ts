import { createHash } from "node:crypto";

import { fromDeclared, type Declared } from "../../resources.ts";
import { rules } from "../../rules/index.ts";

const OTHERS: readonly Declared[] = [
  { type: "novamind:data:Bucket", name: "component", props: {} },
  { type: "random:index/randomId:RandomId", name: "id", props: { byteLength: 4 } },
  { type: "aws:cloudwatch/dashboard:Dashboard", name: "board", props: { dashboardBody: "{}" } },
  { type: "aws:ec2/route:Route", name: "out", props: { destinationCidrBlock: "10.0.0.0/8" } },
];

/** What rules meet together: one resource of each type that they are about, or a stack's worth that comply. */
function groups(): Declared[][] {
  const own = rules.flatMap((rule) =>
    rule.kind === "resource"
      ? rule.cases.flatMap(({ types, complies, violates }) =>
          types.map((type) => [{ type, name: "it", props: { ...(complies[0] ?? violates[0]) } }]),
        )
      : rule.complies.slice(0, 1).map((stack) => [...stack]),
  );
  return [...own, ...OTHERS.map((one) => [one])];
}

/** How many resources there are of which none is like another: a multiple of it is the same mixture, in any size. */
export const roundOfAll = (): number => groups().flat().length;

/**
 * Resources such as `pulumi stack export` writes them: every rule's examples and what no rule is about, over and over, each time under
 * names and ids of their own.
 *
 * @param count at least so many
 * @param bytes length of an output that no rule reads, for exports of any size
 */
export function exported(count: number, bytes = 0): object[] {
  const all = groups();
  const states: object[] = [];
  for (let round = 0; states.length < count; round += 1) {
    const group = all[round % all.length] ?? [];
    states.push(...statesOf(group, String(round), bytes));
  }
  return states;
}

/** As a file: `pulumi stack export` indents by four. */
export function exportFile(resources: readonly object[]): string {
  return JSON.stringify({ version: 3, deployment: { manifest: {}, resources } }, null, 4);
}

function statesOf(group: readonly Declared[], round: string, bytes: number): object[] {
  const names = new Set(group.flatMap(({ props }) => [props["bucket"], props["name"]]));
  const own = group.map(({ type, name, props }) => ({ type, name: `${name}-${round}`, props }));
  const rewrite = (value: unknown): unknown => {
    if (typeof value === "string" && names.has(value)) return `${value}-${round}`;
    if (typeof value !== "object" || value === null) return value;
    if (Array.isArray(value)) return value.map(rewrite);
    if ("$ref" in value) return idOf(`${String(value.$ref).split(".")[0] ?? ""}-${round}`);
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, rewrite(one)]));
  };
  const referring = group.map(({ type, name, props }) => ({
    ...{ type, name: `${name}-${round}` },
    props: withRound(props, round),
  }));
  return fromDeclared(referring).map(({ urn, type, name, origins }, index) => ({
    ...{ urn, type, id: idOf(name), custom: true },
    inputs: { __defaults: [], ...(rewrite(own[index]?.props) as object) },
    outputs: { id: idOf(name), arn: `arn:aws:mock:us-west-2::${name}`, blob: "x".repeat(bytes) },
    propertyDependencies: origins,
  }));
}

/** References to resources of the same round. */
function withRound(props: Declared["props"], round: string): Declared["props"] {
  const text = JSON.stringify(props, (_, value: unknown) =>
    typeof value === "object" && value !== null && "$ref" in value
      ? { $ref: `${String(value.$ref).split(".")[0] ?? ""}-${round}.id` }
      : value,
  );
  return JSON.parse(text) as Declared["props"];
}

/** As AWS makes them: no name says anything of them. */
const idOf = (name: string) => `id-${createHash("md5").update(name).digest("hex").slice(0, 17)}`;
