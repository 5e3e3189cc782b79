import type { Rule } from "../../rule.ts";
import { auroraClusterInBackupPlan } from "./aurora-cluster-in-backup-plan.ts";
import { backupPlanFrequencyAndRetention } from "./backup-plan-frequency-and-retention.ts";
import { backupRecoveryPointNoManualDelete } from "./backup-recovery-point-no-manual-delete.ts";
import { backupVaultKms } from "./backup-vault-kms.ts";
import { backupVaultLocked } from "./backup-vault-locked.ts";
import { backupVaultPolicyNotPublic } from "./backup-vault-policy-not-public.ts";
import { dynamodbInBackupPlan } from "./dynamodb-in-backup-plan.ts";
import { ebsVolumeInBackupPlan } from "./ebs-volume-in-backup-plan.ts";
import { ec2InstanceInBackupPlan } from "./ec2-instance-in-backup-plan.ts";
import { efsInBackupPlan } from "./efs-in-backup-plan.ts";
import { rdsInBackupPlan } from "./rds-in-backup-plan.ts";

export const backupRules: readonly Rule[] = [
  auroraClusterInBackupPlan,
  backupPlanFrequencyAndRetention,
  backupRecoveryPointNoManualDelete,
  backupVaultKms,
  backupVaultLocked,
  backupVaultPolicyNotPublic,
  dynamodbInBackupPlan,
  ebsVolumeInBackupPlan,
  ec2InstanceInBackupPlan,
  efsInBackupPlan,
  rdsInBackupPlan,
];
