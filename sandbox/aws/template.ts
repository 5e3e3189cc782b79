import { hex, letters, uuid } from "./deterministic.ts";
import { nameRule, type Values } from "./naming.ts";
import { type TypeSchema, UNKNOWN } from "./typeSchema.ts";

/** Where a resource lives: the provider's account and region, or the region its inputs name. */
export interface Place {
  accountId: string;
  region: string;
  partition: string;
}

/** What the text in braces of a template is filled in from. */
export interface Context {
  readonly schema: TypeSchema;
  readonly inputs: Values;
  readonly place: Place;
  /** What random text depends on, together with its label. */
  readonly seed: string;
  /** Label of random text that names none. */
  readonly slot?: string;
  readonly id?: string | undefined;
  /** The ARN, when wanted: computing it may need the rest of the context. */
  readonly arn?: () => string | undefined;
}

const LOWER = "abcdefghijklmnopqrstuvwxyz0123456789";
const UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
const RANDOM: Readonly<Record<string, (seed: string, length: number) => string>> = {
  alnum: (seed, length) => letters(seed, length, LOWER + UPPER.slice(0, 26)),
  // EC2's long ids all begin with a zero.
  ec: (seed) => `0${hex(seed, 16)}`,
  digits: (seed, length) => letters(seed, length, "123456789"),
  hex,
  lower: (seed, length) => letters(seed, length, LOWER),
  upper: (seed, length) => letters(seed, length, UPPER),
  uuid,
};

const words =
  (table: Readonly<Record<string, string>>) =>
  (text: string): string =>
    table[text] ?? text.toLowerCase();
const FILTERS: Readonly<Record<string, (text: string) => string>> = {
  /** Without the leading slash. */
  bare: (text) => text.replace(/^\//, ""),
  family: words({ application: "app", network: "net", gateway: "gwy" }),
  host: (text) => text.replace(/^https:\/\//, ""),
  /** After the last colon. */
  last: (text) => text.slice(text.lastIndexOf(":") + 1),
  /** The resource part of an ARN. */
  path: (text) => text.split(":").slice(5).join(":"),
  /** The resource part of an ARN without its first segment. */
  rest: (text) => text.slice(text.indexOf("/") + 1),
  /** `Ecs` of `ecs.amazonaws.com`: what a service-linked role is called after. */
  role: (text) => `${text.charAt(0).toUpperCase()}${text.slice(1).split(".")[0] ?? ""}`,
  small: words({}),
  scope: words({ REGIONAL: "regional", CLOUDFRONT: "global" }),
  /** After the last slash. */
  tail: (text) => text.slice(text.lastIndexOf("/") + 1),
  way: (text) => (text.startsWith("OUTBOUND") ? "out" : "in"),
};

/**
 * Fills in a template such as `tgw-attach-{ec2}` or `role{path|/}{name}`: see `identities/rows.ts`.
 * `{input.filter}` takes part of an input, `{a|b}` the first that is given, `{hex8:label}` random
 * text that is the same wherever the seed and the label are.
 */
export function fill(template: string, context: Context): string {
  return template.replace(/\{([^}]+)\}/g, (_, body: string) => {
    const options = body.split("|");
    for (const option of options) {
      const value = resolve(option, context);
      if (value !== undefined) return value;
    }
    // A last alternative that names no input is the text AWS uses by default.
    const last = options.at(-1) ?? "";
    return options.length > 1 && !context.schema.inputs.has(last) ? last : madeUp(last, context);
  });
}

function resolve(option: string, context: Context): string | undefined {
  const [name = "", filter] = option.split(".");
  const value = given(name, context) ?? builtIn(name, context);
  const change = filter === undefined ? undefined : FILTERS[filter];
  return value === undefined || change === undefined ? value : change(value);
}

function given(name: string, context: Context): string | undefined {
  return name === "id" && context.id !== undefined ? context.id : text(context.inputs[name]);
}

/** A known string, or undefined. */
export function text(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" && value !== UNKNOWN ? value : undefined;
}

function builtIn(name: string, context: Context): string | undefined {
  const { place } = context;
  const fixed: Readonly<Record<string, () => string | undefined>> = {
    account: () => place.accountId,
    arn: () => context.arn?.(),
    name: () => nameOf(context),
    org: () => letters(`organization ${place.accountId}`, 10, LOWER),
    partition: () => place.partition,
    region: () => place.region,
  };
  return Object.hasOwn(fixed, name) ? fixed[name]?.() : random(name, context);
}

function random(name: string, context: Context): string | undefined {
  const [, kind = "", length, label] = /^([a-z]+)(\d*)(?::(\w+))?$/.exec(name) ?? [];
  const draw = Object.hasOwn(RANDOM, kind) ? RANDOM[kind] : undefined;
  return draw?.(`${context.seed}|${label ?? context.slot ?? ""}`, Number(length));
}

/** The resource's own name: given, or completed from the prefix given, as the provider does. */
export function nameOf(context: Context): string | undefined {
  const property = nameRule(context.schema)?.property ?? "name";
  const value = text(context.inputs[property]);
  const prefix = text(context.inputs[`${property}Prefix`]);
  if (value !== undefined || prefix === undefined) return value;
  return context.id?.startsWith(prefix) === true ? context.id : madeUp(property, context);
}

/** What the provider makes up for an input that the program leaves out. */
function madeUp(name: string, context: Context): string {
  const { seed, inputs } = context;
  const unique = letters(`${context.id ?? seed}|unique`, 26, "0123456789");
  const prefix = text(inputs[`${name}Prefix`]);
  if (prefix !== undefined) return `${prefix}${unique}`;
  return /identifier$/i.test(name) ? `tf-${unique}` : hex(`${seed}|${name}`, 8);
}
