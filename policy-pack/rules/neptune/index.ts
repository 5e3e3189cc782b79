import type { Rule } from "../../rule.ts";
import { neptuneAuditLogEnabled } from "./neptune-audit-log-enabled.ts";
import { neptuneAuditLogExported } from "./neptune-audit-log-exported.ts";
import { neptuneBackupRetention } from "./neptune-backup-retention.ts";
import { neptuneDeletionProtection } from "./neptune-deletion-protection.ts";
import { neptuneIamAuthentication } from "./neptune-iam-authentication.ts";
import { neptuneMultiAz } from "./neptune-multi-az.ts";
import { neptuneNotPublic } from "./neptune-not-public.ts";
import { neptuneStorageEncrypted } from "./neptune-storage-encrypted.ts";

export const neptuneRules: readonly Rule[] = [
  neptuneAuditLogEnabled,
  neptuneAuditLogExported,
  neptuneBackupRetention,
  neptuneDeletionProtection,
  neptuneIamAuthentication,
  neptuneMultiAz,
  neptuneNotPublic,
  neptuneStorageEncrypted,
];
