import { declared, type Declared, type Resource, type Resources } from "../resources.ts";
import type { Answer } from "../rule.ts";
import { anyOf } from "./anyOf.ts";
import {
  BUCKET,
  BUCKET_POLICY,
  bucketExample,
  policyExample,
  PUBLIC_ACCESS_BLOCK,
} from "./buckets.ts";
import { isAboutEveryone } from "./everyone.ts";
import { matches } from "./glob.ts";
import { allowed, type Statement } from "./policyDocument.ts";
import type { PropsOf } from "../awsType.ts";

export const BUCKET_ACL = "aws:s3/bucketAcl:BucketAcl";

/** What a rule on public access is about: the grants by which it comes. */
export interface PublicAccess {
  /** Canned ACLs. */
  cannedAcls: readonly string[];
  /** Permissions of an ACL. */
  permissions: readonly string[];
  /** Actions of a policy, of which a pattern need match one only. */
  actions: readonly string[];
}

type Bucket = Resource<PropsOf<typeof BUCKET>>;
type Acl = PropsOf<typeof BUCKET_ACL>;

/** Predefined groups of everyone, and of everyone who has an AWS account. */
const EVERYONE = /\/(AllUsers|AuthenticatedUsers)$/;

/** What makes a bucket public, if something does. */
export function publicAccess(subject: Bucket, resources: Resources, access: PublicAccess): Answer {
  const [block] = resources.pointingAt(subject, PUBLIC_ACCESS_BLOCK, "bucket");
  if (block?.props.blockPublicPolicy !== true) {
    return "a BucketPublicAccessBlock must set blockPublicPolicy to true";
  }
  const policies = resources.pointingAt(subject, BUCKET_POLICY, "bucket");
  if (anyOf(policies, ({ props }) => allowed(props.policy).some((one) => grants(one, access)))) {
    return "the bucket policy allows it to everyone";
  }
  if (block.props.blockPublicAcls === true) return undefined;
  const acls = resources.pointingAt(subject, BUCKET_ACL, "bucket").map(({ props }) => props);
  return anyOf([inlineAcl(subject), ...acls], (acl) => isPublic(acl, access))
    ? "the bucket's ACL allows it to everyone, and blockPublicAcls is not true"
    : undefined;
}

/** The ACL that a program may still give a bucket as its own property. */
export function inlineAcl({ props }: Resource<object>): Acl {
  const { acl } = props as Pick<Acl, "acl">;
  return { acl };
}

const grants = (statement: Statement, { actions }: PublicAccess): boolean =>
  isAboutEveryone(statement) &&
  (statement.exceptActions ||
    statement.actions.some((given) =>
      actions.some((action) => matches(given.toLowerCase(), action.toLowerCase())),
    ));

function isPublic({ acl, accessControlPolicy }: Acl, access: PublicAccess): boolean {
  if (acl !== undefined && access.cannedAcls.includes(acl)) return true;
  return anyOf(
    accessControlPolicy?.grants ?? [],
    ({ permission = "", grantee }) =>
      access.permissions.includes(permission) && EVERYONE.test(grantee?.uri ?? ""),
  );
}

/** Examples of a rule that asks {@link publicAccess}: `action` is one that it is about, `other` one that it is not. */
export function publicAccessExamples(
  { cannedAcls: [acl = ""], permissions: [permission = ""] }: PublicAccess,
  action: string,
  other: string,
) {
  const bucket = { $ref: "phi.id" };
  const aclOf = (props: Acl): Declared =>
    declared(BUCKET_ACL, "acl", { ...props, bucket: bucket as never });
  const policy = (Action: string, more: object = {}) => ({
    policy: {
      policy: policyExample({ Effect: "Allow", Principal: "*", Action, Resource: "*", ...more }),
    },
  });
  const uri = "http://acs.amazonaws.com/groups/global/AuthenticatedUsers";
  const group = { permission, grantee: { type: "Group", uri } };
  const open = bucketExample({ block: { blockPublicAcls: false } });
  const onlyOrganization = { StringEquals: { "aws:PrincipalOrgID": "o-1" } };
  return {
    complies: [
      bucketExample(),
      bucketExample(policy(other)),
      bucketExample(policy(action, { Condition: onlyOrganization })),
      [...bucketExample(), aclOf({ acl })],
      [...open, aclOf({ acl: "private" })],
    ],
    violates: [
      bucketExample(policy(action)),
      bucketExample(policy("s3:*")),
      bucketExample({ block: "absent" }),
      bucketExample({ block: { blockPublicPolicy: false } }),
      bucketExample({ block: { blockPublicAcls: false }, bucket: { acl } }),
      [...open, aclOf({ acl })],
      [...open, aclOf({ accessControlPolicy: { grants: [group] } })],
    ],
    undecided: [
      bucketExample({ policy: { policy: { $ref: "phi.arn" } } }),
      bucketExample({ block: { bucket: { $ref: "?" } } }),
    ],
  } as const;
}
