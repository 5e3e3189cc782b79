import { AwsError } from "../../awsError.ts";
import { typeKey } from "../../naming.ts";
import type { AccountRule } from "../request.ts";

/** @see https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html */
export const GROUPS_PER_INTERFACE = 5;

/** What counts is the list of groups that one interface gets, whatever the property is called; a rule's groups are no such list. */
export const refuseGroupsOverQuota: AccountRule = ({ schema, inputs }) => {
  if (/\/securityGroup/.test(typeKey(schema.token))) return;
  if (!listsIn(inputs).some((list) => list.filter(isGroup).length > GROUPS_PER_INTERFACE)) return;
  throw new AwsError(
    "SecurityGroupsPerInterfaceLimitExceeded",
    "The maximum number of security groups per interface has been reached.",
  );
};

function isGroup(value: unknown): boolean {
  return typeof value === "string" && /^sg-[0-9a-f]+$/.test(value);
}

/** Every list within a value, at any depth. */
function listsIn(value: unknown): unknown[][] {
  if (typeof value !== "object" || value === null) return [];
  const within = Object.values(value).flatMap(listsIn);
  return Array.isArray(value) ? [value, ...within] : within;
}
