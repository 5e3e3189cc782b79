import type { AwsType, PropsOf } from "../awsType.ts";
import type { Resource, Resources } from "../resources.ts";
import { undecided } from "../undecided.ts";
import { ifKnown } from "./anyOf.ts";
import { perStack } from "./perStack.ts";

type Named = Map<string, Resource<object>[]>;

/** By question, what is named by the URN of what names it. */
const known = perStack(() => new Map<string, Named>());

/** A property of a resource type, for {@link namedBy}. */
interface Naming<S extends string> {
  from: AwsType<S>;
  property: keyof PropsOf<S> & string;
}

/**
 * The resources of `type` that a property of the subject names, by reference, id, ARN or name: what `Resources.pointingAt` answers, asked from
 * the other end.
 *
 * @throws Undecided when there is none, but what the property says is not known
 */
export function namedBy<S extends string, T extends string>(
  subject: Resource<object>,
  naming: Naming<S>,
  type: AwsType<T>,
  resources: Resources,
): Resource<PropsOf<T>>[] {
  const { from, property } = naming;
  const question = `${from} ${property} ${type}`;
  const answers = known(resources);
  const named = answers.get(question) ?? namedOf(naming, type, resources);
  answers.set(question, named);
  const found = named.get(subject.urn) ?? [];
  const props = subject.props as Record<string, unknown>;
  if (found.length === 0 && property in props && ifKnown(() => props[property]) === undefined) {
    throw undecided(`which resource ${property} of ${subject.name} names is not known`);
  }
  return found as Resource<PropsOf<T>>[];
}

function namedOf<S extends string, T extends string>(
  { from, property }: Naming<S>,
  type: AwsType<T>,
  resources: Resources,
): Named {
  const named: Named = new Map();
  for (const target of resources.ofType(type)) {
    const pointers = ifKnown(() => resources.pointingAt(target, from, property)) ?? [];
    for (const { urn } of pointers) named.set(urn, [...(named.get(urn) ?? []), target]);
  }
  return named;
}
