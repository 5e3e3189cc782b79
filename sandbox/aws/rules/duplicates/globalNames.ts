import type { Unique } from "./unique.ts";

const iam = (says: string, property = "name"): readonly Unique[] => [
  { same: [property], scope: "account", code: "EntityAlreadyExists", says },
];

/** What has a name in more than one region: see `names.ts`. */
export const GLOBAL_NAMES: Readonly<Record<string, readonly Unique[]>> = {
  "budgets/budget": [
    {
      same: ["name"],
      scope: "account",
      code: "DuplicateRecordException",
      says: "Error creating budget: {name} - the budget already exists.",
    },
  ],
  "iam/group": iam("Group with name {name} already exists."),
  "iam/instanceProfile": iam("Instance Profile {name} already exists."),
  "iam/openIdConnectProvider": iam("Provider with url {url} already exists.", "url"),
  "iam/policy": iam("A policy called {name} already exists. Duplicate names are not allowed."),
  "iam/role": iam("Role with name {name} already exists."),
  "iam/user": iam("User with name {name} already exists."),
  "organizations/organizationalUnit": [
    {
      same: ["name", "parentId"],
      scope: "account",
      code: "DuplicateOrganizationalUnitException",
      says: "An OU with the same name already exists.",
    },
  ],
  "organizations/policy": [
    {
      same: ["name", "type"],
      scope: "account",
      code: "DuplicatePolicyException",
      says: "A policy with the same name already exists.",
    },
  ],
  "organizations/policyAttachment": [
    {
      same: ["policyId", "targetId"],
      scope: "account",
      code: "DuplicatePolicyAttachmentException",
      says: "The selected policy is already attached to the specified target.",
    },
  ],
  // The same bucket again is told apart from somebody else's.
  "s3/bucket": [
    {
      same: ["bucket"],
      scope: "account",
      code: "BucketAlreadyOwnedByYou",
      says: "Your previous request to create the named bucket succeeded and you already own it.",
    },
    {
      same: ["bucket"],
      scope: "world",
      code: "BucketAlreadyExists",
      says: "The requested bucket name is not available. The bucket namespace is shared by all users of the system. Please select a different name and try again.",
    },
  ],
};
