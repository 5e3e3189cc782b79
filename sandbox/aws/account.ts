import { randomBytes } from "node:crypto";

import { AwsError } from "./awsError.ts";
import { usesIn } from "./calls.ts";
import { Client, type Find } from "./client.ts";
import { checkValues } from "./checks/check.ts";
import { diffInputs } from "./diff.ts";
import { identify, type Place } from "./identity.ts";
import { invoke } from "./invokes.ts";
import { autoName, deletesFirst } from "./naming.ts";
import { outputsOf, toldInputs } from "./outputs.ts";
import { readProviderConfig } from "./providerConfig.ts";
import { demandEmpty } from "./rules/contents.ts";
import { admit } from "./rules/index.ts";
import { demandUnprotected } from "./rules/protection.ts";
import type { Request } from "./rules/request.ts";
import { tagsAll } from "./tags.ts";
import { parseUrn } from "./urn.ts";
import { checkInputs, typeSchema, type TypeSchema } from "./typeSchema.ts";
import type { SimulatedResource, World } from "./world.ts";

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
  readonly #role: string;
  readonly #defaultTags: Record<string, string>;
  readonly #client: Client;

  /**
   * @param config the provider's configuration
   * @throws Error when the assumed role's account is not among `allowedAccountIds`
   */
  constructor(world: World, config: Properties) {
    const { place, role, defaultTags, attempts } = readProviderConfig(config);
    this.#world = world;
    this.#place = place;
    this.#role = role;
    this.#defaultTags = defaultTags;
    this.#client = new Client(world, attempts);
  }

  check(
    urn: string,
    olds: Properties | undefined,
    news: Properties,
    seed: string,
  ): { inputs: Properties; failures: { property: string; reason: string }[] } {
    const schema = schemaOf(urn);
    const values = this.#world.strict ? checkValues(schema, news) : [];
    const failures = [...checkInputs(schema, news), ...values];
    const named = autoName(schema, parseUrn(urn).name, news, olds, seed);
    const tags = tagsAll(schema, named, this.#defaultTags);
    return { inputs: tags === undefined ? named : { ...named, tagsAll: tags }, failures };
  }

  diff(
    urn: string,
    olds: Properties,
    news: Properties,
  ): { changed: string[]; replaces: string[]; deletesFirst: boolean } {
    const schema = schemaOf(urn);
    return { ...diffInputs(schema, olds, news), deletesFirst: deletesFirst(schema, news) };
  }

  create(urn: string, inputs: Properties): { id: string; outputs: Properties } {
    const { stack, type, name } = parseUrn(urn);
    const place = this.#placeFor(inputs);
    const schema = schemaOf(urn);
    return this.#send("create", urn, urn, inputs, (find) => {
      this.#admit({ action: "create", schema, inputs, place, find });
      const { id, arn } = identify(schema, name, inputs, place, randomBytes(16).toString("hex"));
      const outputs = this.#outputs(schema, id, arn, inputs, place);
      const kept = { inputs: toldInputs(schema, inputs), outputs };
      this.#world.put({ stack, urn, type, id, ...where(place), ...kept });
      return { id, outputs };
    });
  }

  /** @returns undefined when there is no such resource, or none any more */
  read(urn: string, id: string): SimulatedResource | undefined {
    return this.#send("read", urn, id, {}, () => {
      const found = this.#find(parseUrn(urn).type, id);
      return { found: found?.pendingDeletion ? undefined : found };
    }).found;
  }

  update(urn: string, id: string, inputs: Properties): Properties {
    const place = this.#placeFor(inputs);
    const schema = schemaOf(urn);
    return this.#send("update", urn, id, inputs, (find) => {
      const current = this.#existing(urn, id);
      this.#admit({ action: "update", schema, inputs, place, current, find });
      const arn = current.outputs["arn"];
      const told = typeof arn === "string" ? arn : undefined;
      const outputs = this.#outputs(schema, id, told, inputs, place);
      this.#world.put({ ...current, inputs: toldInputs(schema, inputs), outputs });
      return { outputs };
    }).outputs;
  }

  delete(urn: string, id: string): void {
    const { type } = parseUrn(urn);
    this.#send("delete", urn, id, {}, () => {
      const found = this.#find(type, id);
      if (found === undefined) return {};
      if (this.#world.strict) {
        demandUnprotected(found);
        demandEmpty(found, this.#world);
      }
      if (SCHEDULED_DELETION.has(type)) this.#world.put({ ...found, pendingDeletion: true });
      else this.#world.remove(found);
      return {};
    });
  }

  /** @param stack the stack whose program asks, as far as it is known: the request does not tell */
  invoke(token: string, args: Properties, stack: string): Properties {
    const resource = token.split(":").at(-1) ?? token;
    const ask = { stack, ...where(this.#place), type: token, action: "invoke", resource } as const;
    return this.#client.send(ask, () => ({ answer: invoke(token, args, this.#place) })).answer;
  }

  /**
   * @param resource id, or the URN of what has none yet
   * @throws Error with AWS's code and words and the URN, when AWS refuses
   */
  #send<T extends object>(
    action: "create" | "read" | "update" | "delete",
    urn: string,
    resource: string,
    inputs: Properties,
    carryOut: (find: Find) => T,
  ): T {
    const { stack, type } = parseUrn(urn);
    const uses = usesIn(inputs);
    const place = where(this.#placeFor(inputs));
    const ask = { stack, ...place, type, action, resource, ...(uses.length > 0 && { uses }) };
    try {
      return this.#client.send(ask, carryOut);
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      throw new Error(`${action} of ${urn}: ${error.message}`, { cause: error });
    }
  }

  #admit(request: Omit<Request, "world" | "role">): void {
    admit({ ...request, world: this.#world, role: this.#role });
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
    if (found === undefined) {
      throw new AwsError("ResourceNotFoundException", `${parseUrn(urn).type} ${id} does not exist`);
    }
    return found;
  }
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
