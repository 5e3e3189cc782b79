import { undecided } from "../undecided.ts";
import { isObject } from "./isObject.ts";

/** Keys of a path that are operations: HTTP's methods, and API Gateway's word for all of them. */
const METHOD = /^(?:get|put|post|delete|head|patch|trace|x-amazon-apigateway-any-method)$/i;

type Json = Readonly<Record<string, unknown>>;

/**
 * The first operation of an OpenAPI definition that `test` says yes to, as people write it.
 *
 * @throws Undecided when the definition is not JSON
 */
export function openOperation(
  body: string | undefined,
  test: (operation: Json, definition: Json) => boolean,
): string | undefined {
  if (body === undefined) return undefined;
  const definition = parsed(body);
  for (const [path, operations] of Object.entries(objectOf(definition["paths"]))) {
    for (const [method, operation] of Object.entries(objectOf(operations))) {
      if (METHOD.test(method) && test(objectOf(operation), definition)) return `${method} ${path}`;
    }
  }
  return undefined;
}

/** Whether an operation asks for nothing, by itself or as the definition says of all. */
export function isOpenOperation(operation: Json, definition: Json): boolean {
  const auth = objectOf(operation["x-amazon-apigateway-auth"])["type"];
  if (typeof auth === "string") return auth.toUpperCase() === "NONE";
  const security = operation["security"] ?? definition["security"];
  const asked: unknown[] = Array.isArray(security) ? security : [];
  // OpenAPI reads an empty requirement among several as "or nothing".
  return asked.length === 0 || asked.some((one) => Object.keys(objectOf(one)).length === 0);
}

function parsed(body: string): Json {
  try {
    return objectOf(JSON.parse(body));
  } catch {
    throw undecided("the definition is not JSON");
  }
}

const objectOf = (value: unknown): Json => (isObject(value) ? value : {});

/** A definition of one path, for examples. */
export function openapiExample(operations: object, more: object = {}): string {
  return JSON.stringify({ openapi: "3.0.1", paths: { "/notes": operations }, ...more });
}
