import type { AwsType, PropsOf } from "./awsType.ts";
import { STACK, type Declared, type Resource, type Resources } from "./resources.ts";
import type { Safeguard } from "./safeguards.ts";
import type { Undecided } from "./undecided.ts";

export { UNKNOWN, undecided } from "./undecided.ts";

/** A finding (what is wrong, in one line), "cannot be told", or nothing: the resource complies. */
export type Answer = string | Undecided | undefined;

/** At least one. */
export type Some<T> = readonly [T, ...T[]];

/** What people need to know of a rule, whatever its shape. */
export interface Facts {
  /** Kebab-case, and the name of the rule's file. */
  id: string;
  title: string;
  safeguards: Some<Safeguard>;
  severity: "low" | "medium" | "high" | "critical";
  /** What a compliant program does, in one sentence. */
  requires: string;
  rationale: string;
  /** How to comply, as code. */
  fix: string;
  /** Where the facts come from. */
  source: `https://${string}`;
}

/** One check, and the resource types it is for. */
export interface Case {
  types: readonly string[];
  check: (props: never) => Answer;
  /** Props that comply; none when the type itself is forbidden. */
  complies: readonly object[];
  violates: readonly object[];
  /** Props about which nothing can be told, marked with {@link UNKNOWN}. */
  undecided: readonly object[];
  remedy?: Remedy;
}

/**
 * What to set on a resource that breaks a rule so that it complies, nothing when that cannot be known. Only for what loses no data, replaces
 * no resource and needs nothing invented. It is pure; objects are merged into those that the resource has.
 */
export type Remedy = (props: never) => object | undefined;

/** A rule that one resource alone can break, found before it is created. */
export interface ResourceRule extends Facts {
  kind: "resource";
  cases: readonly Case[];
}

/** A rule on a resource and others of its stack, found when all of them are declared. */
export interface StackRule extends Facts {
  kind: "stack";
  /** The resources that comply or do not; {@link STACK} when it is the stack as a whole. */
  type: string;
  /** Types of which a stack has to declare at least one for the rule to be about it as a whole. */
  about?: readonly string[];
  check: (subject: never, resources: Resources) => Answer;
  /** What to set on resources of another type, nothing on one that needs nothing. */
  remedy?: { type: string; set: Remedy };
  complies: readonly (readonly Declared[])[];
  violates: readonly (readonly Declared[])[];
  undecided: readonly (readonly Declared[])[];
}

export type Rule = ResourceRule | StackRule;

interface CaseGiven<T extends string> {
  type: AwsType<T> | readonly AwsType<T>[];
  check: (props: PropsOf<T>) => Answer;
  complies: Some<PropsOf<T>> | "never";
  violates: Some<PropsOf<T>>;
  undecided?: Some<object>;
  remedy?: (props: PropsOf<T>) => PropsOf<T> | undefined;
}

interface StackGiven<T extends string> {
  type: AwsType<T>;
  check: (subject: Resource<PropsOf<T>>, resources: Resources) => Answer;
  remedy?: { type: string; set: Remedy };
  complies: Some<readonly Declared[]>;
  violates: Some<readonly Declared[]>;
  undecided?: Some<readonly Declared[]>;
}

interface WholeStackGiven<T extends string> {
  about: Some<AwsType<T>>;
  check: (resources: Resources) => Answer;
  complies: Some<readonly Declared[]>;
  violates: Some<readonly Declared[]>;
  undecided?: Some<readonly Declared[]>;
}

/** One case of a rule whose resource types differ in shape; for {@link ruleOfCases}. */
export function on<T extends string>(given: CaseGiven<T>): Case {
  const { type, complies, undecided = [], ...rest } = given;
  return {
    types: typeof type === "string" ? [type] : type,
    complies: complies === "never" ? [] : complies,
    undecided,
    ...rest,
  };
}

/** A rule on one resource of `type`, or of several types that have what the check reads. */
export function rule<T extends string>(given: Facts & CaseGiven<T>): ResourceRule {
  const { type, check, complies, violates, undecided, remedy, ...facts } = given;
  const only = { type, check, complies, violates };
  const more = { ...(undecided && { undecided }), ...(remedy && { remedy }) };
  return { ...facts, kind: "resource", cases: [on<T>({ ...only, ...more })] };
}

/** A rule on one resource that asks each of its types in its own way. */
export function ruleOfCases(given: Facts & { cases: Some<Case> }): ResourceRule {
  return { ...given, kind: "resource" };
}

/** A rule on resources of `type` that needs to see others of the stack, such as a bucket's settings. */
export function stackRule<T extends string>(given: Facts & StackGiven<T>): StackRule {
  return { undecided: [], ...given, kind: "stack" };
}

/**
 * A rule on what a stack declares as a whole, such as that there is a trail: its findings are on the stack. It is about stacks that declare a
 * resource of one of the types `about`, and about no others, since what they lack may be another stack's.
 */
export function wholeStackRule<T extends string>(given: Facts & WholeStackGiven<T>): StackRule {
  const { check, ...rest } = given;
  return {
    undecided: [],
    ...rest,
    kind: "stack",
    type: STACK,
    check: (_stack, resources) => check(resources),
  };
}
