import { REGIONS } from "../../regions.ts";
import type { SimulatedResource, World } from "../../world.ts";
import { ARN_KINDS, type ArnKind } from "./arns.ts";
import { ID_KINDS, type Kind } from "./kinds.ts";
import { isSharedWith } from "./shares.ts";
import type { Request } from "../request.ts";

/** A text that names a resource. */
export interface Reference {
  readonly text: string;
  readonly kind: Kind;
  readonly by: "id" | "arn";
  /** The id or ARN proper, without a path or qualifier within the resource. */
  readonly key: string;
  readonly from: ArnKind["from"];
  /** What an ARN says of the resource's place. */
  readonly region?: string;
  readonly accountId?: string;
}

/** Roles that AWS makes for its own services, or for single sign-on. */
const OF_AWS = /:role\/aws-(service-role|reserved)\//;

/** What a text names, if it is an id or ARN of a kind that can be looked up; wildcards name nothing. */
export function referenceIn(text: string): Reference | undefined {
  const [, prefix] = /^([a-z]+(?:-[a-z]+)*)-[0-9a-f]{16,17}$/.exec(text) ?? [];
  if (prefix !== undefined) return byId(text, prefix);
  return text.startsWith("arn:") && !OF_AWS.test(text) ? byArn(text) : undefined;
}

function byId(id: string, prefix: string): Reference | undefined {
  const kind = Object.hasOwn(ID_KINDS, prefix) ? ID_KINDS[prefix] : undefined;
  return kind && { text: id, kind, by: "id", key: id, from: "place" };
}

function byArn(text: string): Reference | undefined {
  const [, , service = "", region, accountId] = text.split(":");
  const resource = text.split(":").slice(5).join(":");
  const place = { ...(region && { region }), ...(accountId && { accountId }) };
  if (service !== "ec2") return byKind(text, service, resource, place);
  const id = referenceIn(resource.replace(/^.*\//, ""));
  return id && { ...id, ...place, text };
}

function byKind(
  text: string,
  service: string,
  resource: string,
  place: Pick<Reference, "region" | "accountId">,
): Reference | undefined {
  const kind = ARN_KINDS.find(({ start }) => `${service}:${resource}`.startsWith(start));
  // The account `aws` holds what AWS itself keeps; ARNs of buckets alone have no account.
  const isOwned = /^\d{12}$/.test(place.accountId ?? "") !== (service === "s3");
  if (kind === undefined || !isOwned) return undefined;
  const key = kind.end === undefined ? text : cut(text, resource, kind.end);
  return key.includes("*") ? undefined : { text, kind, by: "arn", key, from: kind.from, ...place };
}

function cut(text: string, resource: string, end: RegExp): string {
  return text.slice(0, text.length - resource.length) + resource.replace(end, "");
}

/** Everything anywhere that has this id or ARN. */
export function bearers(world: World, reference: Reference): SimulatedResource[] {
  const { kind, by, key } = reference;
  const own = kind.types.flatMap((type) => world.having(`aws:${type}`, by, key));
  const along = kind.along ?? [];
  const others = along.flatMap(([type, output]) => world.having(`aws:${type}`, output, key));
  return [...own, ...others, ...replicated(world, reference)];
}

/** The table or secret of another region that has the replica which an ARN names. */
function replicated(world: World, { key }: Reference): SimulatedResource[] {
  return [...tablesReplicated(world, key), ...secretsReplicated(world, key)];
}

function tablesReplicated(world: World, key: string): SimulatedResource[] {
  const [, name] = /:dynamodb:[^:]+:\d{12}:table\/([^/]+)$/.exec(key) ?? [];
  if (name === undefined) return [];
  return world.having("aws:dynamodb/table:Table", "name", name).filter(({ outputs }) => {
    const replicas = (outputs["replicas"] ?? []) as { arn?: string }[];
    return replicas.some(({ arn }) => arn === key);
  });
}

/** A replica of a secret has its ARN but for the region. */
function secretsReplicated(world: World, key: string): SimulatedResource[] {
  const [, start, region, end] = /^(arn:[\w-]+:secretsmanager:)([\w-]+)(:.+)$/.exec(key) ?? [];
  if (start === undefined || end === undefined) return [];
  return Object.keys(REGIONS)
    .flatMap((home) => world.having("aws:secretsmanager/secret:Secret", "arn", start + home + end))
    .filter(({ outputs }) => {
      const replicas = (outputs["replicas"] ?? []) as { region?: string }[];
      return replicas.some((replica) => replica.region === region);
    });
}

/** Whether a resource of this AWS can be used from where the request is made. */
export function isVisible(request: Request, { kind, from }: Reference, one: SimulatedResource) {
  const { accountId, region } = request.place;
  if (from === "anywhere") return true;
  if (one.accountId === accountId) return from === "account" || one.region === region;
  if (one.region !== region) return false;
  return (
    (kind.shared === true && isSharedWith(request.world, one, accountId)) ||
    isAttached(request, one)
  );
}

/** The owner of a transit gateway sees what other accounts attach to it. */
function isAttached({ world, place }: Request, attachment: SimulatedResource): boolean {
  const gateway = attachment.type.startsWith("aws:ec2transitgateway/")
    ? attachment.outputs["transitGatewayId"]
    : undefined;
  return typeof gateway === "string" && world.byId(gateway)?.accountId === place.accountId;
}
