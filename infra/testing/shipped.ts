import { readFileSync } from "node:fs";

import { parse } from "yaml";

type Json = Record<string, unknown>;

/** A stack's configuration as the repository ships it, before anything has checked it. */
export interface ShippedValues {
  organization: Json & { accounts: Json };
  platform: Json & { peer: Json; vpcs: Json; egress: Json };
}

export function shippedValues(stack: string): ShippedValues {
  const read = (file: string) =>
    parse(readFileSync(new URL(`../../${file}`, import.meta.url), "utf8")) as { config: Json };
  const organization = read("Pulumi.yaml").config["novamind:organization"] as { value: unknown };
  const platform = read(`Pulumi.${stack}.yaml`).config["novamind:platform"];
  return { organization: organization.value, platform } as ShippedValues;
}
