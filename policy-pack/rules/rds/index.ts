import type { Rule } from "../../rule.ts";
import { rdsAutoMinorUpgrade } from "./rds-auto-minor-upgrade.ts";
import { rdsBackupEnabled } from "./rds-backup-enabled.ts";
import { rdsClusterMultiAz } from "./rds-cluster-multi-az.ts";
import { rdsDeletionProtection } from "./rds-deletion-protection.ts";
import { rdsEnhancedMonitoring } from "./rds-enhanced-monitoring.ts";
import { rdsIamAuthentication } from "./rds-iam-authentication.ts";
import { rdsLogExports } from "./rds-log-exports.ts";
import { rdsMultiAz } from "./rds-multi-az.ts";
import { rdsNotPublic } from "./rds-not-public.ts";
import { rdsProxyIamRequired } from "./rds-proxy-iam-required.ts";
import { rdsProxyRequiresTls } from "./rds-proxy-requires-tls.ts";
import { rdsSnapshotNotPublic } from "./rds-snapshot-not-public.ts";
import { rdsStorageEncrypted } from "./rds-storage-encrypted.ts";

export const rdsRules: readonly Rule[] = [
  rdsAutoMinorUpgrade,
  rdsBackupEnabled,
  rdsClusterMultiAz,
  rdsDeletionProtection,
  rdsEnhancedMonitoring,
  rdsIamAuthentication,
  rdsLogExports,
  rdsMultiAz,
  rdsNotPublic,
  rdsProxyIamRequired,
  rdsProxyRequiresTls,
  rdsSnapshotNotPublic,
  rdsStorageEncrypted,
];
