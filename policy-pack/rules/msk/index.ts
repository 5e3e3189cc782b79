import type { Rule } from "../../rule.ts";
import { mskAuthentication } from "./msk-authentication.ts";
import { mskEncryptedInTransit } from "./msk-encrypted-in-transit.ts";
import { mskKms } from "./msk-kms.ts";
import { mskNotPublic } from "./msk-not-public.ts";

export const mskRules: readonly Rule[] = [
  mskAuthentication,
  mskEncryptedInTransit,
  mskKms,
  mskNotPublic,
];
