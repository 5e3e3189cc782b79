import type { Statement } from "./policyDocument.ts";

/** A principal that is a whole account, and so whomever its administrators let. */
const ACCOUNT = /^(?:\d{12}|arn:[^:]*:iam::\d{12}:root)$/;

/** Keys of conditions, in lower case, that say who may assume a role. */
const WHO = /^(?:aws:principal(?:arn|account|orgid|orgpaths|tag\/.+)|aws:userid)$/;
/** Keys that ask of whoever it is what only the one meant can give. */
const PROOF =
  /^(?:sts:externalid|sts:sourceidentity|aws:sourceidentity|aws:multifactorauthpresent)$/;

export const isAccount = (principal: string): boolean => ACCOUNT.test(principal);

/** Whether a condition says who may assume the role. */
export const saysWho = (statement: Statement): boolean => hasKey(statement, WHO);

/** Whether a condition says who may, or asks for something that only they can give. */
export const isNarrowed = (statement: Statement): boolean =>
  hasKey(statement, WHO) || hasKey(statement, PROOF);

/** Whether a condition holds only when a key is there, and has some other value than any. */
export function hasKey({ conditions }: Statement, key: RegExp): boolean {
  return Object.entries(conditions).some(
    ([operator, asked]) =>
      !/IfExists$|^Null$|^ForAllValues|Not/i.test(operator) &&
      Object.entries(asked).some(([name, value]) => key.test(name.toLowerCase()) && isSome(value)),
  );
}

const isSome = (value: unknown): boolean =>
  (Array.isArray(value) ? value : [value]).every((one) => one !== "*");

/** Whether an action of STS is among those of a statement. */
export const assumesBy = ({ actions }: Statement, action: string): boolean =>
  actions.some((one) => one.toLowerCase() === `sts:${action.toLowerCase()}` || one === "sts:*");

/** Whether a statement lets in others than services of AWS: people, or programs elsewhere. */
export const letsInOthers = (statement: Statement): boolean =>
  assumesBy(statement, "AssumeRoleWithSAML") ||
  assumesBy(statement, "AssumeRoleWithWebIdentity") ||
  statement.principals.some((one) => !one.endsWith(".amazonaws.com"));

/** A trust policy of one statement, for examples. */
export function trustExample(Principal: unknown, more: Record<string, unknown> = {}): string {
  const statement = { Effect: "Allow", Principal, Action: "sts:AssumeRole", ...more };
  return JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
}
