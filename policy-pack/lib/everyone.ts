import { UNKNOWN, type Answer, type Some } from "../rule.ts";
import { allowed, type Statement } from "./policyDocument.ts";

/**
 * Condition keys that, with a fixed value, leave fewer than everyone.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
 * @see https://docs.aws.amazon.com/efs/latest/ug/access-control-block-public-access.html
 */
const LIMITING = new Set([
  "aws:principalaccount",
  "aws:principalarn",
  "aws:principalisawsservice",
  "aws:principalorgid",
  "aws:principalorgpaths",
  "aws:principalservicename",
  "aws:sourceaccount",
  "aws:sourcearn",
  "aws:sourceip",
  "aws:sourceorgid",
  "aws:sourceorgpaths",
  "aws:sourceowner",
  "aws:sourcevpc",
  "aws:sourcevpce",
  "aws:userid",
  "elasticfilesystem:accessedviamounttarget",
  "kms:calleraccount",
  "s3:dataaccesspointaccount",
  "s3:dataaccesspointarn",
  "s3:x-amz-server-side-encryption-aws-kms-key-id",
]);

/** Operators under which a request that lacks the key passes, or all but the value do. */
const LOOSE = /not|ifexists$|^forallvalues:|^null$/i;

const ANY_VALUE = /^\*$|\/0$/;

/** Whether a statement is about everyone: any principal, and no condition that says whose requests are meant. */
export const isAboutEveryone = ({ principals, exceptPrincipals, conditions }: Statement): boolean =>
  (principals.includes("*") || exceptPrincipals) && !Object.entries(conditions).some(limits);

/** What is wrong with a resource's policy, if it allows everyone something. */
export const publicGrant = (policy: unknown): Answer =>
  allowed(policy).some(isAboutEveryone)
    ? "the policy allows everyone, without a condition that says whose requests are meant"
    : undefined;

function limits([operator, tests]: [string, Record<string, unknown>]): boolean {
  return (
    !LOOSE.test(operator) &&
    Object.entries(tests).some(([key, value]) => LIMITING.has(key.toLowerCase()) && isFixed(value))
  );
}

function isFixed(value: unknown): boolean {
  const values: unknown[] = Array.isArray(value) ? value : [value];
  return values.length > 0 && !values.some((one) => ANY_VALUE.test(String(one)));
}

/** Policies that {@link publicGrant} lets pass or does not, for the examples of a rule on resources that have one under `holding`. */
export function publicGrantExamples<T extends object>(
  action: string,
  holding: (policy: string) => T,
) {
  const all = (policies: Some<string>): Some<T> => {
    const [first, ...rest] = policies;
    return [holding(first), ...rest.map(holding)];
  };
  const grant = (statement: object) => grantExample(action, statement);
  return {
    complies: all([
      grant({ Principal: { AWS: "arn:aws:iam::111122223333:root" } }),
      grant({ Principal: { Service: "events.amazonaws.com" } }),
      grant({ Condition: { StringEquals: { "aws:PrincipalOrgID": "o-1" } } }),
      grant({ Effect: "Deny" }),
    ]),
    violates: all([
      grant({}),
      grant({ Principal: { AWS: ["arn:aws:iam::111122223333:root", "*"] } }),
      grant({ Principal: undefined, NotPrincipal: { AWS: "arn:aws:iam::111122223333:root" } }),
      grant({ Condition: { Bool: { "aws:SecureTransport": "true" } } }),
      grant({ Condition: { StringEqualsIfExists: { "aws:PrincipalOrgID": "o-1" } } }),
      grant({ Condition: { IpAddress: { "aws:SourceIp": "0.0.0.0/0" } } }),
    ]),
    undecided: all([UNKNOWN, "not JSON"]),
  };
}

/** A policy of one statement, which allows everyone `action` but for what `changes` makes other. */
export const grantExample = (action: string | readonly string[], changes: object = {}): string =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: "*", Action: action, Resource: "*", ...changes }],
  });
