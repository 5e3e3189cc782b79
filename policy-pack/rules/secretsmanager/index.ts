import type { Rule } from "../../rule.ts";
import { secretCmk } from "./secret-cmk.ts";
import { secretNoAccessKeys } from "./secret-no-access-keys.ts";
import { secretPolicyNotPublic } from "./secret-policy-not-public.ts";
import { secretRotation } from "./secret-rotation.ts";

export const secretsmanagerRules: readonly Rule[] = [
  secretCmk,
  secretNoAccessKeys,
  secretPolicyNotPublic,
  secretRotation,
];
