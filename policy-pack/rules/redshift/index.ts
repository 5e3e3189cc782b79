import type { Rule } from "../../rule.ts";
import { redshiftBackup } from "./redshift-backup.ts";
import { redshiftEncryptedAndLogged } from "./redshift-encrypted-and-logged.ts";
import { redshiftEnhancedVpcRouting } from "./redshift-enhanced-vpc-routing.ts";
import { redshiftMaintenance } from "./redshift-maintenance.ts";
import { redshiftNotPublic } from "./redshift-not-public.ts";
import { redshiftRequireTls } from "./redshift-require-tls.ts";

export const redshiftRules: readonly Rule[] = [
  redshiftBackup,
  redshiftEncryptedAndLogged,
  redshiftEnhancedVpcRouting,
  redshiftMaintenance,
  redshiftNotPublic,
  redshiftRequireTls,
];
