/** What can be wrong with a policy document, or with one of its statements. */
export type Flaw =
  | "json"
  | "version"
  | "statement"
  | "element"
  | "effect"
  | "noAction"
  | "noResource"
  | "resourceGiven"
  | "resourceForm"
  | "noPrincipal"
  | "principalGiven"
  | "principal"
  | "vendor"
  | "colon"
  | "foreignAction"
  | "unknownAction"
  | "both";

/** One kind of policy document, and how AWS refuses it. */
export interface Kind {
  /** AWS's error code. */
  readonly code: string;
  /** What AWS says of every flaw that has no words of its own. */
  readonly says: string;
  /** What AWS says of single flaws; `{}` stands for what is wrong. */
  readonly words?: Readonly<Partial<Record<Flaw, string>>>;
  readonly principal: "required" | "forbidden";
  readonly resource: "required" | "forbidden";
  /** The one service whose actions it may name. */
  readonly service?: string;
  /** The one effect that its statements may have. */
  readonly effect?: "Deny";
  /** Whether AWS looks up the principals that it names. */
  readonly looksUpPrincipals?: true;
}

/**
 * IAM, KMS, Organizations and some others accept actions that do not exist, which then allow nothing. Access Analyzer's policy
 * validation finds them (`INVALID_ACTION`); simulated AWS refuses them, in its words.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html
 */
const UNKNOWN_ACTION = { unknownAction: "The action {} does not exist." };

const IAM = {
  code: "MalformedPolicyDocument",
  says: "Syntax errors in policy.",
  words: {
    ...UNKNOWN_ACTION,
    colon: "Actions/Condition can contain only one colon.",
    noAction: "Policy statement must contain actions.",
    vendor: "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.",
  },
} as const;

const IDENTITY: Kind = {
  ...IAM,
  words: {
    ...IAM.words,
    noResource: "Policy statement must contain resources.",
    principalGiven: "Policy document should not specify a principal.",
    resourceForm: 'Resource {} must be in ARN format or "*".',
  },
  principal: "forbidden",
  resource: "required",
};

const ORGANIZATION = {
  code: "MalformedPolicyDocumentException",
  says: "The provided policy document does not meet the requirements of the specified policy type.",
  words: UNKNOWN_ACTION,
  resource: "required",
} as const;

/** All of these are attached to a resource: they say who may, so a principal is required, and looked up. */
const RESOURCE = {
  principal: "required",
  resource: "required",
  looksUpPrincipals: true,
} as const;

export const KINDS = {
  /** An inline policy of a role, user or group. */
  inline: IDENTITY,
  /** A customer managed policy. */
  managed: IDENTITY,
  /** Who may assume a role. */
  trust: {
    ...IAM,
    words: {
      ...IAM.words,
      foreignAction: "AssumeRole policy may only specify STS AssumeRole actions.",
      noPrincipal: "Missing required field Principal",
      principal: "Invalid principal in policy: {}",
      resourceGiven: "Has prohibited field Resource",
    },
    principal: "required",
    resource: "forbidden",
    service: "sts",
    looksUpPrincipals: true,
  },
  key: {
    ...RESOURCE,
    code: "MalformedPolicyDocumentException",
    // The description of the exception in KMS's API reference.
    says: "The request was rejected because the specified policy is not syntactically or semantically correct.",
    words: {
      ...UNKNOWN_ACTION,
      principal: "Policy contains a statement with one or more invalid principals.",
    },
  },
  bucket: {
    ...RESOURCE,
    code: "MalformedPolicy",
    says: "This policy contains invalid Json",
    words: {
      effect: "Invalid effect: {}",
      element: "Unknown field {}",
      foreignAction: "Policy has invalid action",
      json: "Policies must be valid JSON and the first byte must be '{'",
      noAction: "Missing required field Action",
      noPrincipal: "Missing required field Principal",
      noResource: "Missing required field Resource",
      principal: "Invalid principal in policy",
      resourceForm: "Policy has invalid resource",
      statement: "Missing required field Statement",
      unknownAction: "Policy has invalid action",
      vendor: "Policy has invalid action",
      version: "The policy must contain a valid version string",
    },
    service: "s3",
  },
  topic: {
    ...RESOURCE,
    code: "InvalidParameter",
    says: "Invalid parameter: Policy Error: null",
    words: {
      foreignAction: "Invalid parameter: Policy statement action out of service scope!",
      principal: "Invalid parameter: Policy Error: PrincipalNotFound",
      unknownAction: "Invalid parameter: Policy statement action out of service scope!",
    },
    service: "sns",
  },
  queue: {
    ...RESOURCE,
    code: "InvalidAttributeValue",
    says: "Invalid value for the parameter Policy.",
    service: "sqs",
  },
  /** EC2 does not look up the principals of an endpoint policy. */
  endpoint: {
    code: "InvalidPolicyDocument",
    says: "The Policy Document is not valid.",
    words: UNKNOWN_ACTION,
    principal: "required",
    resource: "required",
  },
  serviceControl: { ...ORGANIZATION, principal: "forbidden" },
  /** @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps_syntax.html */
  resourceControl: { ...ORGANIZATION, principal: "required", effect: "Deny" },
  secret: {
    ...RESOURCE,
    code: "MalformedPolicyDocumentException",
    says: "This policy has invalid syntax.",
    words: {
      ...UNKNOWN_ACTION,
      principal: "This resource policy contains an unsupported principal.",
    },
  },
  /** A repository's policy names no resource: it is about the repository. */
  repository: {
    ...RESOURCE,
    code: "InvalidParameterException",
    says: "Invalid parameter at 'PolicyText' failed to satisfy constraint: 'Invalid repository policy provided'",
    resource: "forbidden",
    service: "ecr",
  },
} as const satisfies Readonly<Record<string, Kind>>;

export type KindName = keyof typeof KINDS;
