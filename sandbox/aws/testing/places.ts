import { Account } from "../account.ts";
import type { World } from "../world.ts";
import { tokenOf } from "./types.ts";

type Json = Record<string, unknown>;

/** What a test asks of one account in one region. */
export interface Caller {
  /** Creates a resource of a type such as `ec2/vpc`. @returns its id and outputs */
  create: (key: string, inputs: Json, name?: string) => { id: string; outputs: Json };
  update: (key: string, id: string, inputs: Json) => Json;
  delete: (key: string, id: string) => void;
}

/** An account in a region, asked as the provider asks it. */
export function caller(world: World, accountId = "666666666666", region = "us-east-2"): Caller {
  const roleArn = `arn:aws:iam::${accountId}:role/NovamindDeploy`;
  const account = new Account(world, { region, assumeRoles: JSON.stringify([{ roleArn }]) });
  const urn = (key: string, name = "one") => `urn:pulumi:prod::novamind::${tokenOf(key)}::${name}`;
  return {
    create: (key, inputs, name) => account.create(urn(key, name), inputs),
    update: (key, id, inputs) => account.update(urn(key), id, inputs),
    delete: (key, id) => {
      account.delete(urn(key), id);
    },
  };
}
