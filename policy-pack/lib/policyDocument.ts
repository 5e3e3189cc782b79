import { undecided } from "../undecided.ts";

/** A statement of an IAM or resource policy; what JSON allows as one or many is always a list here. */
export interface Statement {
  effect: string;
  actions: string[];
  /** True when it is about all actions but some. */
  exceptActions: boolean;
  resources: string[];
  /** True when it is about all resources but some. */
  exceptResources: boolean;
  /** Identifiers of every kind of principal; `*` is everyone. */
  principals: string[];
  /** True when it is about everyone but some. */
  exceptPrincipals: boolean;
  conditions: Record<string, Record<string, unknown>>;
}

/**
 * The statements of a policy document, given as JSON or as an object.
 *
 * @throws Undecided when it cannot be read, since it may then grant anything
 */
export function statementsOf(policy: unknown): readonly Statement[] {
  if (typeof policy !== "string") return statementsIn(policy);
  if (last?.policy !== policy) last = { policy, statements: statementsIn(parsed(policy)) };
  return last.statements;
}

/** Rules ask for the statements of the same document one after the other. */
let last: { policy: string; statements: readonly Statement[] } | undefined;

function statementsIn(document: unknown): readonly Statement[] {
  if (document === undefined || document === null) return [];
  if (typeof document !== "object") throw undecided("the policy document is not an object");
  return listOf((document as Record<string, unknown>)["Statement"]).map((one) => {
    if (!isObject(one)) throw undecided("a statement of the policy document is not an object");
    return statement(one);
  });
}

/** The `Allow` statements of a policy document. */
export function allowed(policy: unknown): Statement[] {
  return statementsOf(policy).filter(({ effect }) => effect === "Allow");
}

function statement(given: Record<string, unknown>): Statement {
  const { Effect, Action, NotAction, Resource, NotResource, Condition } = given;
  const { Principal, NotPrincipal } = given;
  return {
    effect: typeof Effect === "string" ? Effect : "",
    actions: textsOf(Action ?? NotAction),
    exceptActions: NotAction !== undefined,
    resources: textsOf(Resource ?? NotResource),
    exceptResources: NotResource !== undefined,
    principals: isObject(Principal)
      ? Object.values(Principal).flatMap(textsOf)
      : textsOf(Principal),
    exceptPrincipals: NotPrincipal !== undefined,
    conditions: isObject(Condition) ? conditionsOf(Condition) : {},
  };
}

function conditionsOf(given: Record<string, unknown>): Statement["conditions"] {
  return Object.fromEntries(
    Object.entries(given).flatMap(([operator, keys]) => (isObject(keys) ? [[operator, keys]] : [])),
  );
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw undecided("the policy document is not JSON");
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const listOf = (value: unknown): unknown[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value];

const textsOf = (value: unknown): string[] =>
  listOf(value).filter((one): one is string => typeof one === "string");
