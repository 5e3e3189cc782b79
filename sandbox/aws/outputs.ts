import { COMPLETED, DATA } from "./computed/data.ts";
import { NETWORK } from "./computed/network.ts";
import { PLATFORM } from "./computed/platform.ts";
import type { Facts, Find, Rule, Rules } from "./computed/rule.ts";
import { moment } from "./deterministic.ts";
import { placeOf, tableKey } from "./identity.ts";
import { nameRule, typeKey, type Values } from "./naming.ts";
import { tagsAll } from "./tags.ts";
import { fill, nameOf, type Place } from "./template.ts";
import { isInternal, isWriteOnly, type TypeSchema } from "./typeSchema.ts";

const RULES: Rules = { ...NETWORK, ...DATA, ...PLATFORM };

/** Outputs that mean the same in every type. */
const COMMON: Readonly<Record<string, Rule>> = {
  accountId: "{account}",
  awsAccountId: "{account}",
  createDate: ({ id }) => moment(id),
  createdAt: ({ id }) => moment(id),
  createdDate: ({ id }) => moment(id),
  createdTime: ({ id }) => moment(id),
  creationDate: ({ id }) => moment(id),
  creationTime: ({ id }) => moment(id),
  etag: "E{upper13}",
  hasSecretStringWo: ({ inputs }) => inputs["secretStringWo"] !== undefined,
  hasValueWo: ({ inputs }) => inputs["valueWo"] !== undefined,
  lastModified: ({ id }) => moment(id),
  lockToken: "{uuid}",
  ownerAccountId: "{account}",
  ownerId: "{account}",
  region: "{region}",
  registryId: "{account}",
  updateToken: "{uuid}",
};

/** Inputs as AWS tells them again: without what is write-only. */
export function toldInputs(schema: TypeSchema, inputs: Values): Record<string, unknown> {
  return Object.fromEntries(Object.entries(inputs).filter(([name]) => !isWriteOnly(schema, name)));
}

/**
 * What AWS tells of a resource: its inputs, but for write-only ones, and what AWS adds. A pure function, so that a refresh
 * finds what the last update left. An output without a rule is left out.
 *
 * @param find other resources, for what AWS takes from them, as accepters do.
 */
export function outputsOf(
  schema: TypeSchema,
  id: string,
  arn: string | undefined,
  inputs: Values,
  place: Place,
  defaultTags: Readonly<Record<string, string>>,
  find: Find = () => undefined,
): Record<string, unknown> {
  const own = Object.fromEntries(Object.entries(inputs).filter(([name]) => !isInternal(name)));
  const where = placeOf(inputs, place);
  const facts: Facts = { schema, inputs: own, place: where, seed: id, id, arn: () => arn, find };
  const computed = {
    ...computedFrom(rulesFor(schema), facts),
    arn,
    tagsAll: tagsAll(schema, own, defaultTags),
  };
  const completed = definedOnly(computedFrom(COMPLETED[tableKey(schema)] ?? {}, facts));
  const declared = Object.entries(computed).filter(
    ([name, value]) => value !== undefined && isDeclared(schema, name),
  );
  return { ...Object.fromEntries(declared), ...toldInputs(schema, own), ...completed };
}

function definedOnly(values: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}

function isDeclared(schema: TypeSchema, name: string): boolean {
  return schema.outputs.includes(name) || schema.inputs.has(name);
}

/** The resource's own name and id where it has properties for them, then its type's rules. */
function rulesFor(schema: TypeSchema): Readonly<Record<string, Rule>> {
  const naming = nameRule(schema)?.property;
  const file = typeKey(schema.token).split("/")[1] ?? "";
  return {
    ...COMMON,
    ...(naming === undefined ? {} : { [naming]: nameOf }),
    ...onlyOutputs(schema, { [`${file}Arn`]: ({ arn }) => arn?.(), [`${file}Id`]: "{id}" }),
    ...RULES[tableKey(schema)],
  };
}

function onlyOutputs(schema: TypeSchema, rules: Record<string, Rule>): Record<string, Rule> {
  return Object.fromEntries(
    Object.entries(rules).filter(([name]) => schema.outputs.includes(name)),
  );
}

function computedFrom(
  rules: Readonly<Record<string, Rule>>,
  facts: Facts,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(rules).map(([name, rule]) => [name, apply(rule, { ...facts, slot: name })]),
  );
}

function apply(rule: Rule, facts: Facts): unknown {
  if (typeof rule === "function") return rule(facts);
  return typeof rule === "string" ? fill(rule, facts) : rule;
}
