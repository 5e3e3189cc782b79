import type { Request } from "../rules/request.ts";
import type { SimulatedResource, World } from "../world.ts";
import { schemaOf } from "./types.ts";

/** Account and region that {@link createRequest} asks in, and {@link putIn} puts in. */
export const PLACE = { accountId: "666666666666", region: "us-east-2", partition: "aws" };

/** A request to create a resource, as rules see it. */
export function createRequest(
  world: World,
  token: string,
  inputs: Record<string, unknown>,
  more: Partial<Request> = {},
): Request {
  const find = (id: string) => world.byId(id);
  const schema = schemaOf(token);
  const asked = { action: "create", schema, inputs, place: PLACE, role: "NovamindDeploy" } as const;
  return { ...asked, world, find, ...more };
}

/** Puts a resource into simulated AWS, as if it had been created; its outputs are its inputs. */
export function putIn(
  world: World,
  token: string,
  id: string,
  inputs: Record<string, unknown>,
  more: Partial<SimulatedResource> = {},
): SimulatedResource {
  const { accountId, region } = PLACE;
  const urn = `urn:pulumi:prod::novamind::${token}::${id}`;
  const outputs = { id, ...inputs };
  const one = { stack: "prod", urn, type: token, id, accountId, region, inputs, outputs, ...more };
  world.put(one);
  return one;
}
