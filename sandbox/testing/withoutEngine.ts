import * as pulumi from "@pulumi/pulumi";

import { Account, type Properties } from "../aws/account.ts";
import type { World } from "../aws/world.ts";
import { type Places, places } from "./places.ts";

/** What simulated AWS, or the provider before it, refused. */
export interface Refusal {
  urn: string;
  /** `check` stops a preview; `create` is found out when the resource is made. */
  stage: "check" | "create";
  /** The property that a check is about. */
  property?: string;
  said: string;
}

/**
 * Runs a program against simulated AWS, without an engine: each resource is checked and then created, as an update does. What is
 * refused is told and has no outputs but its inputs.
 */
export async function runWithoutEngine(
  world: World,
  program: (at: Places) => unknown,
): Promise<Refusal[]> {
  const refusals: Refusal[] = [];
  const accounts = new Map<string, Account>();
  await pulumi.runtime.setMocks(
    {
      newResource: ({ type, name, inputs, provider = "" }) => {
        const given = inputs as Properties;
        if (type === "pulumi:providers:aws") {
          accounts.set(name, new Account(world, given));
          return { id: name, state: given };
        }
        // `<urn>::<id>`, and a provider's id here is its name.
        const account = accounts.get(provider.split("::").at(-1) ?? "");
        if (account === undefined) return { id: name, state: given };
        return declare(account, `urn:pulumi:wrong::novamind::${type}::${name}`, given, refusals);
      },
      call: ({ token }) => {
        throw new Error(`${token}: a program without an engine asks nothing`);
      },
    },
    "novamind",
    "wrong",
  );
  program(places());
  await pulumi.runtime.disconnect();
  return refusals;
}

function declare(account: Account, urn: string, given: Properties, refusals: Refusal[]) {
  const { inputs, failures } = account.check(urn, undefined, given, "0123456789abcdef");
  for (const { property, reason } of failures) {
    refusals.push({ urn, stage: "check", property, said: reason });
  }
  if (failures.length > 0) return { id: "refused", state: inputs };
  try {
    const { id, outputs } = account.create(urn, inputs);
    return { id, state: outputs };
  } catch (error) {
    refusals.push({ urn, stage: "create", said: String(error) });
    return { id: "refused", state: inputs };
  }
}
