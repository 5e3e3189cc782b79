import * as aws from "@pulumi/aws";

import type { Places } from "../testing/places.ts";
import { refusedAtCreate } from "./refused.ts";
import type { WrongProgram } from "./wrongProgram.ts";

type Json = Record<string, unknown>;

const ACCOUNT = "arn:aws:iam::666666666666";
const LISTS: Json = { Effect: "Allow", Action: "s3:ListAllMyBuckets", Resource: "*" };
const EC2 = {
  Effect: "Allow",
  Principal: { Service: "ec2.amazonaws.com" },
  Action: "sts:AssumeRole",
};

/** A document of one statement: `usual` with what is different, `undefined` being left out. */
const policy = (usual: Json, different: Json = {}): string =>
  JSON.stringify({ Version: "2012-10-17", Statement: { ...usual, ...different } });

/** As many resources as come to `characters`, near enough. */
const many = (characters: number): string[] =>
  Array.from({ length: characters / 40 }, (_, n) => `arn:aws:s3:::novamind-${String(1e14 + n)}`);

const managed =
  (document: string) =>
  ({ data }: Places) =>
    new aws.iam.Policy("one", { policy: document }, { provider: data });

const trusted =
  (document: string) =>
  ({ data }: Places) =>
    new aws.iam.Role("one", { assumeRolePolicy: document }, { provider: data });

const key =
  (different: Json) =>
  ({ data }: Places) => {
    const all = { Effect: "Allow", Principal: { AWS: `${ACCOUNT}:root` }, Action: "kms:*" };
    const document = policy({ ...all, Resource: "*" }, different);
    new aws.kms.Key("one", { policy: document }, { provider: data });
  };

const bucket =
  (document: (name: string) => string) =>
  ({ data: provider }: Places) => {
    const one = new aws.s3.Bucket("one", {}, { provider });
    const written = one.bucket.apply(document);
    new aws.s3.BucketPolicy("one", { bucket: one.bucket, policy: written }, { provider });
  };

const onBucket = (different: Json) =>
  bucket((name) => {
    const Resource = `arn:aws:s3:::${name}/*`;
    return policy({ Effect: "Allow", Principal: "*", Action: "s3:GetObject", Resource }, different);
  });

const control =
  (content: string) =>
  ({ organization }: Places) =>
    new aws.organizations.Policy("one", { content }, { provider: organization });

const SYNTAX = "MalformedPolicyDocument: Syntax errors in policy.";

export const DOCUMENTS: readonly WrongProgram[] = [
  refusedAtCreate("a managed policy that is not JSON", SYNTAX, managed("{ Version: 2012-10-17 }")),
  refusedAtCreate("a managed policy that is a list", SYNTAX, managed(`[${policy(LISTS)}]`)),
  refusedAtCreate("a trust policy without statements", SYNTAX, trusted('{"Version":"2012-10-17"}')),
  refusedAtCreate(
    "an action and its opposite in one statement",
    SYNTAX,
    managed(policy(LISTS, { NotAction: "s3:GetObject" })),
  ),
  refusedAtCreate(
    "a statement without actions",
    "MalformedPolicyDocument: Policy statement must contain actions.",
    managed(policy(LISTS, { Action: [] })),
  ),
  refusedAtCreate(
    "a statement without resources",
    "MalformedPolicyDocument: Policy statement must contain resources.",
    managed(policy(LISTS, { Resource: undefined })),
  ),
  refusedAtCreate(
    "a resource without its ARN",
    'MalformedPolicyDocument: Resource novamind must be in ARN format or "*".',
    managed(policy(LISTS, { Resource: "novamind" })),
  ),
  refusedAtCreate(
    "an identity policy with a principal",
    "MalformedPolicyDocument: Policy document should not specify a principal.",
    managed(policy(LISTS, { Principal: "*" })),
  ),
  refusedAtCreate(
    "an action without its service",
    "MalformedPolicyDocument: Actions/Conditions must be prefaced by a vendor",
    managed(policy(LISTS, { Action: "ListAllMyBuckets" })),
  ),
  refusedAtCreate(
    "an action that does not exist",
    "MalformedPolicyDocument: The action s3:ListAllMyBukets does not exist.",
    managed(policy(LISTS, { Action: ["s3:GetObject", "s3:ListAllMyBukets"] })),
  ),
  refusedAtCreate(
    "a managed policy that is too long",
    "LimitExceeded: Cannot exceed quota for PolicySize: 6144",
    managed(policy(LISTS, { Resource: many(7000) })),
  ),
  refusedAtCreate(
    "a trust policy with a resource",
    "MalformedPolicyDocument: Has prohibited field Resource",
    trusted(policy(EC2, { Resource: "*" })),
  ),
  refusedAtCreate(
    "a trust policy that allows more than to assume the role",
    "MalformedPolicyDocument: AssumeRole policy may only specify STS AssumeRole actions.",
    trusted(policy(EC2, { Action: "s3:GetObject" })),
  ),
  refusedAtCreate(
    "trust in a role that does not exist",
    `MalformedPolicyDocument: Invalid principal in policy: "AWS":"${ACCOUNT}:role/gone"`,
    trusted(policy(EC2, { Principal: { AWS: `${ACCOUNT}:role/gone` } })),
  ),
  refusedAtCreate(
    "inline policies that are too long together",
    "LimitExceeded: Maximum policy size of 10240 bytes exceeded for role reader",
    ({ data: provider }) => {
      const args = { name: "reader", assumeRolePolicy: policy(EC2) };
      const role = new aws.iam.Role("reader", args, { provider });
      const half = policy(LISTS, { Resource: many(6000) });
      new aws.iam.RolePolicy("one", { role: role.name, policy: half }, { provider });
      new aws.iam.RolePolicy("other", { role: role.name, policy: half }, { provider });
    },
  ),
  refusedAtCreate(
    "a key policy with a pattern that no action matches",
    "MalformedPolicyDocumentException: The action kms:ReCrypt* does not exist.",
    key({ Action: ["kms:PutKeyPolicy", "kms:ReCrypt*"] }),
  ),
  refusedAtCreate(
    "a key policy that nobody could change",
    "MalformedPolicyDocumentException: The new key policy will not allow you to update the key policy in the future.",
    key({ Action: ["kms:Decrypt", "kms:GenerateDataKey*"] }),
  ),
  refusedAtCreate(
    "a key policy for a role that does not exist",
    "MalformedPolicyDocumentException: Policy contains a statement with one or more invalid principals.",
    key({ Principal: { AWS: [`${ACCOUNT}:root`, `${ACCOUNT}:role/service/gone`] } }),
  ),
  refusedAtCreate(
    "a bucket policy that is not JSON",
    "MalformedPolicy: Policies must be valid JSON and the first byte must be '{'",
    bucket((name) => `allow all on ${name}`),
  ),
  refusedAtCreate(
    "a bucket policy without a principal",
    "MalformedPolicy: Missing required field Principal",
    onBucket({ Principal: undefined }),
  ),
  refusedAtCreate(
    "an effect that is neither of the two",
    "MalformedPolicy: Invalid effect: Permit",
    onBucket({ Effect: "Permit" }),
  ),
  refusedAtCreate(
    "an element that policies do not have",
    "MalformedPolicy: Unknown field Conditions",
    onBucket({ Conditions: {} }),
  ),
  refusedAtCreate(
    "a bucket policy with an action that is not of S3",
    "MalformedPolicy: Policy has invalid action",
    onBucket({ Action: "kms:Decrypt" }),
  ),
  refusedAtCreate(
    "a bucket policy about another bucket",
    "MalformedPolicy: Policy has invalid resource",
    onBucket({ Resource: "arn:aws:s3:::another/*" }),
  ),
  refusedAtCreate(
    "a topic policy with an action that is not of SNS",
    "InvalidParameter: Invalid parameter: Policy statement action out of service scope!",
    ({ data: provider }) => {
      const topic = new aws.sns.Topic("one", {}, { provider });
      const allow = { Effect: "Allow", Principal: "*", Action: "sqs:SendMessage", Resource: "*" };
      new aws.sns.TopicPolicy("one", { arn: topic.arn, policy: policy(allow) }, { provider });
    },
  ),
  refusedAtCreate(
    "an endpoint policy without a principal",
    "InvalidPolicyDocument: The Policy Document is not valid.",
    ({ data: provider }) => {
      const vpc = new aws.ec2.Vpc("one", { cidrBlock: "10.0.0.0/16" }, { provider });
      const serviceName = "com.amazonaws.us-east-2.s3";
      new aws.ec2.VpcEndpoint(
        "one",
        { vpcId: vpc.id, serviceName, policy: policy(LISTS) },
        { provider },
      );
    },
  ),
  refusedAtCreate(
    "a service control policy with a principal",
    "MalformedPolicyDocumentException: The provided policy document does not meet the requirements of the specified policy type.",
    control(policy(LISTS, { Principal: "*" })),
  ),
  refusedAtCreate(
    "a service control policy that is too long",
    "ConstraintViolationException: You have exceeded the maximum policy size.",
    control(policy(LISTS, { Resource: many(11_000) })),
  ),
];
