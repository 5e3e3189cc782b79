import type { PropsOf } from "../awsType.ts";
import { declared, type Declared, type Resource, type Resources } from "../resources.ts";
import type { Answer, Some } from "../rule.ts";
import { anyOf, ifKnown, knownOf } from "./anyOf.ts";
import { matches } from "./glob.ts";
import { grouped, perStack } from "./perStack.ts";

const SELECTION = "aws:backup/selection:Selection";
const TAG = "aws:ResourceTag/";
const ROLE = "arn:aws:iam::111122223333:role/backup";

type Selection = PropsOf<typeof SELECTION>;

/** How the ARNs of a kind of store are made, such as `arn:…:dynamodb:…:table/NAME`. */
export interface StoreArn {
  service: string;
  /** What stands before the name. */
  prefix: string;
  /** The input that is the name; without, the provider's id is. */
  named?: string;
}

/**
 * Whether a backup plan of the stack takes a store: a selection names it, or a pattern does or none is given, and its tags are as the
 * selection wants them.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/assigning-resources.html
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/API_BackupSelection.html
 */
export function backedUp(store: Resource<object>, resources: Resources, arn: StoreArn): Answer {
  const takes = ({ props }: Resource<Selection>) =>
    takesTags(props, store) &&
    !anyOf(props.notResources ?? [], (pattern) => isOf(pattern, store, arn));
  const isGiven = ({ props }: Resource<Selection>) => {
    const patterns = knownOf(props.resources ?? ["*"]);
    return patterns.length === 0 || patterns.some((pattern) => isOf(pattern, store, arn));
  };
  const { patterned, exact } = selections(resources);
  const ways = [
    () => anyOf(exact(arnKeys(store, arn)), takes),
    () => anyOf(patterned, (one) => isGiven(one) && takes(one)),
    () => anyOf(resources.pointingAt(store, SELECTION, "resources"), takes),
  ];
  return anyOf(ways, (way) => way()) ? undefined : "no backup selection of the stack takes it";
}

/** The selections by what they name; of those with patterns, one of each that says the same. */
const selections = perStack((resources) => {
  const all = resources.ofType(SELECTION);
  const patterned = new Map<string, Resource<Selection>>();
  for (const one of all) {
    const { urn, props } = one;
    const known = knownOf(props.resources ?? []);
    if (props.resources?.length && !known.some((item) => item.includes("*"))) continue;
    const { notResources, selectionTags, conditions } = props;
    const its = { resources: known, notResources, selectionTags, conditions };
    const said = ifKnown(() => JSON.stringify(its));
    if (said === undefined) patterned.set(urn, one);
    else if (!patterned.has(said)) {
      patterned.set(said, { ...one, props: JSON.parse(said) as Selection });
    }
  }
  const exact = grouped(all, ({ props }) => knownOf(props.resources ?? []).map(keyOf));
  return { patterned: [...patterned.values()], exact };
});

/** What of an ARN tells stores apart, besides its account and Region. */
function keyOf(arn: string): string {
  const [, , service = "", , , ...resource] = arn.split(":");
  return [service, ...resource].join(":");
}

function arnKeys(store: Resource<object>, { service, prefix, named }: StoreArn): string[] {
  const name = nameOf(store, named);
  return name === undefined ? [] : [`${service}:${prefix}${name}`];
}

/** As the program gives it or, once there is one, by the provider's id. */
function nameOf({ id, props }: Resource<object>, named = "id"): string | undefined {
  const given: unknown = ifKnown<unknown>(() => (props as Record<string, unknown>)[named]);
  return typeof given === "string" ? given : id;
}

/** Examples of a rule that asks {@link backedUp} of `store`, which carries no tag of its own. */
export function backupExamples(store: Declared, { service, prefix }: StoreArn) {
  const selection = (props: Parameters<typeof declared<typeof SELECTION>>[2]) =>
    declared(SELECTION, "daily", { planId: { $ref: "plan.id" }, iamRoleArn: ROLE, ...props });
  const tagged = { ...store, props: { ...store.props, tags: { DataClassification: "phi" } } };
  const equals = (value: string) => ({
    resources: ["*"],
    conditions: [{ stringEquals: [{ key: `${TAG}DataClassification`, value }] }],
  });
  const byTag = { type: "STRINGEQUALS", key: "DataClassification", value: "phi" };
  const all = `arn:aws:${service}:*:*:${prefix}*`;
  return {
    complies: [
      [tagged, selection(equals("phi"))],
      [tagged, selection({ selectionTags: [byTag] })],
      [store, selection({ resources: ["arn:aws:s3:::x", { $ref: `${store.name}.arn` }] as never })],
      [store, selection({ resources: [all] })],
    ] satisfies Some<Declared[]>,
    violates: [
      [store],
      [store, selection(equals("phi"))],
      [tagged, selection(equals("public"))],
      [tagged, selection({ ...equals("phi"), notResources: [all] })],
      [store, selection({ resources: ["arn:aws:s3:::*"] })],
    ] satisfies Some<Declared[]>,
    undecided: [[store, selection({ resources: [{ $ref: "?" }] as never })]] satisfies Some<
      Declared[]
    >,
  };
}

/** No name of a store: what stands for one that is not known, so that only a pattern of all names fits. */
const NAMELESS = "\0";

function isOf(pattern: string, store: Resource<object>, arn: StoreArn): boolean {
  if (pattern === "*") return true;
  const [, , service = "*", , , ...rest] = pattern.split(":");
  const resource = rest.length > 0 ? rest.join(":") : "*";
  const name = nameOf(store, arn.named) ?? NAMELESS;
  return matches(service, arn.service) && matches(resource, `${arn.prefix}${name}`);
}

function takesTags({ selectionTags = [], conditions = [] }: Selection, store: Resource<object>) {
  const tag = (key = "") => tagOf(store, key.replace(TAG, ""));
  const wanted =
    selectionTags.length === 0 || anyOf(selectionTags, ({ key, value }) => tag(key) === value);
  return wanted && !anyOf(conditions, (one) => anyOf(checksOf(one, tag), (met) => !met()));
}

/** What each condition asks; one that negates is met only by a tag with another value. */
function checksOf(
  condition: NonNullable<Selection["conditions"]>[number],
  tag: (key?: string) => string | undefined,
): (() => boolean)[] {
  const { stringEquals, stringLikes, stringNotEquals, stringNotLikes } = condition;
  const checks = (
    list: { key?: string | undefined; value?: string | undefined }[] | undefined,
    test: (tag: string, value: string) => boolean,
  ) =>
    (list ?? []).map(({ key, value = "" }) => () => {
      const its = tag(key);
      return its !== undefined && test(its, value);
    });
  return [
    ...checks(stringEquals, (its, value) => its === value),
    ...checks(stringLikes, (its, value) => matches(value, its)),
    ...checks(stringNotEquals, (its, value) => its !== value),
    ...checks(stringNotLikes, (its, value) => !matches(value, its)),
  ];
}

/** A tag of the resource's own, or one that its provider gives to all. */
function tagOf({ props }: Resource<object>, key: string): string | undefined {
  const its = props as Partial<Record<"tags" | "tagsAll", Record<string, string>>>;
  return its.tags?.[key] ?? its.tagsAll?.[key];
}

/** A selection of everything, for examples that are about something else. */
export const backupOfAll: Declared = declared(SELECTION, "all", {
  planId: { $ref: "plan.id" },
  iamRoleArn: ROLE,
  resources: ["*"],
});
