import { actionExists, like } from "./actions.ts";
import type { Flaw, Kind } from "./kinds.ts";
import { wrongPrincipal } from "./principals.ts";
import { isObject, type Json, list, parseDocument, statementsOf } from "./text.ts";
import type { Request } from "../request.ts";

/** A flaw and what is wrong. */
export type Finding = readonly [flaw: Flaw, what?: string];

type Check = (statement: Json, kind: Kind, request: Request) => Finding | undefined;

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html */
const ELEMENTS = {
  document: new Set(["Version", "Id", "Statement"]),
  statement: new Set([
    "Sid",
    "Effect",
    "Principal",
    "NotPrincipal",
    "Action",
    "NotAction",
    "Resource",
    "NotResource",
    "Condition",
  ]),
};
const VERSIONS: readonly unknown[] = ["2012-10-17", "2008-10-17", undefined];

/** Asked of every statement, in this order. */
const CHECKS: readonly Check[] = [
  (statement) => unknownElement(statement, ELEMENTS.statement),
  ({ Effect: effect }, kind) =>
    effect === "Deny" || (effect === "Allow" && kind.effect === undefined)
      ? undefined
      : ["effect", String(effect)],
  checkPrincipal,
  (statement) => oneOf(statement, "Action", "noAction"),
  (statement, kind) => {
    if (kind.resource === "required") return oneOf(statement, "Resource", "noResource");
    return holds(statement, "Resource") ? ["resourceGiven"] : undefined;
  },
  ({ Action: action, NotAction: others }, kind) => first(list(action ?? others), actionFlaw, kind),
  ({ Resource: resource }, { code }, { inputs }) => {
    const wrong = list(resource)
      .map(String)
      .find((one) => !isPlace(one, code, inputs["bucket"]));
    return wrong === undefined ? undefined : ["resourceForm", wrong];
  },
  (statement, kind, request) => {
    const wrong = wrongPrincipal(statement, kind, request);
    return wrong === undefined ? undefined : ["principal", wrong];
  },
];

/** The first flaw of a document, or undefined when AWS would accept it. */
export function flawOf(given: unknown, kind: Kind, request: Request): Finding | undefined {
  const document = parseDocument(given);
  if (document === undefined) return ["json"];
  const statements = statementsOf(document);
  if (!VERSIONS.includes(document["Version"])) return ["version", String(document["Version"])];
  if (statements.length === 0) return ["statement"];
  return (
    unknownElement(document, ELEMENTS.document) ??
    first(statements, (statement) =>
      isObject(statement)
        ? first(CHECKS, (check) => check(statement, kind, request))
        : ["statement"],
    )
  );
}

function first<T, Rest extends unknown[]>(
  values: readonly T[],
  find: (value: T, ...rest: Rest) => Finding | undefined,
  ...rest: Rest
): Finding | undefined {
  for (const value of values) {
    const found = find(value, ...rest);
    if (found !== undefined) return found;
  }
  return undefined;
}

function unknownElement(part: Json, known: ReadonlySet<string>): Finding | undefined {
  const name = Object.keys(part).find((one) => !known.has(one));
  return name === undefined ? undefined : ["element", name];
}

function checkPrincipal(statement: Json, kind: Kind): Finding | undefined {
  if (kind.principal === "required") return oneOf(statement, "Principal", "noPrincipal");
  return holds(statement, "Principal") ? ["principalGiven"] : undefined;
}

/** An element or its opposite has to be there, and not both. */
function oneOf(statement: Json, element: string, missing: Flaw): Finding | undefined {
  const [one, other] = [statement[element], statement[`Not${element}`]];
  if (one !== undefined && other !== undefined) return ["both", element];
  return list(one ?? other).length === 0 ? [missing] : undefined;
}

function holds(statement: Json, element: string): boolean {
  return statement[element] !== undefined || statement[`Not${element}`] !== undefined;
}

function actionFlaw(action: unknown, kind: Kind): Finding | undefined {
  const name = String(action);
  if (name === "*") return undefined;
  const [service = "", ...rest] = name.split(":");
  if (rest.length === 0) return ["vendor", name];
  if (rest.length > 1) return ["colon", name];
  if (kind.service !== undefined && service.toLowerCase() !== kind.service) {
    return ["foreignAction", name];
  }
  return actionExists(name) ? undefined : ["unknownAction", name];
}

/** Whether it has the form of a resource: IAM wants ARNs, S3 ARNs of the bucket whose policy it is. */
function isPlace(resource: string, code: string, bucket: unknown): boolean {
  if (resource === "*") return true;
  if (code !== "MalformedPolicy") return resource.startsWith("arn:");
  const [, name = ""] = /^arn:[\w*-]+:s3:::([^/]+)/.exec(resource) ?? [];
  return like(name, String(bucket));
}
