import type { Rule } from "../../rule.ts";
import { kmsKeyDeletionWindow } from "./kms-key-deletion-window.ts";
import { kmsKeyPolicyNotPublic } from "./kms-key-policy-not-public.ts";
import { kmsKeyRotates } from "./kms-key-rotates.ts";

export const kmsRules: readonly Rule[] = [
  kmsKeyDeletionWindow,
  kmsKeyPolicyNotPublic,
  kmsKeyRotates,
];
