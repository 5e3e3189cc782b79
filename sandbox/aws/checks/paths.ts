import { UNKNOWN } from "../typeSchema.ts";

/** A value inside a resource's inputs. */
export interface Found {
  /** Where it is, as Pulumi names it: `ingress[0].fromPort`. */
  readonly path: string;
  readonly value: unknown;
}

/** What is at `path`, of which `ingress[].fromPort` has as many as there are rules. What is not known yet is left out. */
export function valuesAt(inputs: unknown, path: string): Found[] {
  let found: Found[] = [{ path: "", value: inputs }];
  for (const step of path.split(".")) found = found.flatMap((one) => into(one, step));
  return found;
}

/** The objects that hold what is at `path`: the inputs themselves for `cidrBlock`, each rule for `ingress[].fromPort`. */
export function parentsOf(inputs: unknown, path: string): Found[] {
  const dot = path.lastIndexOf(".");
  const found = dot < 0 ? [{ path: "", value: inputs }] : valuesAt(inputs, path.slice(0, dot));
  return found.filter(({ value }) => isObject(value));
}

/** `fromPort` of `ingress[].fromPort`. */
export function leaf(path: string): string {
  return path.slice(path.lastIndexOf(".") + 1);
}

/** Where a property of the object at `parent` is. */
export function below(parent: string, name: string): string {
  return parent === "" ? name : `${parent}.${name}`;
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether a program gave a value: an empty list or text is what the provider takes for none. */
export function isGiven(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0;
  return value !== undefined && value !== null && value !== "";
}

function into({ path, value }: Found, step: string): Found[] {
  if (!isObject(value)) return [];
  const name = step.replace("[]", "");
  const next = { path: below(path, name), value: value[name] };
  return (step.endsWith("[]") ? elements(next) : [next]).filter((one) => isKnown(one.value));
}

function elements({ path, value }: Found): Found[] {
  if (!Array.isArray(value)) return [];
  return value.map((one: unknown, index) => ({ path: `${path}[${String(index)}]`, value: one }));
}

function isKnown(value: unknown): boolean {
  return isGiven(value) && value !== UNKNOWN;
}
