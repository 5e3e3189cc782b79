import type { Rule } from "../../rule.ts";
import { efsAccessPointDirectory } from "./efs-access-point-directory.ts";
import { efsAccessPointUser } from "./efs-access-point-user.ts";
import { efsEncrypted } from "./efs-encrypted.ts";
import { efsOnlyTls } from "./efs-only-tls.ts";
import { efsPolicyNotPublic } from "./efs-policy-not-public.ts";
import { efsReplicaCmk } from "./efs-replica-cmk.ts";

export const efsRules: readonly Rule[] = [
  efsAccessPointDirectory,
  efsAccessPointUser,
  efsEncrypted,
  efsOnlyTls,
  efsPolicyNotPublic,
  efsReplicaCmk,
];
