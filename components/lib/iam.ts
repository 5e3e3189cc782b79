import type * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import type { Home } from "./home.ts";

/** A policy document in the only version of the language that has conditions and variables. */
export function policyDocument(...statements: aws.iam.PolicyStatement[]): pulumi.Output<string> {
  return pulumi.jsonStringify({ Version: "2012-10-17", Statement: statements });
}

/**
 * Lets one AWS service take a role, and only on behalf of this account.
 *
 * @param service principal name, for example `vpc-flow-logs.amazonaws.com`
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html
 */
export function assumableBy(service: string, { accountId }: Home): pulumi.Output<string> {
  return policyDocument({
    Effect: "Allow",
    Principal: { Service: service },
    Action: "sts:AssumeRole",
    Condition: { StringEquals: { "aws:SourceAccount": accountId } },
  });
}

/**
 * Denies every request to `resources` that does not come over TLS 1.2 or newer.
 *
 * @see 45 CFR 164.312(e)(1), transmission security
 */
export function denyInsecureTransport(
  action: string,
  resources: pulumi.Input<string>[],
): aws.iam.PolicyStatement[] {
  const denied = { Effect: "Deny", Principal: "*", Action: action, Resource: resources } as const;
  return [
    { ...denied, Sid: "OnlyTls", Condition: { Bool: { "aws:SecureTransport": "false" } } },
    { ...denied, Sid: "OnlyTls12", Condition: { NumericLessThan: { "s3:TlsVersion": "1.2" } } },
  ];
}
