import type { Sandbox } from "../sandbox.ts";

/** The accounts that hold data and models. */
export const [DATA, ML] = ["666666666666", "777777777777"] as const;

/** ARNs of the keys of the data account, in both regions. */
export function dataKeys({ world }: Sandbox): string[] {
  return world
    .inventory()
    .filter(({ type, accountId }) => type.startsWith("aws:kms/") && accountId === DATA)
    .flatMap(({ outputs }) => (typeof outputs["keyId"] === "string" ? String(outputs["arn"]) : []));
}
