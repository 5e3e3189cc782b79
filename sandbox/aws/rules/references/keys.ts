import { AwsError } from "../../awsError.ts";
import type { SimulatedResource } from "../../world.ts";
import type { Reference } from "./find.ts";
import type { Request } from "../request.ts";

export function isKey({ key }: Reference): boolean {
  return /^arn:[\w-]+:kms:[\w-]+:\d{12}:key\//.test(key);
}

/**
 * Whether a key of another account, or the one that an alias there stands for, may be used: its policy has to name the account, or the organization that all accounts are of.
 * Which actions it grants is not looked at.
 *
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-modifying-external-accounts.html
 */
export function keyIsUsable(
  { world, place }: Pick<Request, "world" | "place">,
  key: SimulatedResource,
): boolean {
  if (!key.type.startsWith("aws:kms/") || key.region !== place.region) return false;
  if (key.type === "aws:kms/alias:Alias") {
    const target = world.byId(String(key.inputs["targetKeyId"]).replace(/^.*\//, ""));
    return target !== undefined && keyIsUsable({ world, place }, target);
  }
  const policies = [key, ...world.having("aws:kms/keyPolicy:KeyPolicy", "keyId", key.id)];
  const names = new RegExp(`aws:PrincipalOrg|${place.accountId}`);
  return policies.some(({ outputs }) => names.test(String(outputs["policy"])));
}

/** Why KMS does not let a key be used that is not there, of another region, or of an account that does not share it. */
export function refusedKey(
  { place }: Request,
  { key, region, kind }: Reference,
  elsewhere: readonly SimulatedResource[],
): AwsError {
  if (region !== place.region) return new AwsError(kind.code, `Invalid arn ${String(region)}`);
  if (elsewhere.length === 0) return new AwsError(kind.code, `Key '${key}' does not exist`);
  const action = "kms:DescribeKey";
  const user = `arn:${place.partition}:iam::${place.accountId}:root`;
  return new AwsError(
    "AccessDeniedException",
    `User: ${user} is not authorized to perform: ${action} on resource: ${key} because no resource-based policy allows the ${action} action`,
  );
}
