import { AwsError } from "../../awsError.ts";
import { typeKey } from "../../naming.ts";
import type { KindName } from "./kinds.ts";
import { asGiven, compact } from "./text.ts";
import type { Request } from "../request.ts";

interface Size {
  /** The most that {@link count} may come to. */
  readonly max: number;
  /** Characters, or bytes, that AWS counts. */
  readonly count: (given: unknown) => number;
  readonly code: string;
  readonly says: string;
}

const characters = (given: unknown) => compact(given).length;
const bytes = (given: unknown) => Buffer.byteLength(compact(given));
/** IAM counts no white space at all. */
const solid = (given: unknown) => compact(given).replace(/\s/g, "").length;

const ORGANIZATION = {
  // Counted as sent, and the provider sends what the program gave.
  count: (given: unknown) => asGiven(given).length,
  code: "ConstraintViolationException",
  says: "You have exceeded the maximum policy size.",
} as const;

/**
 * The largest documents that AWS takes, at default quotas; inline policies are counted together, in `INLINE`. Sentences that end in
 * "exceeds …" are our own: no document quotes AWS's.
 */
const SIZES: Readonly<Partial<Record<KindName, Size>>> = {
  /** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
  managed: {
    max: 6144,
    count: solid,
    code: "LimitExceeded",
    says: "Cannot exceed quota for PolicySize: 6144",
  },
  /** The quota can be raised to 4,096. @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
  trust: {
    max: 2048,
    count: solid,
    code: "LimitExceeded",
    says: "Cannot exceed quota for ACLSizePerRole: 2048",
  },
  /** @see https://docs.aws.amazon.com/kms/latest/developerguide/resource-limits.html */
  key: {
    max: 32_768,
    count: bytes,
    code: "LimitExceededException",
    says: "The key policy document exceeds 32768 bytes.",
  },
  /** @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/add-bucket-policy.html */
  bucket: {
    max: 20_480,
    count: bytes,
    code: "PolicyTooLarge",
    says: "Policy exceeds the maximum allowed document size.",
  },
  /** @see https://docs.aws.amazon.com/general/latest/gr/sns.html */
  topic: {
    max: 30_720,
    count: bytes,
    code: "InvalidParameter",
    says: "Invalid parameter: Policy exceeds 30720 bytes",
  },
  /** @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-policies.html */
  queue: {
    max: 8192,
    count: bytes,
    code: "InvalidAttributeValue",
    says: "Invalid value for the parameter Policy.",
  },
  /** White space counts. @see https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-limits-endpoints.html */
  endpoint: {
    max: 20_480,
    count: characters,
    code: "InvalidPolicyDocument",
    says: "The Policy Document exceeds 20480 characters.",
  },
  /** 5,120 until May 2026. @see https://aws.amazon.com/about-aws/whats-new/2026/05/aws-organizations-increased-scp-quotas/ */
  serviceControl: { ...ORGANIZATION, max: 10_240 },
  /** @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html */
  resourceControl: { ...ORGANIZATION, max: 5120 },
  /** @see https://docs.aws.amazon.com/secretsmanager/latest/userguide/reference_limits.html */
  secret: {
    max: 20_480,
    count: characters,
    code: "InvalidParameterException",
    says: "The resource policy exceeds 20480 characters.",
  },
  /** @see https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_SetRepositoryPolicy.html */
  repository: {
    max: 10_240,
    count: characters,
    code: "InvalidParameterException",
    says: "Invalid parameter at 'PolicyText' failed to satisfy constraint: 'Member must have length less than or equal to 10240'",
  },
};

/** @throws AwsError when the document is larger than AWS takes */
export function demandSize(given: unknown, kind: KindName): void {
  const size = SIZES[kind];
  if (size !== undefined && size.count(given) > size.max) throw new AwsError(size.code, size.says);
}

/**
 * Which input names the owner of the inline policies of a type, whose they are, and how many characters all of one owner may have.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
const INLINE: Readonly<Record<string, readonly [property: string, owner: string, max: number]>> = {
  "iam/groupPolicy": ["group", "group", 5120],
  "iam/role": ["name", "role", 10_240],
  "iam/rolePolicy": ["role", "role", 10_240],
  "iam/userPolicy": ["user", "user", 2048],
};

/**
 * Adds up the inline policies of a role, user or group; those that a role is declared with are counted apart from all others.
 *
 * @param asked the documents that the request is about
 * @throws AwsError when they come to more characters than IAM takes
 */
export function demandInlineSize(request: Request, asked: readonly unknown[]): void {
  const { schema, inputs, place, world, current } = request;
  const inline = INLINE[typeKey(schema.token)];
  if (inline === undefined) return;
  const [property, owner, max] = inline;
  const others = world
    .having(schema.token, property, inputs[property])
    .filter(({ accountId, id }) => accountId === place.accountId && id !== current?.id)
    // One of the same name is replaced.
    .filter(({ outputs }) => outputs["name"] !== inputs["name"]);
  const total = [...asked, ...others.map(({ outputs }) => outputs["policy"])]
    .map(solid)
    .reduce((sum, size) => sum + size, 0);
  if (total <= max) return;
  throw new AwsError(
    "LimitExceeded",
    `Maximum policy size of ${String(max)} bytes exceeded for ${owner} ${String(inputs[property])}`,
  );
}
