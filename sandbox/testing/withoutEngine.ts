import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { Account, type Properties } from "../aws/account.ts";
import type { World } from "../aws/world.ts";

/** What simulated AWS, or the provider before it, refused. */
export interface Refusal {
  urn: string;
  /** `check` stops a preview; `create` is found out when the resource is made. */
  stage: "check" | "create";
  /** The property that a check is about. */
  property?: string;
  said: string;
}

/** Providers for three accounts, in the regions that a platform of two regions has. */
export interface Places {
  /** Account 666666666666, us-east-2. */
  data: aws.Provider;
  /** The same account, us-west-2. */
  dataWest: aws.Provider;
  /** Account 444444444444, us-east-2. */
  network: aws.Provider;
  /** Account 111111111111, which owns the organization, us-east-2. */
  organization: aws.Provider;
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

function places(): Places {
  const connect = (name: string, accountId: string, region: string) =>
    new aws.Provider(name, {
      region,
      assumeRoles: [{ roleArn: `arn:aws:iam::${accountId}:role/NovamindDeploy` }],
    });
  return {
    data: connect("data", "666666666666", "us-east-2"),
    dataWest: connect("data-west", "666666666666", "us-west-2"),
    network: connect("network", "444444444444", "us-east-2"),
    organization: connect("organization", "111111111111", "us-east-2"),
  };
}
