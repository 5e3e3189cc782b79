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
 * Lets one AWS service take a role, for services that do not document `aws:SourceAccount` in a role's trust (EC2, S3
 * replication): there, only a principal of this account that may pass the role can name it.
 *
 * @param service principal name, for example `ec2.amazonaws.com`
 */
export function assumableByService(service: string): pulumi.Output<string> {
  return policyDocument({
    Effect: "Allow",
    Principal: { Service: service },
    Action: "sts:AssumeRole",
  });
}

/**
 * Denies `action` on `resource` to every request that does not come over TLS; for any service.
 *
 * @see 45 CFR 164.312(e)(1), transmission security
 */
export function denyInsecureTransport(
  action: string,
  resource: pulumi.Input<string> | pulumi.Input<string>[],
): aws.iam.PolicyStatement {
  return {
    Sid: "OnlyTls",
    Effect: "Deny",
    Principal: "*",
    Action: action,
    Resource: resource,
    Condition: { Bool: { "aws:SecureTransport": "false" } },
  };
}

/**
 * Denies every request to a bucket and its objects that does not come over TLS 1.2 or newer.
 *
 * @see 45 CFR 164.312(e)(1), transmission security
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/amazon-s3-policy-keys.html
 */
export function denyInsecureBucketAccess(
  bucketArn: pulumi.Input<string>,
): aws.iam.PolicyStatement[] {
  const tls = denyInsecureTransport("s3:*", [bucketArn, pulumi.interpolate`${bucketArn}/*`]);
  return [
    tls,
    { ...tls, Sid: "OnlyTls12", Condition: { NumericLessThan: { "s3:TlsVersion": "1.2" } } },
  ];
}
