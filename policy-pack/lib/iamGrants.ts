import { on, UNKNOWN, type Answer, type Case, type Some } from "../rule.ts";
import { firstFinding } from "./anyOf.ts";
import { allowed, type Statement } from "./policyDocument.ts";

/** What IAM policies must not allow. */
export interface Grant {
  finding: string;
  isIn: (statement: Statement) => boolean;
  /** Policy documents that do not allow it. */
  complies: Some<string>;
  /** Policy documents that do. */
  violates: Some<string>;
}

/** The case of a rule that asks policies which can be attached to any role. */
export function inManagedPolicies(grant: Grant): Case {
  return on({
    type: "aws:iam/policy:Policy",
    check: ({ policy }) => ask(grant, policy),
    ...examples(grant, (policy) => ({ policy })),
  });
}

/** The cases of a rule that asks policies which are part of a user, a group, a role or a permission set. */
export function inInlinePolicies(grant: Grant): Some<Case> {
  return [
    on({
      type: [
        "aws:iam/rolePolicy:RolePolicy",
        "aws:iam/groupPolicy:GroupPolicy",
        "aws:iam/userPolicy:UserPolicy",
      ],
      check: ({ policy }) => ask(grant, policy),
      ...examples(grant, (policy) => ({ policy })),
    }),
    on({
      type: "aws:iam/role:Role",
      check: ({ inlinePolicies = [] }) =>
        firstFinding(inlinePolicies, ({ policy }) => ask(grant, policy)),
      ...examples(grant, (policy) => ({ inlinePolicies: [{ name: "it", policy }] })),
    }),
    on({
      type: "aws:ssoadmin/permissionSetInlinePolicy:PermissionSetInlinePolicy",
      check: ({ inlinePolicy }) => ask(grant, inlinePolicy),
      ...examples(grant, (inlinePolicy) => ({ inlinePolicy })),
    }),
  ];
}

/** A policy document of one statement, for examples. */
export function policyExample(
  Action: string | readonly string[],
  Resource: string,
  more: Record<string, unknown> = {},
): string {
  const statement = { Effect: "Allow", Action, Resource, ...more };
  return JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
}

function ask({ finding, isIn }: Grant, policy: unknown): Answer {
  return allowed(policy).some(isIn) ? finding : undefined;
}

function examples<T extends object>({ complies, violates }: Grant, holding: (policy: string) => T) {
  const made = ([first, ...rest]: Some<string>): Some<T> => [holding(first), ...rest.map(holding)];
  const undecided: Some<T> = [holding(UNKNOWN), holding("not JSON")];
  return { complies: made(complies), violates: made(violates), undecided };
}
