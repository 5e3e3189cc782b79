import { letters } from "./deterministic.ts";
import type { Values } from "./naming.ts";

type Json = Record<string, unknown>;

/**
 * IAM policy text as `aws.iam.getPolicyDocument` renders it: one value alone is a string, several
 * are a list in reverse order, and `&{name}` becomes the policy variable `${name}`.
 *
 * @see https://www.pulumi.com/registry/packages/aws/api-docs/iam/getpolicydocument/
 */
export function policyDocument(args: Values): Json {
  const own = objects(args["statements"]).map(statement);
  const sources = statementsOf([args["sourceJson"], ...list(args["sourcePolicyDocuments"])]);
  const overrides = statementsOf([args["overrideJson"], ...list(args["overridePolicyDocuments"])]);
  const document = {
    Version: args["version"] ?? "2012-10-17",
    ...(args["policyId"] === undefined ? {} : { Id: args["policyId"] }),
    Statement: replaceBySid(replaceBySid(sources, own), overrides),
  };
  const json = JSON.stringify(document, undefined, 2);
  return {
    ...args,
    id: letters(json, 10, "123456789"),
    json,
    minifiedJson: JSON.stringify(document),
  };
}

/** A statement of `later` takes the place of an earlier one with its Sid. */
function replaceBySid(earlier: readonly Json[], later: readonly Json[]): Json[] {
  const result = [...earlier];
  for (const one of later) {
    const at = one["Sid"] === undefined ? -1 : result.findIndex(({ Sid }) => Sid === one["Sid"]);
    if (at < 0) result.push(one);
    else result[at] = one;
  }
  return result;
}

function statementsOf(documents: readonly unknown[]): Json[] {
  return documents.flatMap((document) => {
    if (typeof document !== "string" || document === "") return [];
    const { Statement } = JSON.parse(document) as { Statement?: Json | Json[] };
    return Statement === undefined ? [] : [Statement].flat();
  });
}

function statement(args: Json): Json {
  const parts: Json = {
    Sid: args["sid"] === "" ? undefined : args["sid"],
    Effect: args["effect"] ?? "Allow",
    Action: values(args["actions"]),
    NotAction: values(args["notActions"]),
    Resource: values(args["resources"]),
    NotResource: values(args["notResources"]),
    Principal: principals(args["principals"]),
    NotPrincipal: principals(args["notPrincipals"]),
    Condition: conditions(args["conditions"]),
  };
  return Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== undefined));
}

function principals(args: unknown): unknown {
  const given = objects(args);
  if (given.length === 0) return undefined;
  if (given.some(({ type }) => type === "*")) return "*";
  const byType = new Map<string, unknown[]>();
  for (const { type, identifiers } of given) {
    const key = String(type);
    byType.set(key, [...(byType.get(key) ?? []), ...list(identifiers)]);
  }
  return Object.fromEntries([...byType].map(([type, ids]) => [type, values(ids)]));
}

function conditions(args: unknown): unknown {
  const given = objects(args);
  if (given.length === 0) return undefined;
  const byTest: Record<string, Json> = {};
  for (const { test, variable, values: wanted } of given) {
    (byTest[String(test)] ??= {})[String(variable)] = values(wanted);
  }
  return byTest;
}

function values(args: unknown): unknown {
  const texts = list(args).map((value) => String(value).replaceAll("&{", "${"));
  if (texts.length === 0) return undefined;
  return texts.length === 1 ? texts[0] : texts.sort().reverse();
}

function objects(value: unknown): Json[] {
  return list(value) as Json[];
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
