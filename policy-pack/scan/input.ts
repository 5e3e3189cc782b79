import { fromDeclared, type Declared, type Resource } from "../resources.ts";
import { JsonProblem, JsonReader } from "./json.ts";
import { plainFields } from "./values.ts";

/** What a file says of resources, whichever of the three kinds it is. */
export interface Input {
  resources: Resource[];
  /** Resources that do not change, which a preview counts but leaves out unless it runs with `--show-sames`. */
  leftOut: number;
  /** What a preview ended with that could not show the whole stack. */
  error?: string;
  /** False for a bare list, whose resources have names and no URNs. */
  hasUrns: boolean;
}

type Fields = Readonly<Record<string, unknown>>;

/** What other resources may name a resource by, and only its outputs have. */
const NAMES = ["id", "arn"] as const;

/**
 * Reads the JSON of `pulumi stack export`, of `pulumi preview --json`, or a list of `{ type, name, props }` with
 * `{ "$ref": "name.output" }` for references.
 *
 * @throws JsonProblem when it is none of these
 */
export function readInput(bytes: Buffer): Input {
  const reader = new JsonReader(bytes);
  if (reader.first === "") throw new JsonProblem("is empty", reader.offset);
  const input = reader.first === "[" ? listed(reader) : document(reader);
  reader.end();
  return input;
}

function document(reader: JsonReader): Input {
  const start = reader.offset;
  const found = new Map<string, Resource>();
  const seen = new Set<string>();
  let same = 0;
  let error: string | undefined;
  const parts: Record<string, () => void> = {
    deployment: () => {
      members(reader, "resources", () => {
        keep(found, stateOf(reader));
      });
    },
    steps: () => (same -= steps(reader, found)),
    changeSummary: () => (same += countOf(reader.value())),
    diagnostics: () => (error = errorIn(reader.value())),
  };
  reader.object((key) => {
    const part = Object.hasOwn(parts, key) ? parts[key] : undefined;
    if (part) seen.add(key);
    if (part) part();
    else reader.skip();
  });
  if (seen.size === 0) {
    const problem = "is neither a stack export, nor a preview, nor a list of resources";
    throw new JsonProblem(problem, start);
  }
  return {
    ...{ resources: [...found.values()], leftOut: Math.max(same, 0), hasUrns: true },
    ...(error !== undefined && { error }),
  };
}

/** All that a preview says when a policy is violated, of which its JSON is silent: it shows the whole stack all the same. */
const STOPPED_BY_POLICY = "error: preview failed";

/** The first error among a preview's messages by which it may have missed resources. */
function errorIn(diagnostics: unknown): string | undefined {
  const all = Array.isArray(diagnostics) ? diagnostics.map(fieldsOf) : [];
  return all
    .filter(({ severity }) => severity === "error")
    .map(({ message }) => (typeof message === "string" ? message.trim() : ""))
    .find((message) => message !== STOPPED_BY_POLICY);
}

/** Reads `steps`, and says how many of them leave their resource as it is. */
function steps(reader: JsonReader, found: Map<string, Resource>): number {
  let same = 0;
  items(reader, () => {
    let op: unknown;
    reader.object((key) => {
      if (key === "op") op = reader.value();
      else if (key === "newState" && reader.first === "{") keep(found, stateOf(reader));
      else reader.skip();
    });
    if (op === "same") same += 1;
  });
  return same;
}

/** The items of one member of an object; an empty stack has null in its place, or neither. */
function members(reader: JsonReader, name: string, meet: () => void): void {
  if (reader.first !== "{") {
    reader.skip();
    return;
  }
  reader.object((key) => {
    if (key === name) items(reader, meet);
    else reader.skip();
  });
}

function items(reader: JsonReader, meet: () => void): void {
  if (reader.first === "n") reader.skip();
  else reader.array(meet);
}

/** A replacement has several steps, and one that is under way two resources of one URN: the one that stays is judged. */
function keep(found: Map<string, Resource>, resource: Resource | undefined): void {
  if (resource) found.set(resource.urn, resource);
}

/** A resource as the engine saves it; none when it is only there to be deleted. */
function stateOf(reader: JsonReader): Resource | undefined {
  const { offset } = reader;
  const state = fieldsOf(reader.value());
  const { urn, type, id, inputs, outputs, propertyDependencies } = state;
  if (typeof urn !== "string" || typeof type !== "string") {
    throw new JsonProblem("a resource has no urn, or no type", offset);
  }
  if (state["delete"] === true) return undefined;
  return {
    ...{ urn, type, name: nameOf(urn) },
    ...(typeof id === "string" && id !== "" && { id }),
    props: { ...namesIn(fieldsOf(outputs)), ...plainFields(fieldsOf(inputs)) },
    origins: originsOf(fieldsOf(propertyDependencies)),
    ...(state["external"] === true && { external: true }),
  };
}

function namesIn(outputs: Fields): Record<string, unknown> {
  const names: Record<string, unknown> = {};
  for (const key of NAMES) {
    if (typeof outputs[key] === "string" && outputs[key] !== "") names[key] = outputs[key];
  }
  return names;
}

function originsOf(dependencies: Fields): Record<string, string[]> {
  const origins: Record<string, string[]> = {};
  for (const [property, urns] of Object.entries(dependencies)) {
    if (Array.isArray(urns) && urns.length > 0) origins[property] = urns as string[];
  }
  return origins;
}

function listed(reader: JsonReader): Input {
  const list: Declared[] = [];
  reader.array(() => {
    const { offset } = reader;
    const { type, name, props } = fieldsOf(reader.value());
    if (typeof type !== "string" || typeof name !== "string") {
      throw new JsonProblem("a resource has no type, or no name", offset);
    }
    list.push({ type, name, props: plainFields(fieldsOf(props)) });
  });
  return { resources: fromDeclared(list), leftOut: 0, hasUrns: false };
}

/** Of `urn:pulumi:stack::project::type::name`; a name may hold `::` itself. */
export const nameOf = (urn: string): string => urn.split("::").slice(3).join("::");

const countOf = (summary: unknown): number => Number(fieldsOf(summary)["same"] ?? 0);

const fieldsOf = (value: unknown): Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Fields) : {};
