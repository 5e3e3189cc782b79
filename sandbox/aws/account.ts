import { randomBytes } from "node:crypto";

import { serviceOf } from "./arnServices.ts";
import { diffInputs } from "./diff.ts";
import { identify, type Place } from "./identity.ts";
import { invoke } from "./invokes.ts";
import { autoName } from "./naming.ts";
import { outputsOf } from "./outputs.ts";
import { admit } from "./rules/index.ts";
import type { Request } from "./rules/request.ts";
import { tagsAll } from "./tags.ts";
import { parseUrn } from "./urn.ts";
import { checkInputs, typeSchema, type TypeSchema } from "./typeSchema.ts";
import type { Call, SimulatedResource, World } from "./world.ts";

export type Properties = Record<string, unknown>;

/** Types that AWS does not delete at once but after a waiting period. */
const SCHEDULED_DELETION = new Set([
  "aws:kms/key:Key",
  "aws:kms/replicaKey:ReplicaKey",
  "aws:kms/externalKey:ExternalKey",
]);

/** Simulated AWS as one provider instance sees it: the account of the role it assumes, one region, its default tags. */
export class Account {
  readonly #world: World;
  readonly #place: Place;
  readonly #defaultTags: Record<string, string>;

  /**
   * @param config the provider's configuration; structured values arrive as JSON text
   * @throws Error when the assumed role's account is not among `allowedAccountIds`
   */
  constructor(world: World, config: Properties) {
    this.#world = world;
    this.#place = placeOf(config);
    const given = parsed(config["defaultTags"]) as { tags?: Record<string, string> } | undefined;
    this.#defaultTags = given?.tags ?? {};
  }

  check(
    urn: string,
    olds: Properties | undefined,
    news: Properties,
    seed: string,
  ): { inputs: Properties; failures: { property: string; reason: string }[] } {
    const schema = schemaOf(urn);
    const failures = checkInputs(schema, news);
    const named = autoName(schema, parseUrn(urn).name, news, olds, seed);
    const tags = tagsAll(schema, named, this.#defaultTags);
    return { inputs: tags === undefined ? named : { ...named, tagsAll: tags }, failures };
  }

  diff(urn: string, olds: Properties, news: Properties): { changed: string[]; replaces: string[] } {
    return diffInputs(schemaOf(urn), olds, news);
  }

  create(urn: string, inputs: Properties): { id: string; outputs: Properties } {
    const { stack, type, name } = parseUrn(urn);
    const place = this.#placeFor(inputs);
    const schema = schemaOf(urn);
    this.#admit({ action: "create", schema, inputs, place });
    const { id, arn } = identify(schema, name, inputs, place, randomBytes(16).toString("hex"));
    const outputs = this.#outputs(schema, id, arn, inputs, place);
    this.#record(stack, "create", type, id, place);
    this.#world.put({ stack, urn, type, id, ...where(place), inputs, outputs });
    return { id, outputs };
  }

  /** @returns undefined when there is no such resource, or none any more */
  read(urn: string, id: string): SimulatedResource | undefined {
    const { stack, type } = parseUrn(urn);
    this.#record(stack, "read", type, id, this.#place);
    const found = this.#find(type, id);
    return found?.pendingDeletion ? undefined : found;
  }

  update(urn: string, id: string, inputs: Properties): Properties {
    const { stack, type } = parseUrn(urn);
    const found = this.#existing(urn, id);
    const place = this.#placeFor(inputs);
    const schema = schemaOf(urn);
    this.#admit({ action: "update", schema, inputs, place, current: found });
    const arn = found.outputs["arn"];
    const outputs = this.#outputs(
      schema,
      id,
      typeof arn === "string" ? arn : undefined,
      inputs,
      place,
    );
    this.#record(stack, "update", type, id, place);
    this.#world.put({ ...found, inputs, outputs });
    return outputs;
  }

  delete(urn: string, id: string): void {
    const { stack, type } = parseUrn(urn);
    this.#record(stack, "delete", type, id, this.#place);
    const found = this.#find(type, id);
    if (found === undefined) return;
    if (SCHEDULED_DELETION.has(type)) this.#world.put({ ...found, pendingDeletion: true });
    else this.#world.remove(found);
  }

  invoke(token: string, args: Properties): Properties {
    this.#world.record({
      stack: "",
      ...where(this.#place),
      service: serviceOf(token),
      action: "invoke",
      resource: token.split(":").at(-1) ?? token,
    });
    return invoke(token, args, this.#place);
  }

  #admit(request: Omit<Request, "world" | "find">): void {
    admit({ ...request, world: this.#world, find: (id) => this.#world.byId(id) });
  }

  #outputs(
    schema: TypeSchema,
    id: string,
    arn: string | undefined,
    inputs: Properties,
    place: Place,
  ): Properties {
    const find = (other: string) => this.#world.byId(other);
    // Bridged providers keep the id among the outputs, where policies look for it.
    return { id, ...outputsOf(schema, id, arn, inputs, place, this.#defaultTags, find) };
  }

  /** Version 7 of the provider lets a single resource name another region than its provider's. */
  #placeFor(inputs: Properties): Place {
    const region = inputs["region"];
    return typeof region === "string" ? { ...this.#place, region } : this.#place;
  }

  #find(type: string, id: string): SimulatedResource | undefined {
    const { accountId, region } = this.#place;
    const mine = (one: SimulatedResource) => one.type === type && one.accountId === accountId;
    return (
      this.#world.byId(id, (one) => mine(one) && one.region === region) ??
      this.#world.byId(id, mine)
    );
  }

  #existing(urn: string, id: string): SimulatedResource {
    const found = this.#find(parseUrn(urn).type, id);
    if (found === undefined) throw new Error(`${parseUrn(urn).type} ${id} does not exist`);
    return found;
  }

  #record(stack: string, action: Call["action"], type: string, resource: string, place: Place) {
    this.#world.record({ stack, ...where(place), service: serviceOf(type), action, resource });
  }
}

/** Where a provider works: in the account of the role that it assumes, there being no other credentials here. */
function placeOf(config: Properties): Place {
  const roles = parsed(config["assumeRoles"]) as { roleArn: string }[] | undefined;
  const allowed = parsed(config["allowedAccountIds"]) as string[] | undefined;
  const [, partition = "aws", , , accountId = ""] = roles?.[0]?.roleArn.split(":") ?? [];
  if (allowed?.includes(accountId) === false) {
    throw new Error(`AWS account ID not allowed: ${accountId}`);
  }
  return { partition, accountId, region: text(config["region"]) };
}

function where({ accountId, region }: Place): { accountId: string; region: string } {
  return { accountId, region };
}

function schemaOf(urn: string): TypeSchema {
  const { type } = parseUrn(urn);
  const schema = typeSchema(type);
  if (schema === undefined) throw new Error(`unrecognized resource type (Check): ${type}`);
  return schema;
}

function parsed(value: unknown): unknown {
  return typeof value === "string" ? JSON.parse(value) : value;
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}
